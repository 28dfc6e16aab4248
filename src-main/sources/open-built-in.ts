import { join } from 'node:path'
import { say } from '../../src-shared/sentences'
import { picturesFolder } from './pictures-folder'
import { ServiceProcess } from './service-process'

export interface BuiltInFolders {
  readonly bundleFolder: string
  readonly userData: string
  readonly log: (line: string) => void
}

/** The sandbox that comes with Satchel, with its data beside everything else that is kept. */
export function openBuiltIn({ bundleFolder, userData, log }: BuiltInFolders): ServiceProcess {
  return new ServiceProcess({
    name: 'sandbox',
    program: join(bundleFolder, 'sandbox.cjs'),
    argumentsFor: socket => {
      // Without pictures it does without them.
      const pictures = picturesFolder(bundleFolder)
      const args = ['--socket', socket, '--data', join(userData, 'sandbox')]
      return pictures === null ? args : [...args, '--pictures', pictures]
    },
    sourceAt: address => ({ address, origin: 'built-in' }),
    doesNotStart: say('sandbox-does-not-start'),
    keepsEnding: say('sandbox-keeps-ending'),
    log,
  })
}
