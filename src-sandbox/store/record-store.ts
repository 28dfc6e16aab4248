import type Database from 'libsql'
import { RecordIndex } from './record-index.ts'
import { readRow, rowOf } from './row.ts'
import type { StoredRecord } from './stored-record.ts'

/**
 * The cloud's flat store: memory answers, the file remembers. Each write reaches the file before it returns, so what
 * a killed process had done, and no more, is there after the restart.
 */
export class RecordStore {
  readonly #index = new RecordIndex()
  readonly #upsert: Database.Statement<(string | number)[]>
  readonly #delete: Database.Statement<[string]>
  #writes = 0

  constructor(readonly database: Database.Database) {
    this.#upsert = database.prepare('insert or replace into records values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)')
    this.#delete = database.prepare('delete from records where record_id = ?')
    this.#load()
  }

  get size(): number {
    return this.#index.size
  }

  has(recordId: string): boolean {
    return this.get(recordId) !== undefined
  }

  get(recordId: string): StoredRecord | undefined {
    return this.#index.get(recordId)
  }

  all(): readonly StoredRecord[] {
    return this.#index.all()
  }

  /** Duplicate names are legal; the look-up answers with the one written last (sheet, section 8.3). */
  lookUp(owner: string, parent: string, name: string): StoredRecord | undefined {
    return this.#index.lastWritten(owner, parent, name)
  }

  /** Everything that carries this path as its parent, in the order of arrival. */
  children(owner: string, parent: string): StoredRecord[] {
    return this.#index.children(owner, parent)
  }

  folderVersion(owner: string, parent: string): number {
    return this.#index.version(owner, parent)
  }

  save(record: StoredRecord): void {
    this.#index.put(record)
    if (record.generated === true) return
    this.#writes += 1
    this.#upsert.run(...rowOf(record, this.#writes))
  }

  saveAll(records: Iterable<StoredRecord>): void {
    this.database.exec('begin')
    for (const record of records) this.save(record)
    this.database.exec('commit')
  }

  /** These records and no others. */
  replaceAll(records: readonly StoredRecord[]): void {
    this.#index.clear()
    this.database.exec('delete from records')
    this.saveAll(records)
  }

  /** Of this owner's these records and no others; what belongs to somebody else stays. */
  replaceOf(owner: string, records: readonly StoredRecord[]): void {
    this.deleteAll(
      this.all()
        .filter(record => record.owner === owner)
        .map(({ recordId }) => recordId),
    )
    this.saveAll(records)
  }

  delete(recordId: string): void {
    this.#index.remove(recordId)
    this.#delete.run(recordId)
  }

  deleteAll(recordIds: readonly string[]): void {
    this.database.exec('begin')
    for (const recordId of recordIds) this.delete(recordId)
    this.database.exec('commit')
  }

  #load(): void {
    for (const row of this.database.prepare('select * from records order by written').all()) {
      const { record, written } = readRow(row)
      this.#index.put(record)
      this.#writes = Math.max(this.#writes, written)
    }
  }
}
