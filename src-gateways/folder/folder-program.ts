import { statSync } from 'node:fs'
import { resolve } from 'node:path'
import type { PlatformProgram } from '../kit/program.ts'
import { StartFailure, usageError } from '../kit/start-failure.ts'
import { FolderFiles } from './folder-files.ts'
import { FolderPlatform } from './folder-platform.ts'

export const folderProgram: PlatformProgram = {
  name: 'folder',
  usage: '<folder>',
  summary: 'A folder of files on this computer, as Omniverse keeps its worlds.',
  options: { poll: { type: 'boolean', help: 'look for changes instead of being told of them' } },
  secrets: {},
  open: async ({ positionals, values, allowChanges, log }) => {
    const [path, ...others] = positionals
    if (path === undefined || others.length > 0) throw usageError('Give one folder.')
    refuseNoFolder(path)
    const files = await FolderFiles.open(resolve(path))
    // Nobody waits for it: what was half-copied is compared with what it was copied from.
    const failed = (thrown: unknown) => log.info(`What was half-copied stays where it is: ${String(thrown)}`)
    if (allowChanges) files.tidy(log.info).catch(failed)
    return new FolderPlatform(files, { isPolling: values.poll === true, log: log.info })
  },
}

function refuseNoFolder(path: string): void {
  try {
    if (statSync(path).isDirectory()) return
  } catch (thrown) {
    throw new StartFailure(
      `${path} cannot be opened: ${thrown instanceof Error ? thrown.message : String(thrown)}`,
    )
  }
  throw new StartFailure(`${path} is not a folder.`)
}
