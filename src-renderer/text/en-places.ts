import { counted, quote } from './english'

/** The words of the sidebar, in English. */
export const enPlaces = {
  label: 'Places',
  trash: 'Trash',
  count: (count: number) => counted(count, 'item', 'items'),
  pinned: 'Pinned',
  noPins: (allowsDrags: boolean) =>
    `${allowsDrags ? 'Drag items here, or press' : 'Press'} Ctrl+D to pin what is selected.`,
  recent: 'Recent',
  forgetRecent: 'Clear recent items',
  smart: 'Smart places',
  recentlyAdded: 'Recently added',
  recentlySpawned: 'Recently spawned',
  publicItems: 'Public items',
  worlds: 'All worlds',
  duplicates: 'Duplicates',
  problems: 'Problems',
  saveSearch: 'Save search',
  savedSearch: 'Saved',
  searchSaved: 'Search saved',
  searchForgotten: 'Search removed',
  forgetSearch: (query: string) => `Remove search “${query}”`,
  pin: 'Pin',
  unpin: 'Unpin',
  dropHint: (count: number, name: string) =>
    `Pin ${count === 1 ? quote(name) : counted(count, 'item', 'items')}`,
  moveUp: 'Move up',
  moveDown: 'Move down',
  moved: (name: string, place: number) => `${quote(name)} is now number ${place} of the pins`,
  nowPinned: (name: string) => `Pinned ${quote(name)}`,
  nowUnpinned: (name: string) => `Unpinned ${quote(name)}`,
  unpinName: (name: string) => `Unpin ${quote(name)}`,
  show: 'Show sidebar',
  hide: 'Hide sidebar',
  resizeSidebar: 'Width of the sidebar',
  resizeInspector: 'Width of the details',
  gone: (folder: string) => `No longer in ${quote(folder)}`,
  goneText: (name: string, folder: string) => `${quote(name)} is no longer in ${quote(folder)}.`,
  /** `when`: “3 hr. ago” or “at 14:05”; null where that is not known. */
  lastSeen: (folder: string, when: string | null) =>
    `Last seen in ${quote(folder)}${when === null ? '' : `, ${when}`}`,
  lookAgain: 'Look again',
  lookAgainFor: (name: string) => `Look again for ${quote(name)}`,
  notFound: (name: string) => `Couldn’t find ${quote(name)}.`,
  notReached: (name: string) => `Couldn’t look for ${quote(name)}.`,
} as const
