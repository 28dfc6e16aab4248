import { chmodSync, lstatSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { isAlive } from './is-alive.ts'
import { StartFailure, usageError } from './start-failure.ts'

/** sun_path holds 108 bytes with its closing zero on Linux, 104 on macOS. */
const MAX_PATH_BYTES = process.platform === 'darwin' ? 103 : 107

export interface SocketChoice {
  /** Exactly there. */
  readonly socket?: string | undefined
  /** In there, named as the reference client of resonite_io.v1 looks for it. */
  readonly socketDir?: string | undefined
}

export interface SocketPlace {
  readonly path: string
  /** Removes what is left of it. */
  remove(): void
}

/** A free path in a folder that only this person enters. */
export async function prepareSocket(choice: SocketChoice): Promise<SocketPlace> {
  if (choice.socket !== undefined && choice.socketDir !== undefined) {
    throw usageError('Give --socket or --socket-dir, not both.')
  }
  if (choice.socket === undefined && choice.socketDir === undefined) return ownPlace()
  const path = resolve(choice.socket ?? join(choice.socketDir ?? '', `resonite-${process.pid}.sock`))
  refuseLong(path)
  makeFolder(dirname(path))
  if (choice.socketDir !== undefined) removeSocketsOfTheDead(dirname(path))
  await clear(path)
  return { path, remove: () => rmSync(path, { force: true }) }
}

/** A folder of its own, gone with the socket. */
function ownPlace(): SocketPlace {
  const folder = mkdtempSync(join(process.env.XDG_RUNTIME_DIR || tmpdir(), 'satchel-gateway-'))
  const path = join(folder, 'gateway.sock')
  refuseLong(path)
  return { path, remove: () => rmSync(folder, { recursive: true, force: true }) }
}

/** Whatever the umask: who can write to a socket acts as this person. */
export function closeToOthers(path: string): void {
  chmodSync(path, 0o600)
}

function refuseLong(path: string): void {
  const bytes = Buffer.byteLength(path)
  if (bytes <= MAX_PATH_BYTES) return
  throw usageError(
    `The socket path has ${bytes} bytes, and no more than ${MAX_PATH_BYTES} are possible: ${path}`,
  )
}

function makeFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 })
  } catch (thrown) {
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new StartFailure(`The socket folder ${folder} cannot be used: ${reason}`)
  }
}

/** `resonite-<int>.sock` of processes that are gone; all other names are kept. */
function removeSocketsOfTheDead(folder: string): void {
  for (const name of readdirSync(folder)) {
    const owner = /^resonite-(\d+)\.sock$/.exec(name)?.[1]
    if (owner !== undefined && isGone(Number(owner))) rmSync(join(folder, name), { force: true })
  }
}

/** A socket under our own number is of a process before this one. */
function isGone(pid: number): boolean {
  return pid === process.pid || !isAlive(pid)
}

async function clear(path: string): Promise<void> {
  const stat = lstatSync(path, { throwIfNoEntry: false })
  if (stat === undefined) return
  if (!stat.isSocket()) throw new StartFailure(`${path} exists and is no socket.`)
  if (await isAnswered(path)) throw new StartFailure(`Another server is listening on ${path} already.`)
  rmSync(path, { force: true })
}

function isAnswered(path: string): Promise<boolean> {
  return new Promise(done => {
    const probe = connect(path)
    const finish = (answered: boolean): void => {
      probe.destroy()
      done(answered)
    }
    probe.once('connect', () => finish(true))
    probe.once('error', () => finish(false))
  })
}
