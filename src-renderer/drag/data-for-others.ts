import { addressOf } from '../browser/entry-address'
import type { EntryRow } from '../browser/row'

/** More lines than anybody pastes; a larger selection goes out in part. */
const MAX_LINES = 1_000

/**
 * What a drag of entries carries to other programs: the addresses by which the
 * game and its tools know them, a line each. Nothing when none has one.
 */
export function dataForOthers(rows: readonly EntryRow[], userId: string | null): Record<string, string> {
  const addresses: string[] = []
  for (const row of rows) {
    const address = addressOf(row, userId)
    if (address !== null) addresses.push(address)
    if (addresses.length === MAX_LINES) break
  }
  if (addresses.length === 0) return {}
  // Lines of a uri-list end so (RFC 2483).
  return { 'text/plain': addresses.join('\n'), 'text/uri-list': addresses.join('\r\n') }
}
