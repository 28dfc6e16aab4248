import type { EntryMark, LinkState, Right, Sale } from '../../src-shared/model/entry-facts'
import { number } from './english'

const refused: Record<Right, string> = {
  copy: 'no copy',
  modify: 'no modify',
  transfer: 'no transfer',
}

const means: Record<Right, string> = {
  copy: 'It can’t be copied: there is only this one.',
  modify: 'It can’t be changed.',
  transfer: 'It can’t be given to anybody else.',
}

const marks: Record<EntryMark, string> = {
  worn: 'Worn',
  favourite: 'Favorite in the viewer',
  protected: 'Protected',
  system: 'Needed by the platform',
  hidden: 'Hidden',
  locked: 'Locked',
  versions: 'Has earlier versions',
  lost: 'Had lost its folder',
  library: 'In the library',
  'bad-name': 'Its name isn’t text',
  mount: 'On another drive',
}

const sales: Record<Sale['kind'], (price: number) => string> = {
  original: price => `This one, for ${number(price)}`,
  copy: price => `A copy, for ${number(price)}`,
  contents: price => `Its contents, for ${number(price)}`,
}

const links: Record<LinkState, string> = {
  found: 'To something in this inventory',
  broken: 'Broken',
  outside: 'Out of this inventory',
}

/** What only some platforms tell of their things. */
export const enFacts = {
  creator: 'Creator',
  creatorId: 'Creator (ID)',
  permissions: 'Permissions',
  nextOwner: 'For the next owner',
  group: 'For the group',
  others: 'For everyone else',
  sale: 'For sale',
  description: 'Description',
  marked: 'Marked as',
  link: 'Link',
  full: 'Full',
  refused,
  means,
  nextMeans: 'What somebody may do with it whom you give it to.',
  files: { all: 'Read and change', read: 'Read only', change: 'Change only', none: 'No access' },
  marks,
  sales,
  links,
  brokenMeaning: 'The service finds nothing that this link leads to.',
} as const
