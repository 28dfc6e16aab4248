import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

/** Where the checkout keeps the emoji pictures. A packed app has none of its packages and passes `--pictures`. */
export function defaultPictures(): string {
  try {
    const manifest = createRequire(import.meta.url).resolve('@lobehub/fluent-emoji-3d/package.json')
    return join(dirname(manifest), 'assets')
  } catch {
    // Every thumbnail will be missing, which the service may say of any record.
    return join(process.cwd(), 'pictures')
  }
}
