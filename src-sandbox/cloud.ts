import { type Engine, groupId } from './engine.ts'
import type { Faults } from './faults.ts'
import { ListingLag } from './listing-lag.ts'
import { collapseDots, toClientPath } from './paths.ts'
import { cloudFailure } from './status.ts'
import { PastRecords } from './store/past-records.ts'
import type { RecordStore } from './store/record-store.ts'
import type { StoredRecord } from './store/stored-record.ts'
import { breathe } from './wait.ts'

const outage = 'ServiceUnavailable'

/** The cloud as the bridge sees it: four requests, and what can go wrong with each (sheet, section 3). */
export class Cloud {
  readonly #past = new PastRecords()
  readonly #lag = new ListingLag()

  constructor(
    private readonly store: RecordStore,
    private readonly faults: Faults,
    private readonly engine: Engine,
  ) {}

  /** By path, and by nothing else; undefined is NOT_FOUND, true or not. */
  async lookUp(owner: string, enginePath: string, signal: AbortSignal): Promise<StoredRecord | undefined> {
    await breathe(signal)
    if (this.faults.isOn('cloud-down')) {
      throw cloudFailure(`Cloud error fetching ${toClientPath(enginePath)}: ${outage}.`)
    }
    const split = collapseDots(enginePath)
    const found = split && this.store.lookUp(owner, split.parent, split.name)
    // An error reply without a body gives a null entity, which the mod tests before the status.
    if (found !== undefined && this.faults.missesLookUp()) return undefined
    return found
  }

  /** Asks with the path as a query value: dots and doubled separators stay literal here. */
  async children(owner: string, enginePath: string, signal: AbortSignal): Promise<StoredRecord[]> {
    await breathe(signal)
    if (this.faults.isOn('cloud-down')) {
      throw cloudFailure(`Cloud error listing ${toClientPath(enginePath)}: ${outage}.`)
    }
    if (owner !== this.engine.userId && owner !== groupId) {
      throw cloudFailure(`Cloud error listing ${toClientPath(enginePath)}: Forbidden.`)
    }
    return this.store.children(owner, withoutTrailingSeparator(enginePath))
  }

  /** What a listing shows, which may be of the past; work on a folder and look-ups are of now. */
  async listed(owner: string, enginePath: string, signal: AbortSignal): Promise<readonly StoredRecord[]> {
    const now = await this.children(owner, enginePath, signal)
    const lag = this.faults.text('list-lag')
    if (lag === undefined) return now
    const parent = withoutTrailingSeparator(enginePath)
    const atMs = this.#lag.momentOf(lag, `${owner}\n${parent}`)
    return this.#past.childrenAt(atMs, owner, parent, now)
  }

  /** Whether listings show what is so now. */
  get isUpToDate(): boolean {
    return !this.faults.isOn('list-lag')
  }

  /** What was before is not this inventory's. */
  forgetPast(): void {
    this.#past.forget()
    this.#lag.forget()
  }

  folderVersion(owner: string, enginePath: string): number {
    return this.store.folderVersion(owner, withoutTrailingSeparator(enginePath))
  }

  save(record: StoredRecord): void {
    if (this.faults.isOn('cloud-down'))
      throw cloudFailure(`Failed to save record '${record.name}': ${outage}.`)
    if (this.faults.isOn('silent-no-save')) return
    this.#note(record)
    this.store.save(record)
  }

  /** All of them or none. */
  saveAll(records: readonly StoredRecord[]): void {
    const [first] = records
    if (first !== undefined && this.faults.isOn('cloud-down'))
      throw cloudFailure(`Failed to save record '${first.name}': ${outage}.`)
    if (this.faults.isOn('silent-no-save')) return
    for (const record of records) this.#note(record)
    this.store.saveAll(records)
  }

  /** All of them or none. */
  deleteAll(records: readonly StoredRecord[]): void {
    const [first] = records
    if (first !== undefined && this.faults.isOn('cloud-down'))
      throw cloudFailure(`Failed to delete record '${first.name}': ${outage}.`)
    if (this.faults.isOn('silent-no-delete')) return
    for (const record of records) this.#note(record)
    this.store.deleteAll(records.map(({ recordId }) => recordId))
  }

  delete(record: StoredRecord): void {
    if (this.faults.isOn('cloud-down'))
      throw cloudFailure(`Failed to delete record '${record.name}': ${outage}.`)
    if (this.faults.isOn('silent-no-delete')) return
    this.#note(record)
    this.store.delete(record.recordId)
  }

  #note({ recordId }: StoredRecord): void {
    this.#past.note(recordId, this.store.get(recordId))
  }
}

/** A folder without a name asks for its parent's children, which is how recursive work can go on for ever. */
const withoutTrailingSeparator = (enginePath: string) => enginePath.replace(/\\+$/, '')
