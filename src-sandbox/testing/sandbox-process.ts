import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join, resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'

const OUT = resolve(import.meta.dirname, '../../out')
/** Of the built app. */
const BUILT_SANDBOX = join(OUT, 'main', 'sandbox.cjs')
/** The sandbox by itself, which unit tests start (`setUpTestSandbox`). */
export const SANDBOX_FOR_TESTS = join(OUT, 'test-sandbox', 'sandbox.cjs')

/** A run of the sandbox's program with any arguments, from its start to its end. */
export interface SandboxRun {
  readonly pid: number | undefined
  /** All that it has said there so far. */
  readonly stderr: () => string
  /** The next line of stdout; undefined when there are no more. */
  nextLine(): Promise<string | undefined>
  /** Writes a control line and answers with the reply. */
  control(line: string): Promise<string | undefined>
  kill(signal: NodeJS.Signals): void
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

export function runSandbox(program: string, args: readonly string[]): SandboxRun {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    process.execPath,
    [program, ...args],
    { stdio: ['pipe', 'pipe', 'pipe'] },
  )
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  // Who writes to one that was killed learns it from the answer that does not come.
  child.stdin.on('error', () => {})
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string | undefined> => {
    const next = await lines.next()
    return next.done === true ? undefined : next.value
  }
  return {
    pid: child.pid,
    stderr: () => stderr,
    nextLine,
    control: line => {
      child.stdin.write(`${line}\n`)
      return nextLine()
    },
    kill: signal => void child.kill(signal),
    ended: new Promise(done => child.once('close', (code, signal) => done(code ?? signal))),
  }
}

export interface SandboxOptions {
  /** That of the built app unless told. */
  readonly program?: string
  /** A folder of the test's own: socket and state live there. */
  readonly folder: string
  readonly arguments?: readonly string[]
  readonly socketName?: string
  /** Give the same again to start the same inventory. */
  readonly dataFolder?: string
}

/** The inventory server as a process of its own: the other side of the socket, to be killed, stopped and made to lie. */
export class SandboxProcess {
  readonly folder: string
  readonly socketPath: string
  readonly dataFolder: string
  readonly #options: SandboxOptions
  #run: SandboxRun | null = null
  #isSound = false

  constructor(options: SandboxOptions) {
    this.#options = options
    this.folder = options.folder
    this.socketPath = join(options.folder, options.socketName ?? 's.sock')
    this.dataFolder = options.dataFolder ?? `${this.socketPath}.data`
  }

  get address(): string {
    return `unix:${this.socketPath}`
  }

  get pid(): number {
    const pid = this.#running.pid
    if (pid === undefined) throw new Error('The sandbox could not be started')
    return pid
  }

  /** Runs, and was sent no signal. */
  get isSound(): boolean {
    return this.#isSound
  }

  /** Of the process that was started last. */
  get ended(): Promise<unknown> {
    return this.#running.ended
  }

  async start(): Promise<void> {
    const { program = BUILT_SANDBOX, arguments: extra = [] } = this.#options
    const fixed = ['--socket', this.socketPath, '--data', this.dataFolder, '--control']
    const run = runSandbox(program, [...fixed, ...extra])
    this.#run = run
    this.#isSound = true
    void run.ended.then(() => {
      if (this.#run === run) this.#isSound = false
    })
    this.#expect(await run.nextLine(), 'sandbox listening on')
  }

  /** One line of the control protocol, such as `fault delay=500`; resolves with its answer, fails unless that is `ok …`. */
  readonly control = async (line: string): Promise<string> =>
    this.#expect(await this.#running.control(line), 'ok')

  signal(signal: NodeJS.Signals): void {
    this.#isSound = false
    this.#running.kill(signal)
  }

  /** As the machine does it when it runs out of memory: no farewell, the socket file stays. */
  async kill(): Promise<void> {
    if (this.#run === null) return
    this.signal('SIGKILL')
    await this.ended
  }

  /** Accepts connections, because the kernel does, and answers nothing. */
  pause(): void {
    this.signal('SIGSTOP')
  }

  resume(): void {
    this.signal('SIGCONT')
  }

  get #running(): SandboxRun {
    if (this.#run === null) throw new Error('The sandbox was not started')
    return this.#run
  }

  #expect(line: string | undefined, begin: string): string {
    if (line?.startsWith(begin)) return line
    const said = `${line ?? ''}\n${this.#run?.stderr() ?? ''}`.trim()
    throw new Error(`The sandbox said “${said}” instead of “${begin} …”`)
  }
}
