import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { build } from 'vite'
import { afterEach } from 'vitest'

/** A real inventory server as a process of its own, for tests. Main and sandbox share nothing but the wire. */
export interface TestSandbox {
  readonly address: string
  readonly socketPath: string
  /** `fault <name>[=value]`, `clear [<name>]`, `spawns`; answers the reply. */
  readonly control: (line: string) => Promise<string>
  readonly signal: (signal: NodeJS.Signals) => void
  readonly ended: Promise<unknown>
}

export interface SandboxOptions {
  readonly args?: readonly string[]
  /** Give the same folder again to start the same inventory. */
  readonly folder?: string
  readonly socketName?: string
}

const PICTURES = join(process.cwd(), 'node_modules/@lobehub/fluent-emoji-3d/assets')
const NODE_PATH = join(process.cwd(), 'node_modules')

const cleanups: (() => void)[] = []
let bundle: Promise<string> | null = null

afterEach(() => {
  for (const cleanup of cleanups.splice(0).toReversed()) cleanup()
})

export function onTestEnd(cleanup: () => void): void {
  cleanups.push(cleanup)
}

export function testFolder(inside = tmpdir()): string {
  const folder = mkdtempSync(join(inside, 'satchel-test-'))
  onTestEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

const SHARED_MEMORY = '/dev/shm'
const LEAST_ROOM_BYTES = 32 * 1024 * 1024

/**
 * A folder that no disk has to be waited for, where the system has such a
 * place. What a killed process had written is there all the same; only a power
 * cut would tell.
 */
export function memoryFolder(): string {
  return testFolder(hasSharedMemory() ? SHARED_MEMORY : tmpdir())
}

function hasSharedMemory(): boolean {
  try {
    accessSync(SHARED_MEMORY, constants.W_OK)
    const { bavail, bsize } = statfsSync(SHARED_MEMORY)
    return bavail * bsize >= LEAST_ROOM_BYTES
  } catch {
    return false
  }
}

export async function startSandbox(options: SandboxOptions = {}): Promise<TestSandbox> {
  bundle ??= bundleSandbox()
  const program = await bundle
  const folder = options.folder ?? testFolder()
  const socketPath = join(folder, options.socketName ?? 'test.sock')
  const args = ['--socket', socketPath, '--data', join(folder, 'data'), '--pictures', PICTURES, '--control']
  const child: ChildProcessByStdio<Writable, Readable, null> = spawn(
    process.execPath,
    [program, ...args, ...(options.args ?? [])],
    { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, NODE_PATH } },
  )
  onTestEnd(() => child.kill('SIGKILL'))
  const ended = once(child, 'close')
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async (): Promise<string> => {
    const next = await lines.next()
    return next.done === true ? '' : next.value
  }
  const first = await nextLine()
  if (!first.startsWith('sandbox listening on')) throw new Error(`The sandbox said: ${first}`)
  return {
    address: `unix:${socketPath}`,
    socketPath,
    control: async line => {
      child.stdin.write(`${line}\n`)
      const answer = await nextLine()
      if (!answer.startsWith('ok')) throw new Error(answer)
      return answer
    },
    signal: signal => void child.kill(signal),
    ended,
  }
}

/** As the application's build does it; by file name, so that no module of main imports the sandbox. */
async function bundleSandbox(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'satchel-sandbox-'))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(process.cwd(), 'src-sandbox/main.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: {
        external: ['libsql'],
        output: { format: 'cjs', entryFileNames: 'sandbox.cjs', chunkFileNames: 'chunks/[name].cjs' },
      },
    },
  })
  return join(outDir, 'sandbox.cjs')
}
