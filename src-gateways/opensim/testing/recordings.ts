import { readFileSync } from 'node:fs'
import type { FolderRow, ItemRow } from './inventory-tables'

/** One request to a real server and its reply; what is left out is what nearly all of them have. */
export interface Recording {
  readonly n: number
  readonly name: string
  /** The bytes of a request that no client would make. */
  readonly raw?: string
  /** POST. */
  readonly method?: string
  /** /xinventory. */
  readonly path?: string
  /** Content-Type: application/x-www-form-urlencoded. */
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The body names the first so many of ten thousand items: to be moved into the Trash, or to be read. */
  readonly moves?: number
  readonly items?: number
  /** What Node's client said instead of a reply. */
  readonly error?: string
  readonly status?: number
  readonly reason?: string
  /** All but Date and Content-Length. */
  readonly replyHeaders?: readonly string[]
  /** `{asset}` stands for the asset, `{date}` for a date. */
  readonly reply?: string
  /** Of a long reply: its last 1,000 characters and its length in bytes. */
  readonly replyEnd?: string
  readonly bytes?: number
}

/** What was done before request `before` without being recorded, told by what later replies show. */
export interface Plant {
  readonly before: number
  /** Rows as they are. */
  readonly rows?: { readonly folders: readonly FolderRow[]; readonly items?: readonly ItemRow[] }
  /** Rows that were added or changed: their folders have a version more. */
  readonly folders?: readonly FolderRow[]
  readonly items?: readonly ItemRow[]
  /** Folders and their new parents. */
  readonly moves?: readonly (readonly [string, string])[]
  readonly bumps?: readonly string[]
  readonly versions?: Readonly<Record<string, number>>
  /** The first of ten thousand items. */
  readonly manyItems?: ItemRow
  /** Ids that the service thinks of next. */
  readonly newIds?: readonly string[]
}

const FOLDER = new URL('./recordings/', import.meta.url)

export function readRecordings(): readonly Recording[] {
  return lines('xinventory.jsonl').map((line): Recording => JSON.parse(line))
}

export function readPlants(): readonly Plant[] {
  return lines('plants.jsonl').map((line): Plant => JSON.parse(line))
}

function lines(name: string): readonly string[] {
  return readFileSync(new URL(name, FOLDER), 'utf8').split('\n').filter(Boolean)
}
