import { plainText } from '../../src-shared/domain/rich-text'
import type { TransferMode } from '../../src-shared/model/operation'
import { counted, number, quote, sentence, things, wasOrWere } from './english'

const verbs: Record<TransferMode, string> = { move: 'Moved', copy: 'Copied' }

/** What operations ask and say, in English. Names come in raw and leave as plain text. */
export const enOperations = {
  refusal: {
    'nothing-selected': () => 'Nothing is selected',
    root: () => 'The inventory itself stays where it is',
    unaddressable: (name: string, problem: string) =>
      `${quote(name)} cannot be changed from here. ${problem}`,
    'below-link': (link: string) => `Everything below the link ${quote(link)} is read-only`,
    'target-is-link': (name: string) => `${quote(name)} is a link: read-only`,
    'not-a-folder': (name: string) => `${quote(name)} is not a folder`,
    'into-itself': (name: string) => `${quote(name)} cannot go into itself`,
    'inside-selection': (name: string) => `${quote(name)} is inside the selection`,
    'already-there': () => 'Already there',
    'name-taken': (name: string, folder: string) =>
      `${quote(folder)} already has an entry named ${quote(name)}`,
    'invalid-name': (problem: string) => problem,
    'same-name': () => 'This is already its name',
    gone: (name: string) => `${quote(name)} is no longer there`,
    changed: (name: string) => `${quote(name)} has changed since it was listed. Refresh and try again`,
    'spawning-already': (name: string) => `${quote(name)} is being spawned already`,
    'unsafe-content': (name: string, inner: string, problem: string) =>
      `Inside ${quote(name)} is the folder ${quote(inner)}, which the service would get wrong. ${problem}`,
    'unfinished-move': (name: string, to: string) =>
      `${quote(name)} is only half moved to ${quote(to)}. Do that again first, so that it is finished`,
  },
  operation: {
    running: {
      'make-folder': () => 'Creating a folder',
      rename: () => 'Renaming',
      move: (count: number) => `Moving ${counted(count, 'item', 'items')}`,
      copy: (count: number) => `Copying ${counted(count, 'item', 'items')}`,
      spawn: (count: number) => `Spawning ${counted(count, 'item', 'items')}`,
    },
    progress: (done: number, count: number) => `${number(done)} of ${number(count)}`,
    made: (name: string, folder: string) => `Created ${quote(name)} in ${quote(folder)}`,
    renamed: (from: string, to: string) => `Renamed ${quote(from)} to ${quote(to)}`,
    transferred: (mode: TransferMode, count: number, name: string, target: string) =>
      `${verbs[mode]} ${things(count, name)} to ${quote(target)}`,
    spawned: (name: string, slot: string, world: string | null) => {
      const place = world === null ? '' : ` in ${quote(world)}`
      const became = !slot || plainText(slot) === plainText(name) ? '' : ` as ${quote(slot)}`
      return `Spawned ${quote(name)}${place}${became}`
    },
    refused: {
      'make-folder': 'No folder was made.',
      rename: 'Nothing was renamed.',
      move: 'Nothing was moved.',
      copy: 'Nothing was copied.',
      spawn: 'Nothing was spawned.',
    },
    failed: {
      'make-folder': (_count: number, name: string) => `The folder ${quote(name)} was not made.`,
      rename: (_count: number, name: string) => `${quote(name)} was not renamed.`,
      move: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not moved.`,
      copy: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not copied.`,
      spawn: (_count: number, name: string) => `${quote(name)} was not spawned.`,
    },
    partly: (done: number, count: number) =>
      `${number(done)} of ${number(count)} were done before it stopped.`,
    unknown: 'It is not known whether this was done. Refresh and look before trying again.',
    show: 'Show',
    retry: 'Retry',
    dismiss: 'Dismiss',
    results: 'Results',
    failures: 'Failures',
  },
} as const
