import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Publish } from '../../src-shared/ipc/contract'
import {
  type AddedSource,
  type SourceSecrets,
  signsIn,
  takesSnapshot,
} from '../../src-shared/model/added-source'
import type { SnapshotChanges } from '../../src-shared/model/snapshot-changes'
import type { SourceState } from '../../src-shared/model/source'
import type { StartedIndex } from '../index/index-process'
import { IndexService } from '../index/index-service'
import { operationNews } from '../ipc/operation-news'
import { OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import { openJournal } from '../operations/journal/open-journal'
import { LastInventories } from '../session/last-inventories'
import { LastInventory } from '../session/last-inventory'
import { ListingStore } from '../session/listing-store'
import { idOfOldKey, oldPictureNames } from '../session/old-names'
import { OpenSource, type OpenSourceParts } from '../session/open-source'
import { OpenSources } from '../session/open-sources'
import { WorkBeside } from '../session/work-beside'
import { type AddedParts, connectAdded } from '../sources/added/connect-added'
import { type FilesOfGateway, LedgerFiles } from '../sources/added/gateway-files'
import { type Keyring, SecretBox } from '../sources/added/secret-box'
import { SnapshotFiles } from '../sources/added/snapshot-files'
import { SourceBook } from '../sources/added/source-book'
import type { SnapshotWish } from '../sources/added/take-snapshot'
import { connectSources } from '../sources/connect-sources'
import { LearnedPaces } from '../sources/learned-paces'
import { pinnedPictures } from '../sources/pinned-calls'
import { SameInventories } from '../sources/same-inventories'
import type { ServiceProcess } from '../sources/service-process'
import { PageThumbnails } from '../thumbnails/page-thumbnails'
import { diskCache } from '../thumbnails/thumbnail-cache'
import { ThumbnailQueue } from '../thumbnails/thumbnail-queue'
import { FailureLog } from '../wire/failure-log'
import type { DiscoverySettings } from '../wire/socket-discovery'
import { steadyNowMs } from '../wire/steady-clock'

type RunService = Pick<ServiceProcess, 'start' | 'stop'>

export interface ServicesParts {
  readonly discovery: DiscoverySettings
  readonly userData: string
  readonly log: (line: string) => void
  readonly publish: Publish
  /** The sandbox that comes with Satchel. */
  readonly builtIn: RunService
  /** The gateway of a source that a person added; `secrets` are asked for at each start of it. */
  readonly gatewayOf: (source: AddedSource, secrets: () => SourceSecrets, files: FilesOfGateway) => RunService
  readonly takeSnapshot: (wish: SnapshotWish, signal: AbortSignal) => Promise<SnapshotChanges | null>
  readonly keyring: Keyring
  /** Every state of what is shown. */
  readonly onSource: (state: SourceState) => void
  /** Null: nothing is indexed. */
  readonly startIndex: (() => StartedIndex) | null
  readonly isOnBattery: () => boolean
}

export interface Services {
  readonly open: OpenSources
  readonly indexing: IndexService
  readonly engine: OperationEngine
  readonly work: WorkBeside
  /** Whether anything is being done to this inventory; without one, to any. */
  readonly isBusy: (inventory?: string) => boolean
  readonly journal: Journal
  readonly thumbnails: PageThumbnails
  readonly failures: FailureLog
}

/** Everything that outlives the pages, and is one for all of them: connections, operations, thumbnails. Free of Electron. */
export function createServices(parts: ServicesParts): Services {
  const { publish, log, userData } = parts
  const listings = new ListingStore({ folder: join(userData, 'listings'), log })
  const same = new SameInventories(join(userData, 'same-inventories.json'), log)
  const failures = new FailureLog(log)
  const work = new WorkBeside()
  const isBusy = (inventory?: string): boolean => engine.isBusy(inventory) || work.isBusy(inventory)
  const paces = new LearnedPaces(join(userData, 'paces.json'), log)
  const journal = openJournal(join(userData, 'journal.sqlite'), Date.now, idOfOldKey)
  const book = new SourceBook({
    file: join(userData, 'sources.json'),
    box: new SecretBox(parts.keyring),
    log,
  })
  const indexing = new IndexService({
    ...parts,
    start: parts.startIndex,
    shown: () => ({ connection: open.shown.connection, session: open.shown.sessions.current }),
    engine: () => engine,
    arePicturesWaiting: () => thumbnails.queue.isAsking,
    onReady: () => {
      void open.shown.sessions.current
        ?.giveToIndex()
        .catch((thrown: unknown) => log(`index: what was kept is not in it: ${String(thrown)}`))
    },
  })
  const shared = { userData, journal, listings, indexing, log, nowMs: steadyNowMs, engine: () => engine }
  const onState = ({ id, connection }: OpenSource, state: SourceState, isOther: boolean): void => {
    paces.follow(state, () => connection.gateway())
    if (id === open.shown.id) {
      if (isOther) thumbnails.queue.reset()
      indexing.follow()
      parts.onSource(state)
    }
    open.tell()
  }
  const opened = (id: string | null, connect: OpenSourceParts['connect']): OpenSource =>
    new OpenSource({
      id,
      connect,
      shared,
      same,
      publish: (name, payload) => {
        if (open.shown.id === id) publish(name, payload)
      },
      others: () => open,
      onState,
    })
  const signIns = newSignIns(userData, log)
  const told = { same, log, onFailure: failures.note.bind(failures) }
  const found = opened(null, findingOf(parts, listings, told))
  const open: OpenSources = new OpenSources({
    book,
    found,
    open: source => opened(source.id, addedOf({ ...parts, ...told, ...signIns, book, listings }, source)),
    publish,
    ...signIns,
    takeSnapshot: parts.takeSnapshot,
    isBusy,
    onClosed: inventory => engine.leave(inventory),
    onShown: () => {
      thumbnails.queue.reset()
      indexing.follow()
    },
  })
  const engine = createEngine(parts, journal, () => open, indexing)
  const thumbnails = new PageThumbnails(
    deliver =>
      new ThumbnailQueue({
        cache: diskCache(userData),
        gateway: () => pinnedPictures(open.shown.connection),
        owner: () => open.shown.sessions.current?.id ?? '',
        oldOwners: () => oldPictureNames(open.shown.connection.state, same.sameAs),
        nowMs: Date.now,
        publish: deliver,
      }),
  )
  return { open, indexing, engine, work, isBusy, journal, thumbnails, failures }
}

interface SignIns {
  readonly snapshots: SnapshotFiles
  readonly ledgers: LedgerFiles
  readonly lasts: LastInventories
  /** Sources that the person has agreed to be signed in to, since Satchel started. */
  readonly agreed: Set<string>
}

function newSignIns(userData: string, log: (line: string) => void): SignIns {
  return {
    snapshots: new SnapshotFiles(userData),
    ledgers: new LedgerFiles(userData),
    lasts: new LastInventories(userData, log),
    agreed: new Set(),
  }
}

interface AddedOf extends ServicesParts, SignIns, Pick<AddedParts, 'same' | 'onFailure'> {
  readonly book: SourceBook
  readonly listings: ListingStore
}

/** One that a person added; what it showed last is shown while it cannot be reached. */
function addedOf(parts: AddedOf, source: AddedSource): OpenSourceParts['connect'] {
  const { same, onFailure, log, book, lasts, listings } = parts
  const last = lasts.of(source)
  return tell =>
    connectAdded({
      same,
      onFailure,
      log,
      source,
      saved: last.knownIn(listings),
      ...gatewayParts(parts, book, source, parts),
      publish: state => {
        tell(state)
        last.follow(state)
      },
    })
}

/** The gateway of an added source, and what keeps it from being started. */
function gatewayParts(
  parts: ServicesParts,
  book: SourceBook,
  source: AddedSource,
  { snapshots, ledgers, agreed }: SignIns,
): Pick<AddedParts, 'gateway' | 'needsSecrets' | 'asksSignIn'> {
  const { id, platform, settings } = source
  const staysSignedIn = signsIn(platform) && !takesSnapshot(platform, settings)
  return {
    gateway: parts.gatewayOf(source, () => book.secretsOf(id), {
      snapshot: snapshots.fileOf(id),
      ledger: ledgers.fileOf(id),
    }),
    needsSecrets: () => book.needsSecrets(id),
    asksSignIn: () => staysSignedIn && !agreed.has(id),
  }
}

/** The one source that is found by itself; what it showed last is shown while nothing runs. */
function findingOf(
  parts: ServicesParts,
  listings: ListingStore,
  told: { readonly same: SameInventories; readonly onFailure: FailureLog['note'] },
): OpenSourceParts['connect'] {
  const last = new LastInventory(join(parts.userData, 'last-inventory.json'), parts.log)
  return tell =>
    connectSources({
      ...parts,
      ...told,
      saved: last.knownIn(listings),
      publish: state => {
        tell(state)
        last.follow(state)
      },
    })
}

function createEngine(
  parts: ServicesParts,
  journal: Journal,
  open: () => OpenSources,
  { index }: IndexService,
): OperationEngine {
  const tell = operationNews(parts.publish)
  return new OperationEngine({
    nowMs: steadyNowMs,
    newId: randomUUID,
    journal,
    feed: index,
    onChange: (what, inventory) => {
      for (const { sessions } of open().all) sessions.onChange(what, inventory)
    },
    publish: (operation, inventory) => {
      if (operation.error !== undefined)
        parts.log(`operation ${operation.kind}: ${operation.state} ${operation.error.kind}`)
      const told = open().all.filter(({ sessions }) => sessions.followOperation(operation, inventory))
      tell(operation, told.includes(open().shown))
    },
  })
}
