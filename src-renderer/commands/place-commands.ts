import { isPinned } from '../../src-shared/domain/places'
import { keptPlaceOf } from '../browser/kept-place'
import type { Session } from '../session/session'
import { type Command, ONE_ENTRY } from './command'
import type { CommandContext } from './command-context'

/** The sidebar, and what is kept in it. */
export const placeCommands: readonly Command[] = [
  {
    id: 'pin',
    label: ({ text, focused, session }) =>
      isPinnedNow(session, focused) ? text.places.unpin : text.places.pin,
    group: 'organise',
    shortcuts: ['Mod+D'],
    scope: 'window',
    menus: ONE_ENTRY,
    whyNot: ({ text, focused }) => {
      if (!focused) return text.refusal['nothing-selected']()
      return focused.path === null ? text.commands.noPath : null
    },
    run: ({ focused, session }) => {
      const place = focused && keptPlaceOf(session, focused)
      if (!place) return
      if (isPinnedNow(session, focused)) session.places.unpin(focused.entry.recordId)
      else session.places.pin(place)
    },
  },
  {
    id: 'toggle-sidebar',
    label: ({ text, sidebar }) => (sidebar.isOpen ? text.places.hide : text.places.show),
    group: 'view',
    shortcuts: ['Mod+B'],
    scope: 'window',
    menus: [],
    whyNot: () => null,
    run: ({ sidebar }) => sidebar.toggle(),
  },
]

function isPinnedNow({ places }: Session, focused: CommandContext['focused']): boolean {
  return focused !== null && isPinned(places.store.get(), focused.entry.recordId)
}
