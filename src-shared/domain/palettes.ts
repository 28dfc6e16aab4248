import type { Palette, PaletteChange, Places } from '../model/places'
import type { Refusal } from '../model/refusal'
import { assertNever } from '../result'
import type { Dragged } from './guards'
import { titleOf } from './names'
import { putAt } from './place-order'
import { recordIdOf } from './places'

/** More would be a second inventory beside the first. */
export const MAX_PALETTES = 50
export const MAX_IN_PALETTE = 50

/** As many as there are digits to spawn them by. */
export const MAX_DIGITS = 9

/** The same list each time, as whoever watches it needs. */
const NO_PALETTES: readonly Palette[] = []

export function palettesOf({ palettes = NO_PALETTES }: Places): readonly Palette[] {
  return palettes
}

/** Null also where the one that was open has been removed. */
export function openPaletteOf(places: Places): Palette | null {
  return palettesOf(places).find(({ id }) => id === places.openPalette) ?? null
}

/** Why something cannot be in a palette; null when it can: what is spawned from it are items. */
export function paletteRefusal({ ref }: Dragged): Refusal | null {
  const isItem = ref.kind !== 'folder' && ref.kind !== 'link'
  return isItem ? null : { reason: 'not-an-item', name: titleOf(ref) }
}

type NoRoom = 'palettes' | 'palette'

/** Where a change would put more than there is room for: nothing of it may be left out unsaid. Null: there is room. */
export function noRoomFor(places: Places, change: PaletteChange): NoRoom | null {
  const palettes = palettesOf(places)
  if (change.kind === 'create') {
    const isKnown = palettes.some(({ id }) => id === change.palette.id)
    if (!isKnown && palettes.length >= MAX_PALETTES) return 'palettes'
    return change.palette.entries.length > MAX_IN_PALETTE ? 'palette' : null
  }
  const into = change.kind === 'add' ? palettes.find(({ id }) => id === change.id) : undefined
  if (change.kind !== 'add' || into === undefined) return null
  const held = new Set([...into.entries, ...change.entries].map(recordIdOf))
  return held.size > MAX_IN_PALETTE ? 'palette' : null
}

/** What a person's change makes of the palettes, whose room was looked at (`noRoomFor`); the same object where there is nothing to change. */
export function withPaletteChange(places: Places, change: PaletteChange): Places {
  const palettes = palettesOf(places)
  const changed = (one: (palette: Palette) => Palette, id: string): Places => ({
    ...places,
    palettes: palettes.map(palette => (palette.id === id ? one(palette) : palette)),
  })
  switch (change.kind) {
    case 'create': {
      if (palettes.some(({ id }) => id === change.palette.id)) return places
      return { ...places, palettes: putAt(palettes, [change.palette], idOf, change.at) }
    }
    case 'rename':
      return changed(palette => ({ ...palette, name: change.name }), change.id)
    case 'remove':
      return { ...places, palettes: palettes.filter(({ id }) => id !== change.id) }
    case 'move': {
      const moved = palettes.filter(({ id }) => id === change.id)
      return { ...places, palettes: putAt(palettes, moved, idOf, change.at) }
    }
    case 'add':
      return changed(palette => withEntries(palette, change), change.id)
    case 'take':
      return changed(
        palette => ({
          ...palette,
          entries: palette.entries.filter(one => recordIdOf(one) !== change.recordId),
        }),
        change.id,
      )
    case 'open':
      return opened(places, change.id)
    default:
      return assertNever(change)
  }
}

function idOf({ id }: Palette): string {
  return id
}

function withEntries(palette: Palette, { entries, at }: Extract<PaletteChange, { kind: 'add' }>): Palette {
  const known = new Map(palette.entries.map(entry => [recordIdOf(entry), entry]))
  // What is known of those that are in it has followed them; where they are asked for again, they only change places.
  const meant = entries.map(entry => known.get(recordIdOf(entry)) ?? entry)
  const added = at === undefined ? meant.filter(entry => !known.has(recordIdOf(entry))) : meant
  return { ...palette, entries: putAt(palette.entries, added, recordIdOf, at).slice(0, MAX_IN_PALETTE) }
}

function opened(places: Places, id: string | null): Places {
  const { openPalette: _before, ...rest } = places
  return id === null ? rest : { ...rest, openPalette: id }
}

/** Those of an inventory that was kept twice, one after the other. */
export function joinedPalettes(places: Places, others: Places): Places {
  const joined = palettesOf(others).reduce<Places>(
    (all, palette) => withPaletteChange(all, { kind: 'create', palette }),
    places,
  )
  const { openPalette = others.openPalette } = places
  return openPalette === undefined ? joined : { ...joined, openPalette }
}
