import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Subject, SubjectOptions } from '../../kit/conformance/subject.ts'
import { servePlatform } from '../../kit/testing/serve-platform.ts'
import { FolderFiles } from '../folder-files.ts'
import { FolderPlatform } from '../folder-platform.ts'

export interface FolderSubject extends Subject {
  /** The folder itself. */
  readonly root: string
}

interface FolderSubjectOptions extends SubjectOptions {
  readonly isPolling?: boolean
  /** The folder that another gateway served before. */
  readonly root?: string
  /** See `FileIds`. */
  readonly birthsFromMs?: number
}

/** A gateway over a temporary folder, a new one unless told, which goes with it. */
export async function openTestFolder(options: FolderSubjectOptions): Promise<FolderSubject> {
  const root = options.root ?? mkdtempSync(join(tmpdir(), 'satchel-folder-'))
  const files = await FolderFiles.open(root, options.birthsFromMs)
  const platform = new FolderPlatform(files, { isPolling: options.isPolling ?? false, log: () => {} })
  const server = await servePlatform(platform, options)
  return {
    root: files.realRoot,
    socketPath: server.socketPath,
    addItems: async ({ titles }, names) => {
      for (const name of names) writeFileSync(join(root, ...titles, name), name, { flag: 'wx' })
    },
    close: async () => {
      await server.end()
      rmSync(root, { recursive: true, force: true })
    },
  }
}
