import { AppFailure } from '../../src-shared/errors'
import {
  type AppEnvironment,
  type CallArgs,
  type ListingReply,
  type Milestone,
  STREAM_FROM_ENTRIES,
} from '../../src-shared/ipc/contract'
import type { TlsFiles } from '../../src-shared/model/source'
import { aboutFacts } from '../about-facts'
import { pinnedTarget } from '../connection/pinned-calls'
import type { SourceConnection } from '../connection/source-connection'
import type { FailureLog } from '../diagnostics/failure-log'
import { parseSource } from '../grpc/source-address'
import type { OperationEngine } from '../operations/engine'
import type { PlacesStore } from '../places'
import type { SettingsStore } from '../settings'
import type { Start } from '../start/start'
import type { ThumbnailQueue } from '../thumbnails/thumbnail-queue'
import type { WindowActions } from '../window-actions'
import type { CallContext, CallDesk, Handlers } from './call-desk'
import { type PieceSink, streamPieces } from './stream-pieces'

export interface HandlerParts {
  readonly environment: AppEnvironment
  readonly connection: SourceConnection
  readonly engine: OperationEngine
  readonly thumbnails: ThumbnailQueue
  readonly settings: SettingsStore
  readonly places: PlacesStore
  readonly report: (milestone: Milestone, ok: boolean, text: string) => void
  readonly window: WindowActions
  readonly start: Start
  readonly failures: FailureLog
  readonly diagnose: () => Promise<string>
  readonly openPort: (streamId: string) => PieceSink
  readonly desk: () => CallDesk
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { connection, engine, thumbnails, settings, places } = parts
  return {
    'app.environment': () => parts.environment,
    'app.about': aboutFacts,
    'app.drawn': () => quiet(parts.start.drawn()),
    'links.take': () => parts.start.requests.take(),
    'app.report': ({ milestone, ok, text }) => quiet(parts.report(milestone, ok, text)),
    'menu.show': ({ menus }) => quiet(parts.window.showMenu(menus)),
    'window.perform': ({ action }) => quiet(parts.window.perform(action)),
    'app.openLink': async ({ link }) => quiet(await parts.window.openLink(link)),
    'call.abort': ({ callId }) => quiet(parts.desk().abort(callId)),
    'source.state': () => connection.state,
    'source.search': ({ where }) => connection.search(where),
    'source.connectTo': ({ address, ...tls }) => connectTo(connection, address, tls),
    'source.accept': ({ address }) => quiet(connection.accept(address)),
    'source.choose': ({ address }) => quiet(connection.choose(address)),
    'source.openSandbox': () => quiet(connection.openSandbox()),
    'diagnostics.report': ({ hasNames }) => {
      parts.failures.hasNames = hasNames
      return parts.diagnose()
    },
    'inventory.list': (args, context) => list(parts, args, context),
    'operations.run': request => engine.run(request, pinnedTarget(connection)),
    'operations.current': () => engine.current(),
    'thumbnails.want': ({ wanted, unusable, dropped }) => quiet(thumbnails.want(wanted, dropped, unusable)),
    'places.read': () => places.places,
    'places.pin': ({ place }) => quiet(places.pin(place)),
    'places.unpin': ({ recordId }) => quiet(places.unpin(recordId)),
    'places.visit': ({ place }) => quiet(places.visit(place)),
    'places.forgetRecent': () => quiet(places.forgetRecent()),
    'settings.read': () => settings.state,
    'settings.change': change => settings.change(change),
  }
}

/** Fails at once where the address cannot be one; what answers there is told by the state. */
function connectTo(connection: SourceConnection, address: string, tls: TlsFiles): null {
  const hasFiles = tls.caFile !== null || tls.certificateFile !== null || tls.keyFile !== null
  const source = parseSource(address, 'dialog', hasFiles ? tls : null)
  if (!source.ok) throw new AppFailure(source.error)
  connection.connectTo(source.value)
  return null
}

/** Small listings travel in the reply; of large ones the reply tells the size and the pieces follow. */
async function list(
  { connection, openPort }: HandlerParts,
  { path, streamId, isInBackground }: CallArgs<'inventory.list'>,
  context: CallContext,
): Promise<ListingReply> {
  const listing = await connection.gateway().list(path, context.signal, isInBackground)
  const { count, listedAtMs } = listing
  if (count < STREAM_FROM_ENTRIES && listing.byteLength < MAX_REPLY_BYTES) {
    return { kind: 'entries', entries: listing.entries(), listedAtMs }
  }
  context.keepUntil(streamPieces(listing, openPort(streamId), context.signal))
  return { kind: 'stream', total: count, listedAtMs }
}

/** A few entries with names of a megabyte are a large listing, too. */
const MAX_REPLY_BYTES = 2_000_000

function quiet(_nothing: void): null {
  return null
}
