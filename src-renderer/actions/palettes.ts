import { foldCase, nextFreeName } from '../../src-shared/domain/names'
import {
  MAX_IN_PALETTE,
  MAX_PALETTES,
  noRoomFor,
  openPaletteOf,
  paletteRefusal,
  palettesOf,
} from '../../src-shared/domain/palettes'
import { keptTitleOf, recordIdOf } from '../../src-shared/domain/places'
import type { Dragged } from '../../src-shared/domain/transfer'
import type { Palette, PaletteChange, Places } from '../../src-shared/model/places'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { draggedOf } from '../browser/drop-target'
import type { EntryRow } from '../browser/row'
import { showToast } from '../kit/toast-store'
import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import { refusalText } from '../text/refusal-text'
import { collectedOf } from './collect'
import { dialogsOf } from './dialogs'

/** What is kept of the items among rows; why the others cannot be in a palette is said. */
export function paletteEntriesOf(
  session: Session,
  rows: readonly EntryRow[],
  text: Catalogue,
): readonly CollectedEntry[] {
  const entries: CollectedEntry[] = []
  const reasons = new Set<string>()
  for (const row of rows) {
    const refusal = paletteRefusal(draggedOf(row))
    const entry = refusal ? null : collectedOf(session, row)
    if (entry) entries.push(entry)
    else reasons.add(refusal ? refusalText(text, refusal) : text.commands.noPath)
  }
  const left = rows.length - entries.length
  const [detail = ''] = reasons
  if (left > 0) showToast({ tone: 'failure', message: text.palettes.leftOut(left), detail, actions: [] })
  return entries
}

/** Those of the Collect tray that a drag from it takes along. */
export function trayEntriesOf({ tray }: Session, dragged: readonly Dragged[]): readonly CollectedEntry[] {
  const ids = new Set(dragged.map(({ ref }) => ref.recordId))
  const isItem = ({ kind }: CollectedEntry): boolean => kind !== 'folder' && kind !== 'link'
  return tray.content.get().entries.filter(entry => ids.has(recordIdOf(entry)) && isItem(entry))
}

/** Puts items into a palette, in order; `at` is a gap between what is in it. Says what of them has no room. */
export async function addToPalette(
  session: Session,
  id: string,
  entries: readonly CollectedEntry[],
  text: Catalogue,
  at?: number,
): Promise<void> {
  const palette = palettesOf(session.places.store.get()).find(one => one.id === id)
  const [first] = entries
  if (palette === undefined || first === undefined) return
  const known = new Set(palette.entries.map(recordIdOf))
  const added = entries.filter(entry => !known.has(recordIdOf(entry))).length
  if (known.size + added > MAX_IN_PALETTE) {
    const message = text.palettes.full(palette.name, MAX_IN_PALETTE)
    return showToast({ tone: 'failure', message, actions: [] })
  }
  const gap = at === undefined ? {} : { at }
  const done = added === 0 ? undefined : text.palettes.added(added, keptTitleOf(first), palette.name)
  await session.places.changePalettes({ kind: 'add', id, entries, ...gap }, done)
}

/** A new one, which is shown at once: the result is in sight. */
export async function createPalette(
  { places }: Session,
  name: string,
  entries: readonly CollectedEntry[],
  text: Catalogue,
): Promise<void> {
  const id = crypto.randomUUID()
  const message = whyNoPalette(places.store.get(), entries, text)
  if (message !== null) return showToast({ tone: 'failure', message, actions: [] })
  const palette = { id, name, entries }
  if (await places.changePalettes({ kind: 'create', palette })) await openPalette(places, id)
}

/** Why no new one can take these, in words; null when one can. */
export function whyNoPalette(
  places: Places,
  entries: readonly CollectedEntry[],
  text: Catalogue,
): string | null {
  return noRoomText(places, { kind: 'create', palette: { id: '', name: '', entries } }, text)
}

function noRoomText(places: Places, change: PaletteChange, text: Catalogue): string | null {
  const full = noRoomFor(places, change)
  if (full === null) return null
  return full === 'palettes'
    ? text.palettes.tooMany(MAX_PALETTES)
    : text.palettes.tooManyItems(MAX_IN_PALETTE)
}

/** Says that something was taken away, and how it comes back; where there is no room for it now, that stays offered. */
function offerBack(
  { changePalettes, store }: Session['places'],
  message: string,
  change: PaletteChange,
  text: Catalogue,
): void {
  const back = (): void => {
    const full = noRoomText(store.get(), change, text)
    if (full === null) void changePalettes(change)
    // It is all that is left of it: it does not pass before there is room.
    else showToast({ tone: 'failure', message: full, detail: message, actions: [action], stays: true })
  }
  const action = { label: text.tray.putBack, run: back }
  showToast({ tone: 'result', message, actions: [action] })
}

export async function openPalette(
  { changePalettes }: Pick<Session['places'], 'changePalettes'>,
  id: string | null,
): Promise<void> {
  await changePalettes({ kind: 'open', id })
}

/** Shows a palette, or puts it away where it is the one that is shown. */
export function togglePalette({ places }: Session, id: string): void {
  const isOpen = openPaletteOf(places.store.get())?.id === id
  void openPalette(places, isOpen ? null : id)
}

/** What a person put together over days comes back by one click. */
export async function removePalette({ places }: Session, palette: Palette, text: Catalogue): Promise<void> {
  const at = palettesOf(places.store.get()).findIndex(({ id }) => id === palette.id)
  if (!(await places.changePalettes({ kind: 'remove', id: palette.id }))) return
  const back = { kind: 'create', palette, at: Math.max(0, at) } as const
  offerBack(places, text.palettes.removed(palette.name), back, text)
}

/** Takes an item out of a palette; nothing happens to the item. */
export async function takeFromPalette(
  { places }: Session,
  { id, name, entries }: Palette,
  entry: CollectedEntry,
  text: Catalogue,
): Promise<void> {
  const recordId = recordIdOf(entry)
  const at = entries.findIndex(one => recordIdOf(one) === recordId)
  if (!(await places.changePalettes({ kind: 'take', id, recordId }))) return
  const back = { kind: 'add', id, entries: [entry], at: Math.max(0, at) } as const
  offerBack(places, text.palettes.takenOut(keptTitleOf(entry), name), back, text)
}

/** Asks which palette takes the items, or what a new one is called. */
export function askForPalette(session: Session, entries: readonly CollectedEntry[]): void {
  dialogsOf(session).palette.update(() => ({ kind: 'add', entries }))
}

export function askPaletteName(session: Session, palette: Palette): void {
  dialogsOf(session).palette.update(() => ({ kind: 'rename', palette }))
}

export function freePaletteName({ places }: Session, text: Catalogue): string {
  const taken = new Set(palettesOf(places.store.get()).map(({ name }) => foldCase(name)))
  const { newName } = text.palettes
  return taken.has(foldCase(newName)) ? nextFreeName(newName, taken) : newName
}
