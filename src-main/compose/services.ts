import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Publish } from '../../src-shared/ipc/contract'
import type { SourceState } from '../../src-shared/model/source'
import { SettingsStore } from '../app/settings'
import { operationNews } from '../ipc/operation-news'
import { OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import { openJournal } from '../operations/journal/open-journal'
import { AskIfSame } from '../session/ask-if-same'
import { LastInventory } from '../session/last-inventory'
import { ListingStore } from '../session/listing-store'
import { idOfOldKey, oldPictureNames } from '../session/old-names'
import { Sessions } from '../session/sessions'
import type { BuiltInSource } from '../sources/built-in-source'
import { connectSources, type Sources } from '../sources/connect-sources'
import { pinnedPictures } from '../sources/pinned-calls'
import { SameInventories } from '../sources/same-inventories'
import { diskCache } from '../thumbnails/thumbnail-cache'
import { ThumbnailQueue } from '../thumbnails/thumbnail-queue'
import { FailureLog } from '../wire/failure-log'
import type { DiscoverySettings } from '../wire/socket-discovery'
import { steadyNowMs } from '../wire/steady-clock'

export interface ServicesParts {
  readonly discovery: DiscoverySettings
  readonly userData: string
  readonly log: (line: string) => void
  readonly publish: Publish
  /** The sandbox that comes with Satchel. */
  readonly builtIn: Pick<BuiltInSource, 'start' | 'stop'>
  readonly onSource: (state: SourceState) => void
}

export interface Services {
  readonly sources: Sources
  readonly sessions: Sessions
  readonly asker: AskIfSame
  readonly engine: OperationEngine
  readonly journal: Journal
  readonly thumbnails: ThumbnailQueue
  readonly settings: SettingsStore
  readonly failures: FailureLog
}

/** Everything that outlives the page: connection, operations, thumbnails. Free of Electron. */
export function createServices(parts: ServicesParts): Services {
  const { publish, log, userData } = parts
  const listings = new ListingStore({ folder: join(userData, 'listings'), log })
  const last = new LastInventory(join(userData, 'last-inventory.json'), log)
  const same = new SameInventories(join(userData, 'same-inventories.json'), log)
  const failures = new FailureLog(log)
  const journal = openJournal(join(userData, 'journal.sqlite'), Date.now, idOfOldKey)
  const sources = connectSources({
    ...parts,
    saved: last.knownIn(listings),
    same,
    onFailure: failure => failures.note(failure),
    publish: state => {
      // The window first: what is told of another inventory is for its session there.
      publish('source.changed', state)
      if (sessions.follow(state)) thumbnails.reset()
      asker.follow(state)
      last.follow(state)
      parts.onSource(state)
    },
  })
  const { connection } = sources
  const shared = { userData, connection, journal, listings, publish, log, engine: () => engine }
  const sessions: Sessions = new Sessions({ ...shared, nowMs: steadyNowMs })
  const asker = new AskIfSame({ ...shared, same, sessions })
  const engine = createEngine(parts, journal, sessions)
  const thumbnails = new ThumbnailQueue({
    cache: diskCache(join(userData, 'thumbnails')),
    gateway: () => pinnedPictures(connection),
    owner: () => sessions.current?.id ?? '',
    oldOwners: () => oldPictureNames(connection.state, same.sameAs),
    nowMs: Date.now,
    publish: arrivals => publish('thumbnails.arrived', arrivals),
  })
  const settings = new SettingsStore({
    file: join(userData, 'settings.json'),
    log,
    publish: state => publish('settings.changed', state),
  })
  return { sources, sessions, asker, engine, journal, thumbnails, settings, failures }
}

function createEngine(
  { publish, log }: ServicesParts,
  journal: Journal,
  sessions: Sessions,
): OperationEngine {
  const tellOfOperation = operationNews(publish)
  return new OperationEngine({
    nowMs: steadyNowMs,
    newId: randomUUID,
    journal,
    onChange: (what, inventory) => sessions.onChange(what, inventory),
    publish: operation => {
      if (operation.error !== undefined)
        log(`operation ${operation.kind}: ${operation.state} ${operation.error.kind}`)
      sessions.followOperation(operation)
      tellOfOperation(operation)
    },
  })
}
