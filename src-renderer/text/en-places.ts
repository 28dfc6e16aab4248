import { counted, quote } from './english'

/** The words of the sidebar, in English. */
export const enPlaces = {
  label: 'Places',
  trash: 'Trash',
  trashEmpty: 'The Trash is empty.',
  count: (count: number) => counted(count, 'entry', 'entries'),
  pinned: 'Pinned',
  noPins: 'Ctrl+D pins the selected entry here.',
  recent: 'Recent',
  forgetRecent: 'Clear recent entries',
  pin: 'Pin',
  unpin: 'Unpin',
  nowPinned: (name: string) => `${quote(name)} is pinned.`,
  nowUnpinned: (name: string) => `${quote(name)} is no longer pinned.`,
  unpinName: (name: string) => `Unpin ${quote(name)}`,
  show: 'Show sidebar',
  hide: 'Hide sidebar',
  resizeSidebar: 'Width of the sidebar',
  resizeInspector: 'Width of the details',
  gone: 'No longer there: moved or deleted by another program',
  goneText: (name: string) => `${quote(name)} is no longer where it was last.`,
  notReached: (name: string) => `${quote(name)} could not be looked for.`,
} as const
