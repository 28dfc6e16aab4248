import { quote } from './english'

/** Kept states of an item, in English. */
export const enVersions = {
  command: 'Versions…',
  title: (name: string) => `Versions of ${quote(name)}`,
  which: 'Version',
  what: 'The one that you choose becomes the newest. All others are kept.',
  onlyOne: 'No earlier version is kept.',
  readOnly: 'Changes to this inventory are not allowed, so they can only be looked at.',
  now: 'now',
  noDate: 'date unknown',
  confirm: 'Make it the newest',
  restored: 'The earlier version is the newest again. The one that was is kept.',
  onlyItems: 'Only items have versions.',
}
