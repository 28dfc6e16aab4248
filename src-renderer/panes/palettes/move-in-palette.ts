import { recordIdOf } from '../../../src-shared/domain/places'
import type { Palette } from '../../../src-shared/model/places'
import type { Session } from '../../session/session'

/** One place earlier (-1) or later (1), as the keys and the menu do; a drag goes anywhere. */
export function moveInPalette(
  { places }: Session,
  { id, entries }: Palette,
  recordId: string,
  by: -1 | 1,
): void {
  const index = entries.findIndex(entry => recordIdOf(entry) === recordId)
  const entry = entries[index]
  const to = index + by
  if (entry === undefined || to < 0 || to >= entries.length) return
  // A gap counts what is there before the change, the entry itself too.
  void places.changePalettes({ kind: 'add', id, entries: [entry], at: by < 0 ? to : to + 1 })
}
