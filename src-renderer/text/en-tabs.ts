import { quote } from './english'

/** Tabs, and two views side by side. */
export const enTabs = {
  label: 'Tabs',
  open: 'New tab',
  openIn: 'Open in new tab',
  openWindow: 'New window',
  openInWindow: 'Open in new window',
  close: 'Close tab',
  closeWindow: 'Close window',
  closeOthers: 'Close other tabs',
  split: 'Split view',
  unsplit: 'Close split view',
  openBeside: 'Open in split view',
  closeView: (name: string) => `Close the view of ${quote(name)}`,
  noOther: 'There is no other tab',
  next: 'Next tab',
  previous: 'Previous tab',
  moved: (name: string, place: number, count: number) => `${quote(name)} is tab ${place} of ${count}`,
} as const
