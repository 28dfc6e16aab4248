import { palettesOf } from '../../src-shared/domain/palettes'
import { recordIdOf } from '../../src-shared/domain/places'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { addToPalette, paletteEntriesOf, trayEntriesOf } from '../actions/palettes'
import { keptPlaceOf } from '../browser/kept-place'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import type { DragSource } from './drag-data'
import type { KeepHover } from './use-drag-monitor'

/** What was let go among the pins or on a palette is kept there; it stays where it is in the inventory. */
export function keepDropped(session: Session, source: DragSource, hover: KeepHover, text: Catalogue): void {
  if (hover.kind === 'palette') {
    const at = hover.at ?? undefined
    return void addToPalette(session, hover.paletteId, entriesFor(session, source, text), text, at)
  }
  const { places } = session
  if (source.kind === 'kept') {
    if (source.list === 'pins') places.movePin(source.id, hover.at)
    if (source.list === 'palettes') void places.changePalettes({ kind: 'move', id: source.id, at: hover.at })
    return
  }
  // Each goes before those that were put there already: the last one first keeps their order.
  for (const place of placesIn(session, source).toReversed()) places.pin(place, hover.at)
}

function placesIn(session: Session, source: DragSource): readonly KeptPlace[] {
  if (source.kind === 'rows') return source.rows.flatMap(row => keptPlaceOf(session, row) ?? [])
  const ids = new Set(source.dragged.map(({ ref }) => ref.recordId))
  return session.tray.content.get().entries.filter(entry => ids.has(recordIdOf(entry)))
}

function entriesFor(session: Session, source: DragSource, text: Catalogue): readonly CollectedEntry[] {
  switch (source.kind) {
    case 'rows':
      return paletteEntriesOf(session, source.rows, text)
    case 'tray':
      return trayEntriesOf(session, source.dragged)
    default:
      return palettesOf(session.places.store.get())
        .flatMap(({ entries }) => entries)
        .filter(entry => recordIdOf(entry) === source.id)
        .slice(0, 1)
  }
}
