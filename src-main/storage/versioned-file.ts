import { mkdirSync, readFileSync, renameSync, statSync } from 'node:fs'
import { dirname } from 'node:path'
import { z } from 'zod'
import { writeWhole } from './write-whole'

/** Far more than we ever write: whatever is larger was not written by us. */
const MAX_BYTES = 4_000_000
const PRIVATE_FOLDER = 0o700

const envelope = z.looseObject({ version: z.number().int().min(1) })

export type StoredData =
  | { readonly kind: 'none' }
  | { readonly kind: 'data'; readonly data: Readonly<Record<string, unknown>> }
  /** The file is kept under another name; `null` where not even that worked. */
  | { readonly kind: 'set-aside'; readonly why: 'unreadable' | 'newer'; readonly keptAs: string | null }

/**
 * A small JSON file of ours with a version in it. What cannot be understood,
 * because it is broken or of a newer Satchel, is set aside and never deleted.
 */
export class VersionedFile {
  readonly path: string
  readonly #version: number
  readonly #log: (line: string) => void
  readonly #maxBytes: number
  /** False where what cannot be understood lies there still: it could not be set aside. */
  #mayWrite = true

  constructor(path: string, version: number, log: (line: string) => void, maxBytes = MAX_BYTES) {
    this.path = path
    this.#maxBytes = maxBytes
    this.#version = version
    this.#log = log
  }

  read(): StoredData {
    this.#mayWrite = true
    try {
      if (statSync(this.path).size > this.#maxBytes) return this.#setAside('unreadable', 'too large')
      const found = envelope.safeParse(JSON.parse(readFileSync(this.path, 'utf8')))
      if (!found.success) return this.#setAside('unreadable', 'no version')
      if (found.data.version > this.#version) return this.#setAside('newer', `version ${found.data.version}`)
      return { kind: 'data', data: found.data }
    } catch (error) {
      if (isMissing(error)) return { kind: 'none' }
      return this.#setAside('unreadable', String(error))
    }
  }

  /** Throws what the file system says, and where it would replace what could neither be read nor be set aside. */
  write(data: Readonly<Record<string, unknown>>): void {
    if (!this.#mayWrite) throw new Error(`${this.path} is not ours to replace: it could not be set aside`)
    // The mode of a folder that is there is not ours to change: it may be where a person's link leads.
    mkdirSync(dirname(this.path), { recursive: true, mode: PRIVATE_FOLDER })
    writeWhole(this.path, `${JSON.stringify({ ...data, version: this.#version }, null, 2)}\n`)
  }

  #setAside(why: 'unreadable' | 'newer', reason: string): StoredData {
    const keptAs = `${this.path}.${why}-${new Date().toISOString().replaceAll(':', '-')}`
    try {
      renameSync(this.path, keptAs)
      this.#log(`set aside ${this.path}: ${reason}`)
      return { kind: 'set-aside', why, keptAs }
    } catch (error) {
      this.#log(`could not set aside ${this.path} (${reason}): ${String(error)}`)
      this.#mayWrite = false
      return { kind: 'set-aside', why, keptAs: null }
    }
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
