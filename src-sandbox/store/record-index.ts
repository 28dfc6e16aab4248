import type { StoredRecord } from './stored-record.ts'

const folderKey = (owner: string, parent: string) => `${owner}\n${parent}`
const nameKey = (record: StoredRecord) => `${folderKey(record.owner, record.parent)}\n\n${record.name}`

interface Folder {
  readonly records: Map<string, StoredRecord>
  /** Counts the changes, so that an encoded listing knows when it is out of date. */
  version: number
}

/** The records by id, by folder path and by name. Folders exist here only as texts that records carry. */
export class RecordIndex {
  readonly #byId = new Map<string, StoredRecord>()
  readonly #folders = new Map<string, Folder>()
  /** The last written of each name comes last: by-path look-ups answer with it. */
  readonly #names = new Map<string, string[]>()
  #versions = 0

  get size(): number {
    return this.#byId.size
  }

  all(): readonly StoredRecord[] {
    return [...this.#byId.values()]
  }

  get(recordId: string): StoredRecord | undefined {
    return this.#byId.get(recordId)
  }

  put(record: StoredRecord): void {
    const old = this.#byId.get(record.recordId)
    if (old !== undefined) this.#forgetName(old)
    if (old !== undefined && folderKey(old.owner, old.parent) !== folderKey(record.owner, record.parent)) {
      this.#leaveFolder(old)
    }
    this.#byId.set(record.recordId, record)
    this.#folderFor(record).records.set(record.recordId, record)
    const key = nameKey(record)
    const ids = this.#names.get(key)
    if (ids === undefined) this.#names.set(key, [record.recordId])
    else ids.push(record.recordId)
  }

  remove(recordId: string): void {
    const old = this.#byId.get(recordId)
    if (old === undefined) return
    this.#byId.delete(recordId)
    this.#forgetName(old)
    this.#leaveFolder(old)
  }

  /** The folders stay known: what was encoded of them is out of date. */
  clear(): void {
    this.#byId.clear()
    this.#names.clear()
    for (const folder of this.#folders.values()) {
      folder.records.clear()
      folder.version = ++this.#versions
    }
  }

  lastWritten(owner: string, parent: string, name: string): StoredRecord | undefined {
    const ids = this.#names.get(`${folderKey(owner, parent)}\n\n${name}`)
    const id = ids?.at(-1)
    return id === undefined ? undefined : this.#byId.get(id)
  }

  children(owner: string, parent: string): StoredRecord[] {
    return [...(this.#folders.get(folderKey(owner, parent))?.records.values() ?? [])]
  }

  version(owner: string, parent: string): number {
    return this.#folders.get(folderKey(owner, parent))?.version ?? 0
  }

  #folderFor(record: StoredRecord): Folder {
    const key = folderKey(record.owner, record.parent)
    const folder = this.#folders.get(key) ?? { records: new Map(), version: 0 }
    folder.version = ++this.#versions
    this.#folders.set(key, folder)
    return folder
  }

  #leaveFolder(record: StoredRecord): void {
    this.#folderFor(record).records.delete(record.recordId)
  }

  #forgetName(record: StoredRecord): void {
    const key = nameKey(record)
    const ids = this.#names.get(key)?.filter(id => id !== record.recordId) ?? []
    if (ids.length === 0) this.#names.delete(key)
    else this.#names.set(key, ids)
  }
}
