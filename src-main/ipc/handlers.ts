import { AppFailure } from '../../src-shared/errors'
import type { AppEnvironment, Milestone } from '../../src-shared/ipc/contract'
import type { UndoStack } from '../../src-shared/model/operation'
import { NO_PLACES } from '../../src-shared/model/places'
import type { TlsFiles } from '../../src-shared/model/source'
import { NO_TRAY } from '../../src-shared/model/tray'
import { aboutFacts } from '../app/about-facts'
import type { SettingsStore } from '../app/settings'
import type { Start } from '../app/start/start'
import type { WindowActions } from '../app/window-actions'
import type { OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import type { AskIfSame } from '../session/ask-if-same'
import type { InventorySession } from '../session/inventory-session'
import { pinnedTarget } from '../sources/pinned-calls'
import type { SourceConnection } from '../sources/source-connection'
import type { ThumbnailQueue } from '../thumbnails/thumbnail-queue'
import type { FailureLog } from '../wire/failure-log'
import { parseSource } from '../wire/source-address'
import type { CallDesk, Handlers } from './call-desk'
import { type ListParts, list, listSaved } from './list-handlers'

const NO_UNDO: UndoStack = { undo: null, redo: null }

export interface HandlerParts extends ListParts {
  readonly connection: SourceConnection
  readonly engine: OperationEngine
  readonly journal: Journal
  readonly environment: AppEnvironment
  readonly asker: AskIfSame
  readonly thumbnails: ThumbnailQueue
  readonly settings: SettingsStore
  readonly report: (milestone: Milestone, ok: boolean, text: string) => void
  readonly window: WindowActions
  readonly start: Start
  readonly failures: FailureLog
  readonly diagnose: () => Promise<string>
  readonly desk: () => CallDesk
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { connection, engine, thumbnails, settings, sessions } = parts
  const session = (): InventorySession => sessions.required()
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
    'inventory.listSaved': (args, context) => listSaved(parts, args, context),
    'operations.run': request => engine.run(request, pinnedTarget(connection)),
    'operations.current': () => engine.current(),
    'operations.cancel': ({ operationId }) => quiet(engine.cancel(operationId)),
    'history.list': ({ beforeId, limit }) => sessions.history(beforeId, limit),
    'history.stack': () => sessions.current?.undoStack() ?? NO_UNDO,
    'moves.leave': ({ moveId }) => quiet(session().leaveMove(moveId)),
    'moves.lookAgain': () => quiet(sessions.current?.lookAgain()),
    'moves.unfinished': () => sessions.current?.unfinishedMoves() ?? [],
    'inventory.count': ({ entries }) => engine.count(entries, pinnedTarget(connection)),
    'inventory.question': () => parts.asker.question,
    'inventory.answer': async ({ unnamed, isSame }) => quiet(await parts.asker.answer(unnamed, isSame)),
    'locks.list': () => sessions.current?.locks() ?? [],
    'locks.set': wish => quiet(session().setLock(wish)),
    'journal.state': () => parts.journal.state,
    'thumbnails.want': ({ wanted, unusable, dropped }) => quiet(thumbnails.want(wanted, dropped, unusable)),
    'places.read': () => sessions.current?.places.places ?? NO_PLACES,
    'places.pin': ({ place }) => quiet(session().places.pin(place)),
    'places.unpin': ({ recordId }) => quiet(session().places.unpin(recordId)),
    'places.visit': ({ place }) => quiet(session().places.visit(place)),
    'places.forgetRecent': () => quiet(session().places.forgetRecent()),
    'tray.read': () => sessions.current?.tray.tray ?? NO_TRAY,
    'tray.collect': ({ entries }) => session().tray.collect(entries),
    'tray.take': ({ recordIds }) => quiet(session().tray.take(recordIds)),
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

function quiet(_nothing: void): null {
  return null
}
