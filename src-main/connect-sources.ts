import { homedir } from 'node:os'
import { join } from 'node:path'
import type { AppError } from '../src-shared/errors'
import type { Source, SourceState } from '../src-shared/model/source'
import { BuiltInSource } from './connection/built-in-source'
import { probeSources } from './connection/find-sources'
import { SourceConnection } from './connection/source-connection'
import { openGateway } from './grpc/open-gateway'
import { configuredSource, type DiscoveryPlaces, socketFolder, socketsIn } from './grpc/socket-discovery'
import { picturesFolder } from './pictures-folder'

export interface SourcesParts {
  readonly argument: string | null
  readonly bundleFolder: string
  readonly userData: string
  readonly log: (line: string) => void
  readonly publish: (state: SourceState) => void
}

export interface Sources {
  readonly connection: SourceConnection
  /** Begins the search; until then the state is `connecting`. */
  start(): void
  stop(): void
}

/** Wires discovery, the wire and the built-in sandbox into one connection. */
export function connectSources(parts: SourcesParts): Sources {
  const places: DiscoveryPlaces = { argument: parts.argument, env: process.env, home: homedir() || null }
  const configured = configuredSource(places)
  const builtIn = new BuiltInSource({
    program: join(parts.bundleFolder, 'sandbox.cjs'),
    dataFolder: join(parts.userData, 'sandbox'),
    picturesFolder: () => picturesFolder(parts.bundleFolder),
    isAlive,
    log: parts.log,
  })
  const open = (source: Source, signal: AbortSignal) => openGateway(source.address, signal)
  const connection = new SourceConnection({
    configured: configured?.ok ? configured.value : null,
    problem: configured?.ok === false ? configured.error : null,
    find: async signal => probeSources(await socketsIn(socketFolder(places)), open, signal),
    open,
    startSandbox: signal => builtIn.start(signal),
    publish: state => {
      parts.log(`source: ${describe(state)}`)
      parts.publish(state)
    },
  })
  const stop = (): void => {
    connection.close()
    builtIn.stop()
  }
  return { connection, start: () => connection.search(), stop }
}

async function isAlive(address: string, signal: AbortSignal): Promise<boolean> {
  try {
    const gateway = await openGateway(address, signal)
    gateway.close()
    return true
  } catch {
    return false
  }
}

function describe(state: SourceState): string {
  if (state.kind === 'choose-source') return `${state.kind} of ${state.candidates.length}`
  const why: AppError | null = state.kind === 'disconnected' ? state.error : null
  return `${state.kind} ${state.source?.address ?? ''} ${why === null ? '' : why.message}`.trim()
}
