import { status } from '@grpc/grpc-js'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { alreadyExists, badTitle, GatewayRefusal, notFound, offline } from '../kit/refusal.ts'

/** Such as ENOENT; empty for what is no error of the system. */
export function codeOf(thrown: unknown): string {
  return thrown instanceof Error && 'code' in thrown && typeof thrown.code === 'string' ? thrown.code : ''
}

/** Nothing is there, or something on the way is no directory (any more). */
export function isAbsence(thrown: unknown): boolean {
  return ['ENOENT', 'ENOTDIR', 'ELOOP'].includes(codeOf(thrown))
}

/** No room, also of what one person may have. */
export function isFull(thrown: unknown): boolean {
  return ['ENOSPC', 'EDQUOT'].includes(codeOf(thrown))
}

function noFileRight(text: string): GatewayRefusal {
  return new GatewayRefusal(status.PERMISSION_DENIED, Reason.REASON_NO_FILE_RIGHT, text)
}

/** What the system's refusal means to a person; other faults stay as they are. */
function refusalOf(thrown: unknown, title: string): unknown {
  switch (codeOf(thrown)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ELOOP':
      return notFound(title)
    case 'EEXIST':
    case 'ENOTEMPTY':
      return alreadyExists(title)
    case 'EACCES':
    case 'EPERM':
      return noFileRight('The system does not permit it.')
    case 'EROFS':
      return noFileRight('The drive is read-only.')
    case 'EFBIG':
      return new GatewayRefusal(
        status.RESOURCE_EXHAUSTED,
        Reason.REASON_TOO_LARGE,
        'The drive takes no file of this size.',
      )
    case 'ENOSPC':
    case 'EDQUOT':
      return new GatewayRefusal(status.RESOURCE_EXHAUSTED, Reason.REASON_NO_SPACE, 'The drive is full.')
    case 'EMFILE':
    case 'ENFILE':
      return new GatewayRefusal(status.UNAVAILABLE, Reason.REASON_BUSY, 'Too many files are open.')
    case 'EBUSY':
    case 'ETXTBSY':
      return new GatewayRefusal(status.UNAVAILABLE, Reason.REASON_BUSY, 'Another program is using it.')
    case 'ENAMETOOLONG':
    case 'EINVAL':
    case 'EILSEQ':
      return badTitle(title)
    case 'EIO':
    case 'ENODEV':
    case 'ENXIO':
    case 'ESTALE':
    case 'EHOSTDOWN':
    case 'ENOTCONN':
    case 'ETIMEDOUT':
    case 'ECONNABORTED':
    case 'ECONNRESET':
    case 'EREMOTEIO':
    case 'ESHUTDOWN':
      return offline('The drive does not answer.')
    default:
      return thrown
  }
}

/** Runs it, with refusals of the system in words. */
export async function inWords<T>(title: string, act: () => Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (thrown) {
    throw refusalOf(thrown, title)
  }
}
