import { openPaletteOf } from '../../src-shared/domain/palettes'
import { verbRefusal } from '../../src-shared/domain/why-not'
import { askForPalette, openPalette, paletteEntriesOf } from '../actions/palettes'
import { spawnEntries } from '../actions/spawn-palette'
import { whyNotSpawnNow } from '../actions/spawn-rows'
import { digitOf } from '../kit/shortcut'
import { canChangeNow } from '../session/use-can-change'
import { refusalText } from '../text/refusal-text'
import { type Command, ENTRIES } from './command'

/** Palettes: named sets of items to spawn. The list of all commands is `palette.tsx`, which is something else. */
export const paletteCommands: readonly Command[] = [
  {
    id: 'add-to-palette',
    label: ({ text }) => text.palettes.add,
    group: 'organise',
    shortcuts: ['Mod+Shift+D'],
    scope: 'window',
    menus: ENTRIES,
    isOffered: ({ inventory, selected: { single } }) =>
      verbRefusal('spawn', inventory.capabilities) === null && single?.isFolder !== true,
    whyNot: ({ text, inventory, selected: { count, single } }) => {
      if (count === 0) return text.refusal['nothing-selected']()
      const never = verbRefusal('spawn', inventory.capabilities)
      if (never) return refusalText(text, never)
      return single?.isFolder === true ? text.spawn.notAnItem : null
    },
    run: ({ session, selectedRows, text }) => {
      const entries = paletteEntriesOf(session, selectedRows(), text)
      if (entries.length > 0) askForPalette(session, entries)
    },
  },
  {
    id: 'spawn-from-palette',
    label: ({ text }) => text.palettes.spawnNth,
    group: 'open',
    shortcuts: ['1', '2', '3', '4', '5', '6', '7', '8', '9'],
    scope: 'window',
    isSilent: true,
    menus: [],
    whyNot: ({ text, session, inventory }) =>
      openPaletteOf(session.places.store.get()) === null
        ? text.palettes.noneOpen
        : whyNotSpawnNow(text, inventory),
    run: ({ session, inventory, text, runOperation }, press) => {
      const index = (press ? (digitOf(press) ?? 1) : 1) - 1
      const entry = openPaletteOf(session.places.store.get())?.entries[index]
      if (entry === undefined) return session.announcements.announce(text.palettes.nothingThere(index + 1))
      void spawnEntries([entry], inventory.world, {
        session,
        text,
        canChange: canChangeNow(session),
        run: runOperation,
      })
    },
  },
  {
    id: 'spawn-palette',
    label: ({ text }) => text.palettes.spawnWhole,
    group: 'open',
    shortcuts: ['Alt+Enter'],
    scope: 'window',
    menus: [],
    whyNot: ({ text, session, inventory }) => {
      const palette = openPaletteOf(session.places.store.get())
      if (palette === null) return text.palettes.noneOpen
      return palette.entries.length === 0 ? text.palettes.isEmpty : whyNotSpawnNow(text, inventory)
    },
    run: ({ session, inventory, text, runOperation }) => {
      const entries = openPaletteOf(session.places.store.get())?.entries ?? []
      void spawnEntries(entries, inventory.world, {
        session,
        text,
        canChange: canChangeNow(session),
        run: runOperation,
      })
    },
  },
  {
    id: 'next-palette',
    label: ({ text }) => text.palettes.next,
    group: 'view',
    shortcuts: ['Mod+Shift+P'],
    scope: 'window',
    menus: [],
    whyNot: ({ text, session }) =>
      (session.places.store.get().palettes ?? []).length === 0 ? text.palettes.noneYet : null,
    run: ({ session, browser }) => {
      const { palettes = [], openPalette: openId } = session.places.store.get()
      const index = palettes.findIndex(({ id }) => id === openId)
      const next = palettes[index + 1]?.id ?? null
      const hadFocus = document.querySelector('[data-palette]')?.contains(document.activeElement) ?? false
      void openPalette(session.places, next)
      if (hadFocus) browser.focus()
    },
  },
]
