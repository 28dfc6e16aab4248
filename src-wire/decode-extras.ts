import { parsePath } from '../src-shared/domain/paths'
import type { Deletion } from '../src-shared/model/entry'
import { ListingExtras, Deletion as WireDeletion } from './gen/satchel/v1/extras'
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

/** Which folder a listing says that it is of; null where it does not. */
export function decodeFolderId(bytes: Uint8Array, at: number): string | null {
  const { folderId } = decoded(ListingExtras, bytes, at)
  return folderId === '' ? null : folderId
}

/** `at`: where the bytes begin in the reply, for the fault. */
function decoded<T>(message: { decode(bytes: Uint8Array): T }, bytes: Uint8Array, at: number): T {
  try {
    return message.decode(bytes)
  } catch (thrown) {
    throw new WireFault(thrown instanceof Error ? thrown.message : String(thrown), at)
  }
}
