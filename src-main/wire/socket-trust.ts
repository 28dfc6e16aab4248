import type { Stats } from 'node:fs'
import { lstat, readlink } from 'node:fs/promises'
import { dirname, resolve } from 'node:path'
import type { AppError } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import { quoteForShell } from './shell-quote'

/** What the file system says of one name on the way to a socket, or of the socket itself. */
export interface Ownership {
  readonly path: string
  readonly uid: number
  readonly mode: number
}

/** Everything that decides who answers at a socket. */
export interface SocketLocation {
  readonly socket: Ownership
  /** The one that the socket is in. */
  readonly folder: Ownership
  /** All above it, and above whatever links on the way lead to. */
  readonly above: readonly StepDown[]
}

/** A folder on the way, with what of it is gone through next: a folder, a link or the socket. */
export interface StepDown {
  readonly folder: Ownership
  readonly nextUid: number
}

export type Distrust = AppError & { readonly isForeign: boolean }

const WRITABLE_BY_OTHERS = 0o022
/** In such a folder only its owner, and the owner of a name in it, can take that name for something else. */
const STICKY = 0o1000
const MAX_LINKS = 40

/**
 * Who may own folders above: root, and whoever the system shows in its place
 * where it hides other users (user namespaces), as of `/` and `/home`. That
 * cannot be told from the user "nobody", who owns no folders elsewhere.
 */
const SYSTEM_UIDS: readonly number[] = [0, 65_534]

/**
 * Why what answers at a socket might be somebody else, or null. Whoever can
 * write to a folder on the way can put another folder and a socket of their own
 * there, and whoever can write to the socket can act as this person, unless a
 * folder on the way keeps them from reaching it. The service promises 0700 and
 * leaves it to the umask (section 1).
 */
export function distrustOf({ socket, folder, above }: SocketLocation, ownUid: number): Distrust | null {
  const mayOwn = [ownUid, ...SYSTEM_UIDS]
  const foreign =
    above.map(step => step.folder).find(({ uid }) => !mayOwn.includes(uid)) ??
    [folder, socket].find(({ uid }) => uid !== ownUid)
  if (foreign !== undefined) {
    return { kind: 'untrusted', ...say('socket-of-another-user', foreign.path, foreign.uid), isForeign: true }
  }
  const isReachable = isReachableBy([folder, ...above.map(step => step.folder)], socket.mode)
  const open = [
    ...above.filter(step => isSwappable(step, mayOwn)).map(step => step.folder),
    ...(isOpenToOthers(folder) ? [folder] : []),
    ...(isOpenToOthers(socket) && isReachable ? [socket] : []),
  ]
  const [first, second] = open
  if (first === undefined) return null
  const own = open.filter(({ uid }) => uid === ownUid)
  return {
    kind: 'untrusted',
    ...(second === undefined
      ? say('socket-open-to-others', first.path)
      : say('socket-and-folder-open-to-others', first.path, second.path)),
    // Another's folder is not this person's to close.
    ...(own.length < open.length
      ? {}
      : { remedy: `chmod go-w ${own.map(({ path }) => quoteForShell(path)).join(' ')}` }),
    isForeign: false,
  }
}

function isOpenToOthers({ mode }: Ownership): boolean {
  return (mode & WRITABLE_BY_OTHERS) !== 0
}

function isSwappable({ folder, nextUid }: StepDown, mayOwn: readonly number[]): boolean {
  if (!isOpenToOthers(folder)) return false
  return (folder.mode & STICKY) === 0 || !mayOwn.includes(nextUid)
}

/** Whether those whom `mode` lets write can get through all folders: others, or a group. */
function isReachableBy(folders: readonly Ownership[], mode: number): boolean {
  const lets = (who: number) => folders.every(folder => (folder.mode & who) !== 0)
  return ((mode & 0o002) !== 0 && lets(0o001)) || ((mode & 0o020) !== 0 && lets(0o011))
}

/** `distrustOf` for a socket that is there; null also where it is not, or where nobody owns files (Windows). */
export async function distrustOfSocket(path: string): Promise<Distrust | null> {
  const ownUid = process.getuid?.()
  if (ownUid === undefined) return null
  const place = await locationOf(path).catch(() => null)
  return place === null ? null : distrustOf(place, ownUid)
}

/** Goes down from the root as the system does, through links. Throws where a name is missing. */
async function locationOf(path: string): Promise<SocketLocation> {
  const above: StepDown[] = []
  let names = namesOf(path)
  let folder = ownershipOf('/', await lstat('/'))
  for (let links = 0; names.length > 0; ) {
    const [name = '', ...rest] = names
    if (name === '..') {
      folder = ownershipOf(dirname(folder.path), await lstat(dirname(folder.path)))
      names = rest
      continue
    }
    const next = resolve(folder.path, name)
    const found = await lstat(next)
    if (found.isSymbolicLink()) {
      if (++links > MAX_LINKS) throw new Error('Too many links.')
      above.push({ folder, nextUid: found.uid })
      const target = await readlink(next)
      if (target.startsWith('/')) folder = ownershipOf('/', await lstat('/'))
      names = [...namesOf(target), ...rest]
      continue
    }
    if (rest.length === 0) return { socket: ownershipOf(next, found), folder, above }
    above.push({ folder, nextUid: found.uid })
    folder = ownershipOf(next, found)
    names = rest
  }
  throw new Error('There is no socket.')
}

function namesOf(path: string): readonly string[] {
  return path.split('/').filter(name => name !== '' && name !== '.')
}

function ownershipOf(path: string, { uid, mode }: Stats): Ownership {
  return { path, uid, mode: mode & 0o7777 }
}
