import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseOptions } from '../options.ts'
import { type Sandbox, startSandbox } from '../sandbox.ts'
import { onTestEnd } from './on-test-end.ts'
import { connectTo, type TestClients } from './test-clients.ts'

export interface TestSandbox extends Sandbox, TestClients {}

export function temporaryFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sbx-'))
  onTestEnd(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

/** How entries are told apart does not matter for what is the same in both. */
export const eachKind = [
  ['path', (more: readonly string[] = []) => testSandbox(['--seed', 'empty', ...more])],
  ['ids', (more: readonly string[] = []) => testSandbox(['--seed', 'empty', '--capabilities=ids', ...more])],
] as const

/** A sandbox in this process on a real socket, empty unless the options say otherwise. */
export async function testSandbox(args: readonly string[] = ['--seed', 'empty']): Promise<TestSandbox> {
  const folder = temporaryFolder()
  const defaults = ['--socket', join(folder, 's.sock'), '--data', join(folder, 'data')]
  return openSandbox([...defaults, ...args])
}

export async function openSandbox(args: readonly string[]): Promise<TestSandbox> {
  const sandbox = await startSandbox(parseOptions(args, {}))
  const clients = connectTo(sandbox.socketPath)
  let isOpen = true
  const close = () => {
    if (!isOpen) return
    isOpen = false
    clients.disconnect()
    sandbox.close()
  }
  onTestEnd(close)
  return { ...sandbox, ...clients, close }
}
