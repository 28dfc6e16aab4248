import { rmSync } from 'node:fs'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { type UtilityProcess, utilityProcess } from 'electron'
import { AppFailure } from '../../src-shared/errors'
import type { Source } from '../../src-shared/model/source'
import type { Sentence } from '../../src-shared/sentences'
import { say } from '../../src-shared/sentences'
import { openGateway } from '../wire/open-gateway'

const READY_WITHIN_MS = 20_000
const LOOK_EVERY_MS = 50
const LONGEST_ROOT_BYTES = 70
/** Starts in one minute: more means that it cannot live here, and trying on would only burn power. */
const MAX_STARTS_A_MINUTE = 5

export interface ServiceProgram {
  /** In the log, in the list of processes, and of the socket. */
  readonly name: string
  /** The bundle that is run. */
  readonly program: string
  /** Asked at each start, with the path of the socket on which it has to listen. */
  readonly argumentsFor: (socket: string) => readonly string[]
  /** Told to it once, right after its start: what may stand neither in arguments nor in the environment. Null: nothing. */
  readonly message?: () => unknown
  /** The source that it is, once it listens. */
  readonly sourceAt: (address: string) => Source
  readonly doesNotStart: Sentence
  readonly keepsEnding: Sentence
  readonly log: (line: string) => void
}

/**
 * A service that Satchel runs itself: a process of its own on a socket in a
 * folder that is ours alone. Once it listens it is a source like any other;
 * nothing else in main knows of it. It is started anew when it has died.
 */
export class ServiceProcess {
  readonly #parts: ServiceProgram
  readonly #startedAtMs: number[] = []
  #process: UtilityProcess | null = null
  #folder: string | null = null
  #wasUp = false
  /** What the process said last: the reason, when it does not start. */
  #lastWords = ''

  constructor(parts: ServiceProgram) {
    this.#parts = parts
  }

  /** Starts the process unless it runs, and waits until it answers. Fails with `offline` after 20 s, and from the sixth start in a minute on. */
  async start(signal: AbortSignal): Promise<Source> {
    this.#folder ??= await makeSocketFolder()
    // The program may have ended meanwhile: nothing is started for it any more.
    signal.throwIfAborted()
    const source = this.#parts.sourceAt(`unix:${join(this.#folder, `${this.#parts.name}.sock`)}`)
    if (this.#process === null) this.#launch(source.address)
    const deadline = Date.now() + READY_WITHIN_MS
    while (Date.now() < deadline && this.#process !== null) {
      if (await answers(source, signal)) {
        this.#wasUp = true
        return source
      }
      await delay(LOOK_EVERY_MS, undefined, { signal })
    }
    throw new AppFailure({ kind: 'offline', ...this.#parts.doesNotStart, detail: this.#lastWords })
  }

  /** Synchronous: it runs while the program quits. */
  stop(): void {
    this.#process?.kill()
    this.#process = null
    if (this.#folder !== null) rmSync(this.#folder, { recursive: true, force: true })
    this.#folder = null
  }

  #launch(address: string): void {
    const { name, program, argumentsFor, message, log } = this.#parts
    this.#refuseTooManyStarts()
    const args = [...argumentsFor(address.slice('unix:'.length))]
    const child = utilityProcess.fork(program, args, { stdio: 'pipe', serviceName: `Satchel ${name}` })
    const listen = (chunk: Buffer): void => {
      this.#lastWords = chunk.toString().trim().slice(-500)
      log(`${name}: ${this.#lastWords}`)
    }
    child.stdout?.on('data', listen)
    child.stderr?.on('data', listen)
    child.once('exit', code => {
      log(`${name}: ended with code ${code}`)
      if (this.#process === child) this.#process = null
    })
    const first = message?.() ?? null
    // oxlint-disable-next-line unicorn/require-post-message-target-origin -- a process of ours, not a window
    if (first !== null) child.postMessage(first)
    this.#process = child
  }

  #refuseTooManyStarts(): void {
    const now = Date.now()
    while (this.#startedAtMs[0] !== undefined && now - this.#startedAtMs[0] > 60_000)
      this.#startedAtMs.shift()
    if (this.#startedAtMs.length >= MAX_STARTS_A_MINUTE) {
      const why = this.#wasUp ? this.#parts.keepsEnding : this.#parts.doesNotStart
      throw new AppFailure({ kind: 'offline', ...why, detail: this.#lastWords })
    }
    this.#startedAtMs.push(now)
  }
}

/** One that answers with a failure is up, too: whoever opens it hears which. */
async function answers(source: Source, signal: AbortSignal): Promise<boolean> {
  try {
    const gateway = await openGateway(source, { isAccepted: true }, signal)
    gateway.close()
    return true
  } catch (thrown) {
    return thrown instanceof AppFailure && thrown.error.kind !== 'offline'
  }
}

/** A short path: a socket's name has room for 107 bytes only. `mkdtemp` makes the folder ours alone (0700). */
async function makeSocketFolder(): Promise<string> {
  const roots = [process.env['XDG_RUNTIME_DIR'] ?? '', tmpdir(), '/tmp']
  for (const root of roots.filter(name => name !== '' && Buffer.byteLength(name) < LONGEST_ROOT_BYTES)) {
    const folder = await mkdtemp(join(root, 'satchel-')).catch(() => null)
    if (folder !== null) return folder
  }
  throw new AppFailure({ kind: 'offline', ...say('no-folder-for-socket') })
}
