import { stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { AppError } from '../../src-shared/errors'
import { say } from '../../src-shared/sentences'
import { quoteForShell } from './shell-quote'

/** What the file system says of a socket and of the folder that it is in. */
export interface Ownership {
  readonly path: string
  readonly uid: number
  readonly mode: number
}

const WRITABLE_BY_OTHERS = 0o022

/**
 * Why what answers at a socket might be somebody else, or null. Whoever can
 * write to the folder can put a socket of their own there, and whoever can
 * write to the socket can act as this person. The service promises 0700 and
 * leaves it to the umask (section 1).
 */
export function distrustOf(
  socket: Ownership,
  folder: Ownership,
  ownUid: number,
): (AppError & { readonly isForeign: boolean }) | null {
  const foreign = [folder, socket].find(({ uid }) => uid !== ownUid)
  if (foreign !== undefined) {
    return { kind: 'untrusted', ...say('socket-of-another-user', foreign.path, foreign.uid), isForeign: true }
  }
  const open = [folder, socket].filter(({ mode }) => (mode & WRITABLE_BY_OTHERS) !== 0)
  const [first, second] = open
  if (first === undefined) return null
  const names = open.map(({ path }) => path)
  return {
    kind: 'untrusted',
    ...(second === undefined
      ? say('socket-open-to-others', first.path)
      : say('socket-and-folder-open-to-others', first.path, second.path)),
    remedy: `chmod go-w ${names.map(quoteForShell).join(' ')}`,
    isForeign: false,
  }
}

/** `distrustOf` for a socket that is there; null also where it is not, or where nobody owns files (Windows). */
export async function distrustOfSocket(
  path: string,
): Promise<(AppError & { readonly isForeign: boolean }) | null> {
  const ownUid = process.getuid?.()
  if (ownUid === undefined) return null
  const [socket, folder] = await Promise.all([ownershipOf(path), ownershipOf(dirname(path))])
  return socket === null || folder === null ? null : distrustOf(socket, folder, ownUid)
}

async function ownershipOf(path: string): Promise<Ownership | null> {
  try {
    const { uid, mode } = await stat(path)
    return { path, uid, mode: mode & 0o7777 }
  } catch {
    return null
  }
}
