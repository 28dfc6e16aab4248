import { counted, quote } from './english'

/** The words of the sidebar, in English. */
export const enPlaces = {
  label: 'Places',
  trash: 'Trash',
  trashEmpty: 'The Trash is empty.',
  count: (count: number) => counted(count, 'item', 'items'),
  pinned: 'Pinned',
  noPins: 'Press Ctrl+D to pin the selected item here.',
  recent: 'Recent',
  forgetRecent: 'Clear recent items',
  pin: 'Pin',
  unpin: 'Unpin',
  nowPinned: (name: string) => `Pinned ${quote(name)}`,
  nowUnpinned: (name: string) => `Unpinned ${quote(name)}`,
  unpinName: (name: string) => `Unpin ${quote(name)}`,
  show: 'Show sidebar',
  hide: 'Hide sidebar',
  resizeSidebar: 'Width of the sidebar',
  resizeInspector: 'Width of the details',
  gone: 'No longer there: moved or deleted by another program',
  goneText: (name: string) => `${quote(name)} is no longer where it was.`,
  notReached: (name: string) => `Couldn’t look for ${quote(name)}.`,
} as const
