import { addressOf } from '../../src-shared/domain/entry-address'
import { type AppError, AppFailure } from '../../src-shared/errors'
import {
  type AppEnvironment,
  type CallArgs,
  type CallName,
  type Calls,
  type CallValue,
  type CrawlWish,
  type ListingReply,
  type Milestone,
} from '../../src-shared/ipc/contract'
import type { ExportRequest } from '../../src-shared/ipc/index-contract'
import { type CheckedArgs, callEnvelope, callSchemas, isCallName } from '../../src-shared/ipc/schemas'
import type { AboutFacts } from '../../src-shared/model/about-facts'
import type { Brought } from '../../src-shared/model/brought'
import { NO_CRAWL } from '../../src-shared/model/crawl'
import type { OpensAt } from '../../src-shared/model/opens-at'
import type { Operation, OperationRequest, UndoStack } from '../../src-shared/model/operation'
import { NO_PLACES } from '../../src-shared/model/places'
import type { TlsFiles } from '../../src-shared/model/source'
import { NO_TRAY } from '../../src-shared/model/tray'
import { err, ok, type Result } from '../../src-shared/result'
import { say } from '../../src-shared/sentences'
import type { SettingsStore } from '../app/settings'
import type { Start } from '../app/start/start'
import type { WindowActions } from '../app/window-actions'
import type { AppPage } from '../app/windows/app-page'
import type { Page } from '../app/windows/pages'
import { exportTo } from '../index/export-file'
import type { IndexService } from '../index/index-service'
import type { OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import { type BringEnd, bringFiles } from '../session/bring-files'
import { localFileOf } from '../session/local-file'
import type { OpenSource } from '../session/open-source'
import type { OpenSources } from '../session/open-sources'
import { restoreVersion, versionsOf } from '../session/restore-version'
import type { Sessions } from '../session/sessions'
import type { WorkBeside } from '../session/work-beside'
import { pinnedTarget } from '../sources/pinned-calls'
import type { SourceConnection } from '../sources/source-connection'
import type { PageThumbnails } from '../thumbnails/page-thumbnails'
import type { FailureLog } from '../wire/failure-log'
import { parseSource } from '../wire/source-address'
import { type PieceSink, replyWith } from './listing-reply'
import type { UntoldOperations } from './untold-operations'

/** What a handler may know of the call it serves. */
export interface CallContext<Source = OpenSource> {
  readonly callId: string
  /** Whose inventory is meant: the one that the call names, or the one that is shown. */
  readonly source: Source
  /** Aborted by `call.abort` and when the page goes away. */
  readonly signal: AbortSignal
  /** Keeps the call abortable after its reply, until this ends: for what is streamed. */
  keepUntil(done: Promise<unknown>): void
}

/** One function per call of the contract: a call that nobody serves does not compile. */
export type Handlers<Source = OpenSource> = {
  readonly [N in CallName]: (
    args: CheckedArgs<N>,
    context: CallContext<Source>,
  ) => Promise<CallValue<N>> | CallValue<N>
}

type ListContext = Omit<CallContext, 'source'>

export interface ListParts {
  readonly sessions: Sessions
  readonly openPort: (streamId: string) => PieceSink
}

/** What is about one page is about that which is served. */
export interface HandlerParts extends Pick<ListParts, 'openPort'> {
  readonly page: AppPage
  readonly open: OpenSources
  readonly about: () => AboutFacts
  readonly engine: OperationEngine
  readonly work: WorkBeside
  readonly journal: Journal
  readonly environment: AppEnvironment
  readonly thumbnails: PageThumbnails
  readonly untold: UntoldOperations
  readonly settings: SettingsStore
  readonly report: (milestone: Milestone, ok: boolean, text: string) => void
  readonly window: WindowActions
  /** A further one, beside this page's. */
  readonly openWindow: (opensAt: OpensAt) => void
  readonly start: Start
  readonly failures: FailureLog
  readonly indexing: IndexService
  /** Gives the page a port to the index, now and whenever it was started anew. */
  readonly connectIndex: () => void
  readonly diagnose: () => Promise<string>
  readonly desk: () => CallDesk
}

/** What it is called on this computer is the source's to say, and main's to believe. */
async function openOutside(
  { open, window }: HandlerParts,
  { entry, how }: CheckedArgs<'inventory.openOutside'>,
  { source, signal }: CallContext,
): Promise<null> {
  const added = open.list.lines.find(line => line.source.id === source.id)?.source ?? null
  const file = await localFileOf(added, source.connection.gateway(), entry, signal)
  if (how === 'show') return quiet(window.showFile(file))
  const problem = await window.openFile(file)
  if (problem !== null) throw new AppFailure({ kind: 'refused', ...say('not-opened'), detail: problem })
  return null
}

/** What was begun in one inventory is told in both, also to a page that has not lived to hear the answer. */
export async function bring(
  {
    open,
    engine,
    work,
    untold,
    page,
  }: Pick<HandlerParts, 'open' | 'engine' | 'work' | 'untold'> & { readonly page: Page },
  { to, ...wish }: CheckedArgs<'operations.bring'>,
  { source, signal }: Pick<CallContext, 'source' | 'signal'>,
): Promise<Brought> {
  const target = open.all.find(({ id }) => id === to)
  if (target === undefined) throw new AppFailure({ kind: 'offline', ...say('not-connected') })
  const endOf = (end: OpenSource): BringEnd => ({
    target: pinnedTarget(end.connection),
    gateway: () => end.connection.gateway(),
    added: open.list.lines.find(line => line.source.id === end.id)?.source ?? null,
  })
  const [here, there] = [endOf(source), endOf(target)]
  const inventories = [here.target.inventory, there.target.inventory]
  const brought = await work.during({ inventories, entry: null }, () =>
    bringFiles(engine, here, there, wish, signal),
  )
  if (signal.aborted) {
    const { copied, trashed, stays } = brought
    untold.put(copied, there.target.inventory, page, stays)
    if (trashed !== null) untold.put(trashed, here.target.inventory, page)
  }
  return brought
}

const NO_UNDO: UndoStack = { undo: null, redo: null }

/** What the journal keeps of entries. */
const journalHandlers: Pick<Handlers, 'trash.notes' | 'locks.list' | 'locks.set'> = {
  // An empty answer would say that nobody here made these folders.
  'trash.notes': ({ recordIds }, { source }) => source.sessions.required().trashNotes(recordIds),
  'locks.list': (_, { source }) => source.sessions.current?.locks() ?? [],
  'locks.set': (wish, { source }) => quiet(source.sessions.required().setLock(wish)),
}

/** Of the inventories that a person adds. */
function sourcesHandlers({ open, window }: Pick<HandlerParts, 'open' | 'window'>) {
  return {
    'sources.list': () => open.list,
    'sources.show': ({ id }) => quiet(open.show(id)),
    'sources.add': ({ platform, ...wish }) => open.add(platform, wish),
    'sources.takeSnapshot': (wish, { signal }) => open.takeSnapshot(wish, signal),
    'sources.change': ({ id, ...wish }) => quiet(open.change(id, wish)),
    'sources.remove': ({ id }) => quiet(open.remove(id)),
    'sources.chooseFolder': () => window.chooseFolder(),
  } satisfies Partial<Handlers>
}

/** What the page asks of its window, and for it. */
function windowHandlers({ window, page, start, openWindow }: HandlerParts) {
  return {
    'app.drawn': () => {
      page.drawn()
      return quiet(start.drawn())
    },
    'links.take': () => start.requests.take(),
    'window.open': opensAt => quiet(openWindow(opensAt)),
    'menu.show': ({ menus }) => quiet(window.showMenu(menus)),
    'window.showWork': work => quiet(window.showWork(work)),
    'window.perform': ({ action }) => quiet(window.perform(action)),
    'app.openLink': async ({ link }) => quiet(await window.openLink(link)),
  } satisfies Partial<Handlers>
}

/** Of the kept states of an item. */
function versionHandlers({ work }: HandlerParts) {
  return {
    'inventory.versions': ({ entry }, { source, signal }) =>
      versionsOf(source.connection.gateway(), entry, signal),
    'inventory.restoreVersion': async ({ entry, versionId }, { source }) =>
      quiet(
        await restoreVersion(
          {
            gateway: source.connection.gateway(),
            inventory: source.sessions.required().id,
            work,
            outdated: folders => source.outdated(folders),
          },
          entry,
          versionId,
        ),
      ),
  } satisfies Partial<Handlers>
}

/** What a person keeps at hand. */
const placesHandlers: Pick<
  Handlers,
  | 'places.read'
  | 'places.pin'
  | 'places.unpin'
  | 'places.visit'
  | 'places.forgetRecent'
  | 'places.saveSearch'
  | 'places.changePalettes'
> = {
  'places.read': (_, { source }) => source.sessions.current?.places.places ?? NO_PLACES,
  'places.pin': ({ place, at }, { source }) => quiet(source.sessions.required().places.pin(place, at)),
  'places.unpin': ({ recordId }, { source }) => quiet(source.sessions.required().places.unpin(recordId)),
  'places.visit': ({ place }, { source }) => quiet(source.sessions.required().places.visit(place)),
  'places.forgetRecent': (_, { source }) => quiet(source.sessions.required().places.forgetRecent()),
  'places.saveSearch': ({ query, isSaved }, { source }) =>
    quiet(source.sessions.required().places.saveSearch(query, isSaved)),
  'places.changePalettes': (change, { source }) =>
    quiet(source.sessions.required().places.changePalettes(change)),
}

export function createHandlers(parts: HandlerParts): Handlers {
  const { open, engine, thumbnails, settings, openPort } = parts
  /** What is looked for, named or chosen is shown instead of what a person added. */
  const found = (): SourceConnection => {
    open.show(null)
    return open.found.connection
  }
  return {
    'app.environment': () => parts.environment,
    'app.about': () => parts.about(),
    'app.report': ({ milestone, ok, text }) => quiet(parts.report(milestone, ok, text)),
    ...windowHandlers(parts),
    'call.abort': ({ callId }) => quiet(parts.desk().abort(callId)),
    'source.state': () => open.shown.connection.state,
    'source.search': ({ where }) => (where === 'anywhere' ? open.shown.connection : found()).search(where),
    'source.connectTo': ({ address, ...tls }) => connectTo(found, address, tls),
    'source.accept': ({ address }) => quiet(open.shown.connection.accept(address)),
    'source.choose': ({ address }) => quiet(found().choose(address)),
    'source.openSandbox': () => quiet(found().openSandbox()),
    ...sourcesHandlers(parts),
    'diagnostics.report': ({ hasNames }) => {
      parts.failures.hasNames = hasNames
      return parts.diagnose()
    },
    'inventory.list': (args, context) => list({ ...sessionsOf(context), openPort }, args, context),
    'inventory.listSaved': (args, context) => listSaved({ ...sessionsOf(context), openPort }, args, context),
    'operations.run': (request, context) => runOperation(parts, request, context),
    'operations.bring': (wish, context) => bring(parts, wish, context),
    'operations.untold': (_, { source }) => {
      const { current } = source.sessions
      return current === null ? [] : parts.untold.take(current.id, parts.page)
    },
    'operations.current': (_, { source }) => source.sessions.current?.operations() ?? [],
    'operations.cancel': ({ operationId }) => quiet(engine.cancel(operationId)),
    'history.list': ({ beforeId, limit }, { source }) => source.sessions.history(beforeId, limit),
    'history.stack': (_, { source }) => source.sessions.current?.undoStack() ?? NO_UNDO,
    'moves.leave': ({ moveId }, { source }) => quiet(source.sessions.required().leaveMove(moveId)),
    'moves.lookAgain': (_, { source }) => quiet(source.sessions.current?.lookAgain()),
    'moves.unfinished': (_, { source }) => source.sessions.current?.unfinishedMoves() ?? [],
    'inventory.count': ({ entries }, { source }) => engine.count(entries, pinnedTarget(source.connection)),
    'inventory.find': ({ recordId }, { source, signal }) =>
      source.connection.gateway().find(recordId, signal),
    'inventory.openOutside': (args, context) => openOutside(parts, args, context),
    ...versionHandlers(parts),
    'inventory.question': (_, { source }) => source.asker.question,
    'inventory.answer': async ({ unnamed, isSame }, { source }) =>
      quiet(await source.asker.answer(unnamed, isSame)),
    ...journalHandlers,
    'journal.state': () => parts.journal.state,
    'thumbnails.want': ({ wanted, unusable, dropped }, { source }) => {
      // They are fetched for what is shown, and kept under its name.
      if (source !== open.shown) throw new AppFailure(OTHER_OPEN)
      return quiet(thumbnails.want(parts.page, wanted, dropped, unusable))
    },
    'thumbnails.keepSmall': ({ data, ...of }, { source }) => {
      if (source !== open.shown) throw new AppFailure(OTHER_OPEN)
      return quiet(thumbnails.queue.keepSmall(of, data))
    },
    ...placesHandlers,
    'tray.read': (_, { source }) => source.sessions.current?.tray.tray ?? NO_TRAY,
    'tray.collect': ({ entries }, { source }) => source.sessions.required().tray.collect(entries),
    'tray.take': ({ recordIds }, { source }) => quiet(source.sessions.required().tray.take(recordIds)),
    'index.connect': () => quiet(parts.connectIndex()),
    'index.export': (request, context) => exportKnown(parts, request, context),
    'crawl.read': (_, { source }) => (source === open.shown ? parts.indexing.crawler.now : NO_CRAWL),
    'crawl.steer': ({ to }, { source }) => quiet(steerCrawl(parts, source, to)),
    'crawl.follow': async ({ recordId }, { source }) => {
      if (source !== open.shown) throw new AppFailure(OTHER_OPEN)
      source.sessions.required()
      return quiet(await parts.indexing.crawler.followLink(recordId))
    },
    'index.forget': async (_, { source }) => {
      const session = source.sessions.required()
      await thumbnails.queue.forget(session.id)
      return quiet(await session.forget())
    },
    'settings.read': () => settings.state,
    'settings.change': change => settings.change(change),
  }
}

/** A page that was reloaded, crashed or closed meanwhile has not heard how it ended. */
async function runOperation(
  { engine, untold, page }: HandlerParts,
  request: OperationRequest,
  { source, signal }: CallContext,
): Promise<Operation> {
  const target = pinnedTarget(source.connection)
  const operation = await engine.run(request, target)
  if (signal.aborted) untold.put(operation, target.inventory, page)
  return operation
}

function sessionsOf({ source }: CallContext): Pick<ListParts, 'sessions'> {
  return { sessions: source.sessions }
}

/** Fails at once where the address cannot be one; what answers there is told by the state. */
function connectTo(connection: () => SourceConnection, address: string, tls: TlsFiles): null {
  const hasFiles = tls.caFile !== null || tls.certificateFile !== null || tls.keyFile !== null
  const source = parseSource(address, 'dialog', hasFiles ? tls : null)
  if (!source.ok) throw new AppFailure(source.error)
  connection().connectTo(source.value)
  return null
}

/** To a file that the person chooses; null when they chose none. */
async function exportKnown(
  { window, indexing, open }: HandlerParts,
  request: ExportRequest,
  { source, signal }: CallContext,
): Promise<number | null> {
  const file = await window.chooseFile(`inventory.${request.format}`)
  if (file === null) return null
  // Another one may be shown by now.
  if (source !== open.shown) throw new AppFailure(OTHER_OPEN)
  return exportTo(file, request, indexing.index.calls, signal)
}

/** Only what is shown is looked through. */
function steerCrawl({ indexing: { crawler }, open }: HandlerParts, source: OpenSource, to: CrawlWish): void {
  if (source !== open.shown) throw new AppFailure(OTHER_OPEN)
  source.sessions.required()
  if (to === 'allow') crawler.allow()
  else if (to === 'stop') crawler.stop()
  else crawler.goOn()
}

function quiet(_nothing: void): null {
  return null
}

/** Lists a folder of the inventory that is open. */
export async function list(
  { sessions, openPort }: ListParts,
  { folder, streamId, isInBackground }: CallArgs<'inventory.list'>,
  context: ListContext,
): Promise<ListingReply> {
  const address = addressOf(folder.path, folder.id)
  const listing = await sessions
    .required()
    .list(address, context.signal, isInBackground === true ? 'pictures' : 'person')
  return replyWith(listing, () => openPort(streamId), context)
}

/** A folder as it was listed last; kind `offline` where it never was. */
async function listSaved(
  { sessions, openPort }: ListParts,
  { path, streamId }: CallArgs<'inventory.listSaved'>,
  context: ListContext,
): Promise<ListingReply> {
  const listing = await sessions.required().saved(path, context.signal)
  if (listing === null) throw new AppFailure({ kind: 'offline', ...say('not-connected') })
  return replyWith(listing, () => openPort(streamId), context)
}

const OTHER_OPEN: AppError = { kind: 'offline', ...say('other-inventory-opened') }

type Answer = Result<Calls[CallName]['value']>

/**
 * Serves calls without knowing how they travel: parses the arguments, runs the
 * handler, and answers a `Result` whatever happens. Nothing is ever thrown at
 * the caller: Electron would strip it of everything but its message.
 */
export class CallDesk<Source = OpenSource> {
  readonly #handlers: Handlers<Source>
  readonly #sourceOf: (inventory: string | undefined) => Source | null
  readonly #log: (line: string) => void
  readonly #running = new Map<string, AbortController>()

  /** `sourceOf`: where an inventory is open, null where it is not; the one that is shown for calls that name none. */
  constructor(
    handlers: Handlers<Source>,
    sourceOf: (inventory: string | undefined) => Source | null,
    log: (line: string) => void,
  ) {
    this.#handlers = handlers
    this.#sourceOf = sourceOf
    this.#log = log
  }

  async answer(raw: unknown): Promise<Answer> {
    const envelope = callEnvelope.safeParse(raw)
    if (!envelope.success) return err(bug('The window sent something that is not a call.'))
    const { name, callId, args, inventory } = envelope.data
    if (!isCallName(name)) return err(bug('The window asked for something that does not exist.'))
    if (this.#running.has(callId)) return err(bug('The window used the id of a running call again.'))
    // The window may not know yet that another one is being opened: nothing meant for one is done in the other.
    const source = this.#sourceOf(inventory)
    return source === null ? err(OTHER_OPEN) : this.#serve(name, { callId, source }, args)
  }

  abort(callId: string): void {
    this.#running.get(callId)?.abort()
  }

  /** The window that asked is gone. */
  abortAll(): void {
    for (const controller of this.#running.values()) controller.abort()
  }

  async #serve<N extends CallName>(
    name: N,
    { callId, source }: Pick<CallContext<Source>, 'callId' | 'source'>,
    raw: unknown,
  ): Promise<Result<CallValue<N>>> {
    const args = callSchemas[name].safeParse(raw)
    if (!args.success) {
      this.#log(
        `call ${name}: bad arguments: ${args.error.issues.map(issue => issue.path.join('.')).join(', ')}`,
      )
      return err(bug(`The window asked for “${name}” in a way that makes no sense.`))
    }
    const controller = new AbortController()
    const kept: Promise<unknown>[] = []
    const context: CallContext<Source> = {
      callId,
      source,
      signal: controller.signal,
      keepUntil: done => void kept.push(done),
    }
    this.#running.set(callId, controller)
    try {
      return ok(await this.#handlers[name](args.data, context))
    } catch (thrown) {
      return err(this.#errorOf(name, thrown))
    } finally {
      void Promise.allSettled(kept).then(() => this.#running.delete(callId))
    }
  }

  #errorOf(name: CallName, thrown: unknown): AppError {
    if (thrown instanceof AppFailure) return thrown.error
    this.#log(`call ${name}: ${thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown)}`)
    return { kind: 'bug', ...say('own-fault'), detail: String(thrown) }
  }
}

/** For whoever broke the contract: no person sees these. */
function bug(message: string): AppError {
  return { kind: 'bug', message }
}
