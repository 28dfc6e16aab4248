import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** The thumbnails of the sandbox come from a package beside the bundle; null where it is not installed. */
export function picturesFolder(bundleFolder: string): string | null {
  const require = createRequire(join(bundleFolder, 'main.cjs'))
  try {
    return join(dirname(require.resolve('@lobehub/fluent-emoji-3d/package.json')), 'assets')
  } catch {
    return null
  }
}
