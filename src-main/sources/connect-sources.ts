import { dirname, join } from 'node:path'
import type { AppError } from '../../src-shared/errors'
import type { KnownInventory } from '../../src-shared/model/inventory-id'
import type { Source, SourceState } from '../../src-shared/model/source'
import type { CallFailure } from '../wire/failure-log'
import { openGateway } from '../wire/open-gateway'
import { socketPathOf } from '../wire/socket-address'
import { configuredSource, type DiscoverySettings, socketFolder, socketsIn } from '../wire/socket-discovery'
import { isSocketAddress } from '../wire/source-address'
import { probeBeside, probeSources } from './find-sources'
import { FolderWatch } from './folder-watch'
import { RememberedSource } from './remembered-source'
import type { SameInventories } from './same-inventories'
import type { ServiceProcess } from './service-process'
import { SourceConnection } from './source-connection'
import { WakeWatch } from './wake-watch'

export interface SourcesParts {
  readonly discovery: DiscoverySettings
  readonly userData: string
  /** The sandbox that comes with Satchel. */
  readonly builtIn: Pick<ServiceProcess, 'start' | 'stop'>
  /** What can be shown when nothing runs. */
  readonly saved: KnownInventory | null
  readonly same: SameInventories
  readonly log: (line: string) => void
  readonly publish: (state: SourceState) => void
  readonly onFailure: (failure: CallFailure) => void
}

export interface Sources {
  readonly connection: SourceConnection
  /** Begins the search; until then the state is `connecting`. */
  start(): void
  stop(): void
}

/** Wires discovery, the wire and the built-in sandbox into one connection. */
export function connectSources(parts: SourcesParts): Sources {
  const { discovery, builtIn } = parts
  const configured = configuredSource(discovery)
  const open = (source: Source, accepted: readonly string[], signal: AbortSignal) =>
    openGateway(source, { isAccepted: accepted.includes(source.address), onFailure: parts.onFailure }, signal)
  const remembered = new RememberedSource(join(parts.userData, 'source.json'), parts.log)
  const watch = new FolderWatch(() => connection.folderChanged())
  const watchFor = (source: Source | null): void => watch.watch(folderOf(source) ?? socketFolder(discovery))
  const connection = new SourceConnection({
    start: {
      configured: configured?.ok ? configured.value : null,
      problem: configured?.ok === false ? configured.error : null,
      remembered: remembered.choice,
      saved: parts.saved,
      sameAs: parts.same.sameAs,
    },
    find: async (accepted, signal, sameAs) => {
      const sources = await socketsIn(socketFolder(discovery))
      return probeSources(sources, (source, by) => open(source, accepted, by), signal, sameAs)
    },
    findBeside: (source, signal, sameAs) => probeBeside(source, open, signal, sameAs),
    open,
    watch: watchFor,
    remember: choice => remembered.choose(choice),
    startProcess: signal => builtIn.start(signal),
    publish: state => {
      parts.log(`source: ${describe(state)}`)
      parts.publish(state)
    },
  })
  const sleep = new WakeWatch(() => connection.wake())
  const start = (): void => {
    sleep.start()
    watchFor(configured?.ok ? configured.value : null)
    void connection.search()
  }
  const stop = (): void => {
    sleep.stop()
    watch.stop()
    connection.close()
    builtIn.stop()
  }
  return { connection, start, stop }
}

/** Of a source on the network there is none. */
function folderOf(source: Source | null): string | null {
  if (source === null || !isSocketAddress(source.address)) return null
  return dirname(socketPathOf(source.address))
}

function describe(state: SourceState): string {
  if (state.kind === 'choose-source') return `${state.kind} of ${state.candidates.length}`
  const why: AppError | null = state.kind === 'disconnected' ? state.error : null
  return `${state.kind} ${state.source?.address ?? ''} ${why === null ? '' : why.message}`.trim()
}
