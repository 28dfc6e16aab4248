import { createHash, randomBytes } from 'node:crypto'

/** One kept state of an object. */
export interface StoredVersion {
  readonly versionId: string
  readonly size: number
  readonly etag: string
  /** Null for a delete marker, and for an object that is only said to have a size. */
  readonly body: Buffer | null
  readonly modified: Date
  readonly headers: Readonly<Record<string, string>>
  readonly isDeleteMarker: boolean
}

/** Objects by the bytes of their keys (latin1), newest version first. */
export class ObjectTable {
  readonly #objects = new Map<string, StoredVersion[]>()
  /** Once on, earlier states are kept. */
  hasVersions: boolean
  /** The service's clock. */
  now: () => Date = () => new Date()

  constructor(hasVersions: boolean) {
    this.hasVersions = hasVersions
  }

  /** In the order of their bytes, without what is deleted. */
  get keys(): readonly string[] {
    return [...this.#objects.keys()].filter(key => this.latest(key) !== null).sort()
  }

  get allKeys(): readonly string[] {
    return [...this.#objects.keys()].sort()
  }

  latest(key: string): StoredVersion | null {
    const [first] = this.#objects.get(key) ?? []
    return first === undefined || first.isDeleteMarker ? null : first
  }

  versionsOf(key: string): readonly StoredVersion[] {
    return this.#objects.get(key) ?? []
  }

  put(key: string, content: Pick<StoredVersion, 'body' | 'size' | 'headers'>, etag?: string): StoredVersion {
    return this.#add(key, {
      ...content,
      etag:
        etag ??
        `"${createHash('md5')
          .update(content.body ?? '')
          .digest('hex')}"`,
      modified: this.now(),
      isDeleteMarker: false,
    })
  }

  remove(key: string, versionId: string | null): void {
    if (versionId !== null) {
      const left = this.versionsOf(key).filter(version => version.versionId !== versionId)
      if (left.length === 0) this.#objects.delete(key)
      else this.#objects.set(key, left)
    } else if (!this.hasVersions) this.#objects.delete(key)
    else {
      const marker = {
        size: 0,
        etag: '',
        body: null,
        headers: {},
        modified: this.now(),
        isDeleteMarker: true,
      }
      this.#add(key, marker)
    }
  }

  #add(key: string, content: Omit<StoredVersion, 'versionId'>): StoredVersion {
    const versionId = this.hasVersions ? randomBytes(8).toString('hex') : 'null'
    const version = { ...content, versionId }
    this.#objects.set(key, this.hasVersions ? [version, ...this.versionsOf(key)] : [version])
    return version
  }
}
