import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import type { Publish } from '../../src-shared/ipc/contract'
import type { InventoryId } from '../../src-shared/model/inventory-id'
import type { SourceState } from '../../src-shared/model/source'
import { SettingsStore } from '../app/settings'
import { operationNews } from '../ipc/operation-news'
import { OperationEngine } from '../operations/engine'
import type { Journal } from '../operations/journal/journal'
import { openJournal } from '../operations/journal/open-journal'
import { CollectionStore } from '../session/collection-store'
import { InventoryWatch } from '../session/inventory-watch'
import { LastInventory } from '../session/last-inventory'
import { ListingStore } from '../session/listing-store'
import { PictureOwner } from '../session/picture-owner'
import { PlacesStore } from '../session/places-store'
import { connectSources, type Sources } from '../sources/connect-sources'
import { SANDBOX_ID } from '../sources/inventory-id'
import { diskCache } from '../thumbnails/thumbnail-cache'
import { ThumbnailQueue } from '../thumbnails/thumbnail-queue'
import { FailureLog } from '../wire/failure-log'
import type { DiscoverySettings } from '../wire/socket-discovery'
import { steadyNowMs } from '../wire/steady-clock'

export interface ServicesParts {
  readonly discovery: DiscoverySettings
  readonly bundleFolder: string
  readonly userData: string
  readonly log: (line: string) => void
  readonly publish: Publish
  readonly onSource: (state: SourceState) => void
}

export interface Services {
  readonly sources: Sources
  readonly engine: OperationEngine
  readonly journal: Journal
  readonly thumbnails: ThumbnailQueue
  readonly settings: SettingsStore
  readonly failures: FailureLog
  readonly places: PlacesStore
  readonly tray: CollectionStore
  readonly listings: ListingStore
  /** The inventory whose listings are kept now. */
  readonly keepFor: () => InventoryId | null
}

/** Everything that outlives the page: connection, operations, thumbnails. Free of windows. */
export function createServices(parts: ServicesParts): Services {
  const { publish, log, userData } = parts
  const listings = new ListingStore({ folder: join(userData, 'listings'), log })
  const last = new LastInventory(join(userData, 'last-inventory.json'), log)
  const saved = last.knownIn(listings)
  const owner = new PictureOwner(saved?.ownerId ?? '')
  const failures = new FailureLog(log)
  const places = new PlacesStore({
    folder: join(userData, 'places'),
    nowMs: Date.now,
    log,
    publish: kept => publish('places.changed', kept),
  })
  const tray = new CollectionStore({
    folder: join(userData, 'tray'),
    log,
    publish: news => publish('tray.changed', news),
  })
  const sources = connectSources({
    ...parts,
    saved,
    onFailure: failure => failures.note(failure),
    publish: state => {
      if (owner.follow(state)) thumbnails.reset()
      if (state.kind === 'ready') {
        places.open(owner.name)
        tray.open(owner.name)
      }
      last.follow(state)
      watch.follow(state)
      parts.onSource(state)
      publish('source.changed', state)
    },
  })
  const { connection } = sources
  const thumbnails = new ThumbnailQueue({
    cache: diskCache(join(userData, 'thumbnails')),
    gateway: () => connection.gateway(),
    owner: () => owner.name,
    nowMs: Date.now,
    publish: arrivals => publish('thumbnails.arrived', arrivals),
  })
  const journal = openJournal(join(userData, 'journal.sqlite'), Date.now)
  const watch = new InventoryWatch({ connection, engine: () => engine, journal, publish })
  const tellOfOperation = operationNews(publish)
  const engine = new OperationEngine({
    nowMs: steadyNowMs,
    newId: randomUUID,
    journal,
    onChange: (what, inventory) => watch.onChange(what, inventory),
    publish: operation => {
      if (operation.error !== undefined)
        log(`operation ${operation.kind}: ${operation.state} ${operation.error.kind}`)
      places.follow(operation)
      tray.follow(operation)
      tellOfOperation(operation)
    },
  })
  const settings = new SettingsStore({
    file: join(userData, 'settings.json'),
    log,
    publish: state => publish('settings.changed', state),
  })
  const keepFor = (): InventoryId | null => {
    const { state } = connection
    return state.kind === 'ready' && state.inventory.id !== SANDBOX_ID ? state.inventory.id : null
  }
  return {
    sources,
    engine,
    journal,
    thumbnails,
    settings,
    failures,
    places,
    tray,
    listings,
    keepFor,
  }
}
