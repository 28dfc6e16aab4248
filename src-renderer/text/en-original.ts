import { quote } from './english'

/** Links, and what they lead to. */
export const enOriginal = {
  find: 'Find original',
  findLinks: 'Find all links',
  linksTo: (name: string) => `Links to ${quote(name)}`,
  linksToId: (id: string) => `Links to ${id}`,
  why: {
    outside: 'What this link leads to isn’t part of this inventory.',
    broken: 'The service finds nothing that this link leads to.',
    untold: 'This link doesn’t say what it leads to.',
  },
  linksUntold: 'This inventory doesn’t say what its links lead to.',
  notFound: (name: string) => `Couldn’t find the original of ${quote(name)}`,
  gone: (name: string) => `The service finds no original of ${quote(name)}`,
  goneDetail: 'The link can be removed.',
  unknown: (name: string) => `Satchel hasn’t seen the original of ${quote(name)} yet`,
  unknownDetail: 'Open more folders or look through everything, then try again.',
  remove: (count: number) => (count > 1 ? 'Remove links, keep originals' : 'Remove link, keep original'),
  removeBroken: 'Remove link',
  deletePermanently: (count: number) =>
    count > 1 ? 'Delete links permanently…' : 'Delete link permanently…',
  onlyTheLink: 'Deleting a link doesn’t delete what it leads to.',
} as const
