import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { onTestEnd } from './test-sandbox.ts'

export interface SandboxProcess {
  readonly pid: number | undefined
  readonly stderr: () => string
  /** The next line of stdout; undefined when there are no more. */
  nextLine(): Promise<string | undefined>
  /** Writes a control line and answers with the reply. */
  control(line: string): Promise<string | undefined>
  kill(signal: NodeJS.Signals): void
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

/** Packages that stay outside the bundle are found in this checkout, wherever the bundle lies. */
const NODE_PATH = join(process.cwd(), 'node_modules')

export function runSandbox(bundle: string, args: readonly string[]): SandboxProcess {
  const child: ChildProcessByStdio<Writable, Readable, Readable> = spawn(
    process.execPath,
    [bundle, ...args],
    {
      stdio: ['pipe', 'pipe', 'pipe'],
      env: { ...process.env, NODE_PATH },
    },
  )
  onTestEnd(() => child.kill('SIGKILL'))
  let stderr = ''
  child.stderr.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]()
  const nextLine = async () => {
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
    ended: new Promise(resolve => child.once('close', (code, signal) => resolve(code ?? signal))),
  }
}
