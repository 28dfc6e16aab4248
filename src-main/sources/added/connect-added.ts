import { AppFailure } from '../../../src-shared/errors'
import type { AddedSource } from '../../../src-shared/model/added-source'
import type { KnownInventory } from '../../../src-shared/model/inventory-id'
import type { Source, SourceState } from '../../../src-shared/model/source'
import { say } from '../../../src-shared/sentences'
import type { CallFailure } from '../../wire/failure-log'
import type { Gateway } from '../../wire/gateway'
import { openGateway } from '../../wire/open-gateway'
import type { Sources } from '../connect-sources'
import type { SameInventories } from '../same-inventories'
import type { ServiceProcess } from '../service-process'
import { SourceConnection } from '../source-connection'
import { WakeWatch } from '../wake-watch'
import { awayError } from './away-error'

export interface AddedParts {
  readonly source: AddedSource
  readonly gateway: Pick<ServiceProcess, 'start' | 'stop'>
  /** It cannot be opened before the person has given them again. */
  readonly needsSecrets: () => boolean
  /** Opening it would sign the person in, which they have not agreed to since Satchel started. */
  readonly asksSignIn: () => boolean
  readonly same: SameInventories
  /** What it showed last, and can be shown of it while it cannot be reached. */
  readonly saved: KnownInventory | null
  readonly log: (line: string) => void
  readonly publish: (state: SourceState) => void
  readonly onFailure: (failure: CallFailure) => void
}

/** The connection to one inventory that a person added, through the gateway that Satchel runs for it. */
export function connectAdded(parts: AddedParts): Sources {
  const { source, gateway, same, saved, log } = parts
  const nothingElse = { live: [], tooOld: [], unreachable: [], problem: null }
  const connection = new SourceConnection({
    start: { sameAs: same.sameAs, isOwnProcess: true, saved },
    find: () => Promise.resolve(nothingElse),
    findBeside: () => Promise.resolve([]),
    open: (at, _accepted, signal) => openReached(parts, at, signal),
    watch: () => {},
    remember: () => {},
    startProcess: async signal => {
      if (parts.asksSignIn())
        throw new AppFailure({ kind: 'not-ready', ...say('sign-in-asked', source.title) })
      if (!parts.needsSecrets()) return gateway.start(signal)
      throw new AppFailure({ kind: 'not-ready', ...say('secret-needed', source.title) })
    },
    publish: state => {
      log(`source ${source.platform}: ${state.kind}`)
      parts.publish(state)
    },
  })
  const sleep = new WakeWatch(() => connection.wake())
  return {
    connection,
    start: () => {
      sleep.start()
      void connection.search()
    },
    stop: () => {
      sleep.stop()
      connection.close()
      gateway.stop()
    },
  }
}

/** Where there is something to show until then, a gateway counts as open only when it reaches its platform. */
async function openReached(
  { saved, onFailure }: AddedParts,
  at: Source,
  signal: AbortSignal,
): Promise<Gateway> {
  const gateway = await openGateway(at, { isAccepted: true, onFailure }, signal)
  const away = saved === null ? null : await awayError(gateway, signal)
  if (away === null) return gateway
  gateway.close()
  throw new AppFailure(away)
}
