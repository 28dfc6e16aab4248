import { join } from 'node:path'
import type { AddedSource, SourceSecrets } from '../../../src-shared/model/added-source'
import { say } from '../../../src-shared/sentences'
import { ServiceProcess } from '../service-process'
import { gatewayArguments } from './gateway-arguments'
import type { FilesOfGateway } from './gateway-files'
import { gatewaySecrets } from './gateway-secrets'

export interface GatewayPlace {
  readonly bundleFolder: string
  readonly log: (line: string) => void
}

/**
 * The gateway of an added source, as a process of Satchel's own. Its secrets go
 * to it in one message after the fork: never as arguments, in the environment or
 * over the socket.
 */
export function runGateway(
  { bundleFolder, log }: GatewayPlace,
  source: AddedSource,
  secrets: () => SourceSecrets,
  files: FilesOfGateway,
): ServiceProcess {
  const { id, title, platform, mayChange } = source
  return new ServiceProcess({
    name: platform,
    program: join(bundleFolder, 'gateway.cjs'),
    argumentsFor: socket => [
      ...gatewayArguments(source, files),
      '--socket',
      socket,
      ...(mayChange ? ['--allow-changes'] : []),
      ...(gatewaySecrets(secrets()) === null ? [] : ['--secrets-from-parent']),
    ],
    message: () => {
      const worded = gatewaySecrets(secrets())
      return worded === null ? null : { secrets: worded }
    },
    sourceAt: address => ({ address, origin: 'added', added: { id, title } }),
    doesNotStart: say('gateway-does-not-start', title),
    keepsEnding: say('gateway-keeps-ending', title),
    log,
  })
}
