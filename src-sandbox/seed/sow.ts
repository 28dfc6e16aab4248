import { type Engine, userId as firstUserId } from '../engine.ts'
import type { Log } from '../log.ts'
import type { SandboxOptions, SeedName } from '../options.ts'
import { stableRecordId } from '../record-id.ts'
import type { RecordStore } from '../store/record-store.ts'
import { textOf } from '../store/row.ts'
import type { StoredRecord } from '../store/stored-record.ts'
import { addBulk } from './bulk.ts'

/** What is sown into, and for whom. */
export interface Field {
  readonly store: RecordStore
  readonly engine: Engine
}

type Seeds = Pick<SandboxOptions, 'seed' | 'bulk' | 'bulkRoot' | 'bulkFolders' | 'bulkInEach'>

/** Fills a new data folder. An old one keeps what people did to it, and whose it is, whatever seed is asked for. */
export async function sowOnce({ store, engine }: Field, wanted: Seeds, log: Log): Promise<void> {
  const known = valueOf(store, 'seed')
  if (known === undefined) {
    const seed = wanted.seed ?? 'emoji'
    store.saveAll(await recordsOf(seed, engine.userId))
    keep(store, 'seed', seed)
  } else {
    engine.signIn(valueOf(store, 'user') ?? firstUserId)
    if (wanted.seed !== undefined && wanted.seed !== known)
      log.debug(`kept the ${known} seed; --fresh starts again`)
  }
  addBulk(store, engine.userId, wanted)
}

/** As a new data folder is at the first start, for another person if need be. */
export async function sowAgain({ store, engine }: Field, wanted: Seeds, userId: string): Promise<void> {
  const seed = valueOf(store, 'seed') === 'empty' ? 'empty' : 'emoji'
  engine.signIn(userId)
  keep(store, 'user', userId)
  store.replaceAll(await recordsOf(seed, userId))
  addBulk(store, userId, wanted)
}

/** The inventory that this person has here, sown when they come for the first time; those of others stay as they are. */
export async function sowFor({ store, engine }: Field, userId: string): Promise<void> {
  const isNew = !store.all().some(({ owner }) => owner === userId)
  if (isNew) {
    const seed = valueOf(store, 'seed') === 'empty' ? 'empty' : 'emoji'
    const own = (await recordsOf(seed, userId)).filter(({ owner }) => owner === userId)
    store.saveAll(
      own.map(record => ({ ...record, recordId: stableRecordId(`${userId}\n${record.recordId}`) })),
    )
  }
  engine.signIn(userId)
  keep(store, 'user', userId)
}

async function recordsOf(seed: SeedName, owner: string): Promise<readonly StoredRecord[]> {
  // Read only when needed: the emoji names are the heaviest part of the bundle.
  return seed === 'empty' ? [] : (await import('./emoji-inventory.ts')).emojiInventory(owner)
}

function valueOf(store: RecordStore, key: string): string | undefined {
  const row: unknown = store.database.prepare('select value from meta where key = ?').get(key)
  return row === undefined || row === null ? undefined : textOf(row, 'value')
}

function keep(store: RecordStore, key: string, value: string): void {
  store.database.prepare('insert or replace into meta values (?, ?)').run(key, value)
}
