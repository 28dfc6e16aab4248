import { renameSync, statSync } from 'node:fs'

/** What stands where a folder of ours should be, a file say, is set aside: nothing could be kept otherwise, at no start. */
export function clearPlaceFor(folder: string): void {
  try {
    const found = statSync(folder, { throwIfNoEntry: false })
    if (found && !found.isDirectory())
      renameSync(folder, `${folder}.unreadable-${new Date().toISOString().replaceAll(':', '-')}`)
  } catch {
    // It stays where it is; whoever writes there says so.
  }
}
