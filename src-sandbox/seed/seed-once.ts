import type { Log } from '../log.ts'
import type { SeedName } from '../options.ts'
import type { RecordStore } from '../store/record-store.ts'
import { textOf } from '../store/row.ts'

/** Fills a new data folder. An old one keeps what people did to it, whatever seed is asked for. */
export async function seedOnce(store: RecordStore, wanted: SeedName | undefined, log: Log): Promise<void> {
  const known: unknown = store.database.prepare("select value from meta where key = 'seed'").get()
  if (known !== undefined && known !== null) {
    const name = textOf(known, 'value')
    if (wanted !== undefined && wanted !== name) log.debug(`kept the ${name} seed; --fresh starts again`)
    return
  }
  const seed = wanted ?? 'emoji'
  // Read only when needed: the emoji names are the heaviest part of the bundle.
  const records = seed === 'empty' ? [] : (await import('./emoji-inventory.ts')).emojiInventory()
  store.saveAll(records)
  store.database.prepare("insert into meta values ('seed', ?)").run(seed)
}
