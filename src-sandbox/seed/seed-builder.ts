import { createHash } from 'node:crypto'
import { userId as firstUserId } from '../engine.ts'
import { joinPath } from '../paths.ts'
import { stableRecordId } from '../record-id.ts'
import type { StoredRecord } from '../store/stored-record.ts'

interface SeedDetails {
  readonly type?: string
  readonly assetUri?: string
  readonly thumbnailUri?: string
  readonly isPublic?: boolean
  readonly owner?: string
  readonly modifiedNanos?: bigint
}

const firstDayMs = Date.UTC(2021, 2, 1)
const lastDayMs = Date.UTC(2026, 5, 15)

/**
 * Collects records whose ids, addresses and times follow from where they lie, so that every machine agrees on them,
 * whosever they are.
 */
export class SeedBuilder {
  /** Whose records those are that name no other owner. */
  readonly owner: string
  readonly records: StoredRecord[] = []
  readonly #seen = new Map<string, number>()

  constructor(owner: string) {
    this.owner = owner
  }

  /** Answers with the folder's own path, to put things into it. */
  folder(parent: string, name: string, details: SeedDetails = {}): string {
    this.#add(parent, name, { type: 'directory', assetUri: '', ...details })
    return joinPath(parent, name)
  }

  item(parent: string, name: string, details: SeedDetails = {}): void {
    this.#add(parent, name, details)
  }

  link(parent: string, name: string, target: string): void {
    this.#add(parent, name, { type: 'link', assetUri: target })
  }

  #add(parent: string, name: string, details: SeedDetails): void {
    const place = `${details.owner ?? firstUserId}\n${parent}\n${name}`
    const twin = this.#seen.get(place) ?? 0
    this.#seen.set(place, twin + 1)
    const digest = createHash('sha256').update(`${place}\n${twin}`).digest()
    const modifiedNanos = details.modifiedNanos ?? timeFrom(digest)
    this.records.push({
      recordId: stableRecordId(`${place}\n${twin}`),
      owner: details.owner ?? this.owner,
      parent,
      name,
      type: details.type ?? 'object',
      assetUri: details.assetUri ?? `resdb:///${digest.toString('hex')}.brson`,
      thumbnailUri: details.thumbnailUri ?? '',
      isPublic: details.isPublic ?? false,
      modifiedNanos,
      createdNanos: modifiedNanos,
    })
  }
}

function timeFrom(digest: Buffer): bigint {
  const share = digest.readUInt32BE(0) / 2 ** 32
  const ms = Math.floor(firstDayMs + share * (lastDayMs - firstDayMs))
  return BigInt(ms) * 1_000_000n + BigInt(digest.readUInt16BE(4) % 10_000) * 100n
}
