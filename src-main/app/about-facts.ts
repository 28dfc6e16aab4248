import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { app } from 'electron'
import { z } from 'zod'
import type { AboutFacts } from '../../src-shared/model/about-facts'

/** `npm run package` writes the commit into the manifest that it ships. */
const manifest = z.object({ commit: z.string().min(1).optional() })

export function aboutFacts(): AboutFacts {
  const { electron, chrome, node } = process.versions
  return {
    version: app.getVersion(),
    commit: commitOf(app.getAppPath()),
    electron,
    chromium: chrome,
    node,
    system: `${SYSTEMS[process.platform] ?? process.platform} ${process.arch}`,
  }
}

const SYSTEMS: Partial<Record<NodeJS.Platform, string>> = {
  darwin: 'macOS',
  linux: 'Linux',
  win32: 'Windows',
}

function commitOf(folder: string): string | null {
  try {
    const parsed = manifest.safeParse(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')))
    return parsed.data?.commit ?? null
  } catch {
    return null
  }
}
