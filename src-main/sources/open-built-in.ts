import { join } from 'node:path'
import { openGateway } from '../wire/open-gateway'
import { BuiltInSource } from './built-in-source'
import { picturesFolder } from './pictures-folder'

export interface BuiltInFolders {
  readonly bundleFolder: string
  readonly userData: string
  readonly log: (line: string) => void
}

/** The sandbox of the bundle, with its data beside everything else that is kept. */
export function openBuiltIn({ bundleFolder, userData, log }: BuiltInFolders): BuiltInSource {
  return new BuiltInSource({
    program: join(bundleFolder, 'sandbox.cjs'),
    dataFolder: join(userData, 'sandbox'),
    picturesFolder: () => picturesFolder(bundleFolder),
    isAlive: async (address, signal) => {
      try {
        const gateway = await openGateway({ address, origin: 'built-in' }, { isAccepted: true }, signal)
        gateway.close()
        return true
      } catch {
        return false
      }
    },
    log,
  })
}
