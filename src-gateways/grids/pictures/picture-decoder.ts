import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { Worker } from 'node:worker_threads'
import type { CodestreamHead } from './codestream'
import workerSource from './decode-worker.cjs?raw'

/** Larger ones are had at a half, a quarter … that is not smaller than this. Pixels of the longer side. */
const ENOUGH = 512
/** Where a stream has no such sizes in it, it is shrunk to this. */
const MAX_SIDE = 2 * ENOUGH - 1
/** A hostile stream may take for ever; one of 2,048 pixels a side and four components takes seconds. Milliseconds. */
const LIMIT_MS = 20_000
/** Nobody looks at pictures any more: the codec is given back. */
const IDLE_MS = 30_000
const MAX_HEAP_MB = 256

export class NoPicture extends Error {}

interface Job {
  readonly data: Uint8Array
  readonly level: number
  readonly isSlow: boolean
  readonly done: (png: Uint8Array) => void
  readonly fail: (reason: NoPicture) => void
}

/**
 * Decodes JPEG-2000 in a worker of its own, one picture after the other. One that takes
 * too long, or breaks the worker, ends it; the next one gets a fresh worker.
 */
export class PictureDecoder {
  readonly #limitMs: number
  readonly #waiting: Job[] = []
  #current: Job | null = null
  #worker: Worker | null = null
  #timer: NodeJS.Timeout | null = null

  constructor(limitMs = LIMIT_MS) {
    this.#limitMs = limitMs
  }

  /** A PNG of at most 1,023 pixels a side. @throws NoPicture. */
  async decode(stream: Uint8Array, head: CodestreamHead): Promise<Uint8Array> {
    return await new Promise((done, fail) => {
      this.#waiting.push({
        data: stream.subarray(head.at),
        level: levelFor(head),
        isSlow: !isForCodec(head),
        done,
        fail,
      })
      this.#next()
    })
  }

  async close(): Promise<void> {
    for (const { fail } of this.#waiting.splice(0)) fail(new NoPicture('Closed.'))
    await this.#end('Closed.')
  }

  #next(): void {
    const job = this.#current === null ? this.#waiting.shift() : undefined
    if (job === undefined) return
    this.#current = job
    this.#worker ??= this.#start()
    this.#after(this.#limitMs, 'It takes too long to decode.')
    const { data, level, isSlow } = job
    this.#worker.postMessage({ data, level, isSlow, maxSide: MAX_SIDE }, [])
  }

  #start(): Worker {
    const { source, wasm, slow } = readDecoders()
    const worker = new Worker(
      `const codecModule = { exports: {} };\n(function (module, exports) {${source}\n})(codecModule, codecModule.exports);\n${workerSource}`,
      {
        eval: true,
        workerData: { wasm, slow },
        resourceLimits: { maxOldGenerationSizeMb: MAX_HEAP_MB },
        env: {},
        argv: [],
      },
    )
    worker.on('message', message => this.#answered(worker, message))
    worker.on('error', error => this.#broken(worker, error.message))
    worker.unref()
    return worker
  }

  #answered(worker: Worker, message: { readonly png?: Uint8Array; readonly failure?: string }): void {
    const job = this.#current
    if (worker !== this.#worker || job === null) return
    // What a broken stream has done to the codec's memory nobody knows.
    if (message.png === undefined) return this.#broken(worker, message.failure ?? 'It cannot be decoded.')
    this.#current = null
    this.#after(IDLE_MS, 'Idle.')
    job.done(message.png)
    this.#next()
  }

  #broken(worker: Worker, reason: string): void {
    if (worker === this.#worker) void this.#end(reason)
  }

  async #end(reason: string): Promise<void> {
    const worker = this.#worker
    const job = this.#current
    this.#worker = null
    this.#current = null
    if (this.#timer !== null) clearTimeout(this.#timer)
    job?.fail(new NoPicture(reason))
    this.#next()
    await worker?.terminate()
  }

  #after(ms: number, reason: string): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#end(reason), ms)
    this.#timer.unref()
  }
}

/** The smallest size that is not smaller than what is shown. */
function levelFor({ width, height, levels }: CodestreamHead): number {
  const wanted = Math.floor(Math.log2(Math.max(width, height) / ENOUGH))
  return Math.max(0, Math.min(levels, wanted))
}

/** OpenJPEG as it is built there writes three components, whatever the stream has; textures often have four. */
function isForCodec({ components, bits }: CodestreamHead): boolean {
  return components === 1 || (components === 3 && bits <= 8)
}

interface Decoders {
  readonly source: string
  readonly wasm: Uint8Array
  /** Texts by the names that they have for each other. */
  readonly slow: Readonly<Record<string, string>>
}

/** Read here and not in the worker, whose file system may not see into a packed app. */
function readDecoders(): Decoders {
  const require = createRequire(import.meta.url)
  return {
    source: readFileSync(require.resolve('@cornerstonejs/codec-openjpeg/decodewasmjs'), 'utf8'),
    wasm: readFileSync(require.resolve('@cornerstonejs/codec-openjpeg/decodewasm')),
    slow: {
      './jpx.js': readFileSync(require.resolve('jpeg2000/src/jpx.js'), 'utf8'),
      './arithmetic-decoder.js': readFileSync(require.resolve('jpeg2000/src/arithmetic-decoder.js'), 'utf8'),
      './core-utils.js': readFileSync(require.resolve('jpeg2000/src/core-utils.js'), 'utf8'),
      './log.js': readFileSync(require.resolve('jpeg2000/src/log.js'), 'utf8'),
    },
  }
}
