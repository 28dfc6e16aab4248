import { parsePath } from '../src-shared/domain/paths'
import type { Deletion, Denied } from '../src-shared/model/entry'
import type { Incomplete } from '../src-shared/model/incomplete'
import { actionOf, whyNotOf } from './capability-words'
import { ListingExtras, Rights, Deletion as WireDeletion } from './gen/satchel/v1/extras'
import { msOfNanos } from './wire-date'
import { WireFault } from './wire-reader'

/** A Deletion of satchel/v1. A place that is no path cannot be gone back to, so it counts as not known. */
export function decodeDeletion(bytes: Uint8Array, at: number): Deletion {
  const { fromPath, fromId, atUnixNanos } = decoded(WireDeletion, bytes, at)
  const path = parsePath(fromPath)
  const nanos = BigInt.asUintN(64, atUnixNanos)
  return {
    from: path && { path, id: fromId === '' ? null : fromId },
    atMs: msOfNanos(Number(nanos >> 32n), Number(nanos & 0xffff_ffffn)),
  }
}

/** Rights of satchel/v1. What is refused by a word of a later version is left to the source to refuse. */
export function decodeDenied(bytes: Uint8Array, at: number): readonly Denied[] {
  return decoded(Rights, bytes, at).denied.flatMap(({ action, whyNot }) => {
    const known = actionOf(action)
    return known === null ? [] : [{ action: known, why: whyNotOf(whyNot) }]
  })
}

/** What a listing says of itself. */
export interface ListingSays {
  /** Which folder it is of; null where it does not say. */
  readonly folderId: string | null
  /** As text; only in the listings of a whole tree. */
  readonly folderPath: string | null
  /** Null: this is all. */
  readonly incomplete: Incomplete | null
}

/** Nobody here asks for further pages: what would be on them is missing like all else that has not arrived. */
export function decodeListingExtras(bytes: Uint8Array, at: number): ListingSays {
  const { folderId, folderPath, incomplete, expected, nextPage } = decoded(ListingExtras, bytes, at)
  return {
    folderId: folderId === '' ? null : folderId,
    folderPath: folderPath === '' ? null : folderPath,
    incomplete: incomplete || nextPage !== '' ? { expected } : null,
  }
}

/** `at`: where the bytes begin in the reply, for the fault. */
function decoded<T>(message: { decode(bytes: Uint8Array): T }, bytes: Uint8Array, at: number): T {
  try {
    return message.decode(bytes)
  } catch (thrown) {
    throw new WireFault(thrown instanceof Error ? thrown.message : String(thrown), at)
  }
}
