import { createHash } from 'node:crypto'
import { join } from 'node:path'

/** The file of one owner of an inventory. Anything may stand in the name of an owner; a digest can always be a file name. */
export function ownerFile(folder: string, owner: string): string {
  const name = createHash('sha256').update(owner).digest('hex').slice(0, 24)
  return join(folder, `${name}.json`)
}
