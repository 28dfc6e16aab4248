import { readFileSync } from 'node:fs'
import { readAsset } from '../../grids/testing/read-asset'

/** One request to a running region and its reply (opensim-run.md); what is left out is what nearly all of them have. */
export interface Recording {
  readonly n: number
  readonly name: string
  /** POST. */
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string
  /** The body names the first so many of ten thousand items. */
  readonly wants?: number
  readonly status: number
  /** All but those that say the date, the length, the server and the connection. */
  readonly replyHeaders: Readonly<Record<string, string>>
  /** `{asset}` stands for the texture, `{asset 0 1000}` for a part of it, `{items}` for ten thousand of `item`. */
  readonly reply?: string
  readonly item?: string
  /** Of the whole reply, where it is put together anew. */
  readonly sha256?: string
}

const FILE = new URL('./recordings/caps.jsonl', import.meta.url)
export const MANY = 10_000

export function readRecordings(): readonly Recording[] {
  const lines = readFileSync(FILE, 'utf8').split('\n').filter(Boolean)
  return lines.map((line): Recording => JSON.parse(line))
}

export function manyId(index: number): string {
  return `b0000000-0000-4000-8000-${String(index).padStart(12, '0')}`
}

/** The bytes as they came. */
export function replyOf({ reply = '', item }: Recording): Buffer {
  const part = /^\{asset(?: (\d+) (\d+))?\}$/.exec(reply)
  if (part !== null) {
    const asset = Buffer.from(readAsset())
    const from = Number(part[1] ?? 0)
    return asset.subarray(from, from + Number(part[2] ?? asset.length))
  }
  if (item === undefined) return Buffer.from(reply)
  const items = Array.from({ length: MANY }, (_, index) =>
    item.replaceAll('@ID@', manyId(index)).replaceAll('@N@', String(index)),
  )
  return Buffer.from(reply.replace('{items}', items.join('')))
}
