import { mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { userId } from '../../src-sandbox/engine'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'

interface Idle {
  readonly key: string
  readonly sandbox: SandboxProcess
}

/** So many are kept: as many as the lanes of two kinds of service (`nothing-lost.test.ts`). */
const MOST_IDLE = 8
const KEPT = 'satchel-kept-'

/**
 * Servers that earlier tests have used and left sound, the longest unused first: the files of a
 * worker share its modules, and so these. They end with the worker, however that ends: a sandbox
 * whose input is closed stops.
 */
const idle: Idle[] = []
/** Where the servers of this worker live. */
let home: string | null = null

const keyOf = (args: readonly string[]): string => args.join('\n')

/** One that is as it was at its first start. */
export async function takeIdleSandbox(args: readonly string[]): Promise<SandboxProcess | undefined> {
  const at = idle.findLastIndex(({ key }) => key === keyOf(args))
  if (at < 0) return undefined
  const [taken] = idle.splice(at, 1)
  if (taken === undefined) return undefined
  try {
    // The test before may have signed in somebody else.
    await taken.sandbox.control(`reset ${userId}`)
    return taken.sandbox
  } catch {
    // A fault that the test before had switched on has ended it.
    await endSandbox(taken.sandbox)
    return takeIdleSandbox(args)
  }
}

/** For a later test with the same arguments, where it is sound. */
export async function leaveIdle(args: readonly string[], sandbox: SandboxProcess): Promise<void> {
  if (!sandbox.isSound) return endSandbox(sandbox)
  idle.push({ key: keyOf(args), sandbox })
  for (const { sandbox: oldest } of idle.splice(0, idle.length - MOST_IDLE)) await endSandbox(oldest)
}

/** For a server that may outlive its test. */
export function newKeptFolder(inside: string): string {
  home ??= newHome(inside)
  return mkdtempSync(join(home, 's-'))
}

function newHome(inside: string): string {
  sweep(inside)
  const folder = join(inside, `${KEPT}${process.pid}`)
  mkdirSync(folder, { recursive: true })
  process.once('exit', endAll)
  // Vitest ends a worker by this signal; where Vitest itself was killed, nobody else tells.
  process.once('SIGTERM', endWorker)
  process.once('disconnect', endWorker)
  return folder
}

/** What a worker has left that was killed. */
function sweep(inside: string): void {
  for (const name of readdirSync(inside)) {
    const pid = name.startsWith(KEPT) ? Number(name.slice(KEPT.length)) : Number.NaN
    if (pid > 0 && !isRunning(pid)) rmSync(join(inside, name), { recursive: true, force: true })
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

function endWorker(): void {
  endAll()
  process.removeListener('SIGTERM', endWorker)
  process.kill(process.pid, 'SIGTERM')
}

function endAll(): void {
  for (const { sandbox } of idle.splice(0)) sandbox.signal('SIGKILL')
  if (home !== null) rmSync(home, { recursive: true, force: true, maxRetries: 3 })
}

async function endSandbox(sandbox: SandboxProcess): Promise<void> {
  await sandbox.kill()
  rmSync(sandbox.folder, { recursive: true, force: true })
}
