import { type ChildProcess, spawn } from 'node:child_process'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'

const OUT = resolve(import.meta.dirname, '../../../out')
/** The gateways by themselves, which unit tests start (`setUpTestSandbox`). */
const FOR_TESTS = resolve(OUT, 'test-sandbox', 'gateway.cjs')
/** Of the built app. */
export const BUILT_GATEWAY = resolve(OUT, 'main', 'gateway.cjs')

export interface GatewayProcess {
  readonly socketPath: string
  readonly child: ChildProcess
  readonly stderr: () => string
  /** The exit code, or the signal that ended it. */
  readonly ended: Promise<number | NodeJS.Signals | null>
}

export interface GatewayStart {
  readonly args: readonly string[]
  /** What is to be read on descriptor 3. */
  readonly secrets?: string
  /** That of unit tests unless told. */
  readonly program?: string
  /** Of Node. */
  readonly execArgs?: readonly string[]
}

/** A gateway as a process of its own: to be killed. Fails with what it says where it does not start. */
export async function startGateway(start: GatewayStart): Promise<GatewayProcess> {
  return prepareGateway(start).start()
}

/** A gateway that has loaded its program, and waits. */
export interface PreparedGateway {
  start(): Promise<GatewayProcess>
  /** It is not needed. */
  drop(): Promise<void>
}

/**
 * A gateway whose program is loaded already; it looks at nothing, and serves
 * nothing, until it is given its secrets at its start. One that gets none begins at once.
 */
export function prepareGateway({
  args,
  secrets,
  program = FOR_TESTS,
  execArgs = [],
}: GatewayStart): PreparedGateway {
  const stdio = ['ignore', 'pipe', 'pipe', ...(secrets === undefined ? [] : (['pipe'] as const))] as const
  const child = spawn(process.execPath, [...execArgs, program, ...args], { stdio: [...stdio] })
  const ended = new Promise<number | NodeJS.Signals | null>(done =>
    child.once('close', (code, signal) => done(code ?? signal)),
  )
  let stderr = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    stderr += chunk.toString()
  })
  const start = async (): Promise<GatewayProcess> => {
    const third = child.stdio[3]
    if (secrets !== undefined && third !== null && third !== undefined && 'end' in third) third.end(secrets)
    if (child.stdout === null) throw new Error('It has no output.')
    const first = await createInterface({ input: child.stdout })[Symbol.asyncIterator]().next()
    const line = first.done === true ? '' : first.value
    const socketPath = /^gateway listening on unix:(.+)$/.exec(line)?.[1]
    if (socketPath === undefined) {
      await ended
      throw new Error(`${line}${stderr}`.trim())
    }
    return { socketPath, child, stderr: () => stderr, ended }
  }
  const drop = async (): Promise<void> => {
    child.kill('SIGKILL')
    await ended
  }
  return { start, drop }
}

/** As the machine does it when it runs out of memory. */
export async function killGateway({ child, ended }: GatewayProcess): Promise<void> {
  child.kill('SIGKILL')
  await ended
}
