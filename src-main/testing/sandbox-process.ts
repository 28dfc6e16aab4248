import { accessSync, constants, mkdtempSync, rmSync, statfsSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { SANDBOX_FOR_TESTS, SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { leaveIdle, newKeptFolder, takeIdleSandbox } from './idle-sandboxes'

export interface SandboxOptions {
  readonly args?: readonly string[]
  /** Give the same folder again to start the same inventory. */
  readonly folder?: string
  readonly socketName?: string
}

export function testFolder(inside = tmpdir()): string {
  const folder = mkdtempSync(join(inside, 'satchel-test-'))
  // What is stopped may write for a moment longer.
  onTestEnd(() => rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 }))
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
  return testFolder(memory())
}

function memory(): string {
  return hasSharedMemory() ? SHARED_MEMORY : tmpdir()
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

/**
 * A real inventory server as a process of its own. Starting one takes longer than most tests: without a folder of the
 * test's own it is one that an earlier test left, put back to the beginning.
 */
export async function startSandbox(options: SandboxOptions = {}): Promise<SandboxProcess> {
  const { args = [], folder, socketName = 'test.sock' } = options
  if (folder === undefined && options.socketName === undefined) return sharedSandbox(args)
  const sandbox = newSandbox(folder ?? testFolder(), args, socketName)
  onTestEnd(() => sandbox.kill())
  await sandbox.start()
  return sandbox
}

async function sharedSandbox(args: readonly string[]): Promise<SandboxProcess> {
  const idle = await takeIdleSandbox(args)
  const sandbox = idle ?? newSandbox(newKeptFolder(memory()), args)
  onTestEnd(() => leaveIdle(args, sandbox))
  if (idle === undefined) await sandbox.start()
  return sandbox
}

function newSandbox(folder: string, args: readonly string[], socketName?: string): SandboxProcess {
  return new SandboxProcess({
    program: SANDBOX_FOR_TESTS,
    folder,
    arguments: args,
    dataFolder: join(folder, 'data'),
    ...(socketName === undefined ? {} : { socketName }),
  })
}
