import { lstatSync, mkdirSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { dirname, join } from 'node:path'
import { StartFailure, usageError } from './start-failure.ts'

/** sun_path holds 108 bytes with its closing zero on Linux. */
const maxPathBytes = 107

export interface SocketChoice {
  readonly socket: string | undefined
  readonly socketDir: string
}

export function socketPathFor(choice: SocketChoice, pid: number): string {
  const path = choice.socket ?? join(choice.socketDir, `resonite-${pid}.sock`)
  const bytes = Buffer.byteLength(path)
  if (bytes > maxPathBytes) {
    throw usageError(
      `The socket path has ${bytes} bytes, and no more than ${maxPathBytes} are possible: ${path}`,
    )
  }
  return path
}

/** Makes the folder and clears the way. The modes are left to the umask, as the mod leaves them (sheet, section 1). */
export async function prepareSocket(path: string, pid: number): Promise<void> {
  const folder = dirname(path)
  try {
    mkdirSync(folder, { recursive: true })
    removeSocketsOfTheDead(folder, pid)
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    throw new StartFailure(`The socket folder ${folder} cannot be used: ${reason}`)
  }
  await removeStaleSocket(path)
}

/** `resonite-<int>.sock` of pids that are gone, and of the own pid; all other names are kept. */
function removeSocketsOfTheDead(folder: string, pid: number): void {
  for (const name of readdirSync(folder)) {
    const owner = /^resonite-(\d+)\.sock$/.exec(name)?.[1]
    if (owner === undefined) continue
    if (Number(owner) === pid || !isAlive(Number(owner))) rmSync(join(folder, name), { force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    // Not ours to signal, but alive.
    return error instanceof Error && 'code' in error && error.code === 'EPERM'
  }
}

async function removeStaleSocket(path: string): Promise<void> {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return
  if (!stat.isSocket()) throw new StartFailure(`${path} exists and is no socket.`)
  if (await isAnswered(path)) throw new StartFailure(`Another server is listening on ${path} already.`)
  rmSync(path, { force: true })
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise(resolve => {
    const probe = connect(path)
    const finish = (answered: boolean) => {
      probe.destroy()
      resolve(answered)
    }
    probe.once('connect', () => finish(true))
    probe.once('error', () => finish(false))
  })
}
