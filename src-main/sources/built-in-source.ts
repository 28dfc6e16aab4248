import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type UtilityProcess, utilityProcess } from 'electron'
import { AppFailure } from '../../src-shared/errors'
import type { Source } from '../../src-shared/model/source'
import { say } from '../../src-shared/sentences'

const READY_WITHIN_MS = 20_000
const LOOK_EVERY_MS = 50
const LONGEST_ROOT_BYTES = 70
/** Starts in one minute: more means that it cannot live here, and trying on would only burn power. */
const MAX_STARTS_A_MINUTE = 5

export interface BuiltInSourceParts {
  /** The bundle of the sandbox server. */
  readonly program: string
  readonly dataFolder: string
  /** Asked when the sandbox starts; null: it does without pictures. */
  readonly picturesFolder: () => string | null
  readonly isAlive: (address: string, signal: AbortSignal) => Promise<boolean>
  readonly log: (line: string) => void
}

/**
 * The sandbox that comes with Satchel, as a process of its own. Once it
 * listens it is a source like any other; nothing else in main knows of it.
 */
export class BuiltInSource {
  readonly #parts: BuiltInSourceParts
  readonly #startedAtMs: number[] = []
  #process: UtilityProcess | null = null
  #folder: string | null = null
  /** What the process said last: the reason, when it does not start. */
  #lastWords = ''

  constructor(parts: BuiltInSourceParts) {
    this.#parts = parts
  }

  /** Starts the process unless it runs, and waits until it answers. */
  async start(signal: AbortSignal): Promise<Source> {
    this.#folder ??= await makeSocketFolder()
    // The program may have ended meanwhile: nothing is started for it any more.
    signal.throwIfAborted()
    const address = `unix:${join(this.#folder, 'sandbox.sock')}`
    if (this.#process === null) this.#launch(address)
    const deadline = Date.now() + READY_WITHIN_MS
    while (Date.now() < deadline && this.#process !== null) {
      if (await this.#parts.isAlive(address, signal)) return { address, origin: 'built-in' }
      await delay(LOOK_EVERY_MS, undefined, { signal })
    }
    const detail = this.#lastWords
    throw new AppFailure({ kind: 'offline', ...say('sandbox-does-not-start'), detail })
  }

  /** Synchronous: it runs while the program quits. */
  stop(): void {
    this.#process?.kill()
    this.#process = null
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true })
    this.#folder = null
  }

  #launch(address: string): void {
    const { program, dataFolder, picturesFolder, log } = this.#parts
    this.#refuseTooManyStarts()
    const socket = address.slice('unix:'.length)
    const pictures = picturesFolder()
    const args = ['--socket', socket, '--data', dataFolder]
    if (pictures !== null) args.push('--pictures', pictures)
    const child = utilityProcess.fork(program, args, { stdio: 'pipe', serviceName: 'Satchel sandbox' })
    const listen = (chunk: Buffer): void => {
      this.#lastWords = chunk.toString().trim().slice(-500)
      log(`sandbox: ${this.#lastWords}`)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', code => {
      log(`sandbox: ended with code ${code}`)
      if (this.#process === child) this.#process = null
    })
    this.#process = child
  }

  #refuseTooManyStarts(): void {
    const now = Date.now()
    while (this.#startedAtMs[0] !== undefined && now - this.#startedAtMs[0] > 60_000)
      this.#startedAtMs.shift()
    if (this.#startedAtMs.length >= MAX_STARTS_A_MINUTE) {
      throw new AppFailure({ kind: 'offline', ...say('sandbox-keeps-ending') })
    }
    this.#startedAtMs.push(now)
  }
}

/** A short path: a socket's name has room for 107 bytes only. `mkdtemp` makes the folder ours alone (0700). */
async function makeSocketFolder(): Promise<string> {
  const roots = [process.env['XDG_RUNTIME_DIR'] ?? '', tmpdir(), '/tmp']
  for (const root of roots.filter(name => name !== '' && Buffer.byteLength(name) < LONGEST_ROOT_BYTES)) {
    const folder = await mkdtemp(join(root, 'satchel-')).catch(() => null)
    if (folder !== null) return folder
  }
  throw new AppFailure({ kind: 'offline', ...say('no-folder-for-sandbox') })
}
