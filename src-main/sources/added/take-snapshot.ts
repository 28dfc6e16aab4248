import { join } from 'node:path'
import { utilityProcess } from 'electron'
import { AppFailure } from '../../../src-shared/errors'
import type { AddedSource, SnapshotProgress, SourceSecrets } from '../../../src-shared/model/added-source'
import type { SnapshotChanges } from '../../../src-shared/model/snapshot-changes'
import { say } from '../../../src-shared/sentences'
import { gatewayArguments } from './gateway-arguments'
import { gatewaySecrets } from './gateway-secrets'
import type { GatewayPlace } from './run-gateway'
import { changesIn, progressIn, snapshotFailure } from './snapshot-news'

export interface SnapshotWish {
  readonly source: AddedSource
  readonly secrets: SourceSecrets
  readonly file: string
  readonly tell: (progress: SnapshotProgress) => void
}

/**
 * Signs in, fetches everything into a file and signs out, by a process of its own that ends
 * with it. Answers how it differs from the one before; null: there was none. A signal that is aborted ends it: it signs out, and the file stays as it was.
 * Fails with `not-ready` in the words of the service, and with `cancelled`.
 */
export function takeSnapshot(
  { bundleFolder, log }: GatewayPlace,
  { source, secrets, file, tell }: SnapshotWish,
  signal: AbortSignal,
): Promise<SnapshotChanges | null> {
  return new Promise((resolve, reject) => {
    // What has no ids is not signed in to.
    const args = [
      ...gatewayArguments(source, { snapshot: file, ledger: '' }),
      '--sign-in',
      '--secrets-from-parent',
    ]
    const child = utilityProcess.fork(join(bundleFolder, 'gateway.cjs'), args, {
      stdio: 'ignore',
      serviceName: 'Satchel snapshot',
    })
    let isDone = false
    let changes: SnapshotChanges | null = null
    let failure = snapshotFailure({})
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process of ours, not a window
    const stop = (): void => child.postMessage({ end: true })
    signal.addEventListener('abort', stop)
    child.on('message', (message: unknown) => {
      const progress = progressIn(message)
      if (progress !== null) tell(progress)
      changes = changesIn(message) ?? changes
      if (typeof message !== 'object' || message === null) return
      if ('done' in message) isDone = true
      if ('failed' in message) failure = snapshotFailure(message)
    })
    child.once('exit', code => {
      log(`snapshot: ended with code ${code}`)
      signal.removeEventListener('abort', stop)
      if (isDone) resolve(changes)
      else if (signal.aborted) reject(new AppFailure({ kind: 'cancelled', ...say('cancelled') }))
      else reject(failure)
    })
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process of ours, not a window
    child.postMessage({ secrets: gatewaySecrets(secrets) ?? {} })
  })
}
