import { plainText } from '../../src-shared/domain/rich-text'
import type { SourceAction, WhyNotCode } from '../../src-shared/model/capabilities'
import type { OperationKind, OperationState, TransferMode } from '../../src-shared/model/operation'
import { counted, number, quote, sentence, things, wasOrWere } from './english'

const verbs: Record<TransferMode, { do: string; done: string; doing: string }> = {
  move: { do: 'Move', done: 'Moved', doing: 'Moving' },
  copy: { do: 'Copy', done: 'Copied', doing: 'Copying' },
}

/** What a source may not be able to do, at the beginning of a sentence. */
const actions: Record<SourceAction, string> = {
  list: 'Listing',
  'list-tree': 'Listing everything at once',
  'make-folder': 'Making folders',
  'rename-item': 'Renaming items',
  'rename-folder': 'Renaming folders',
  'move-item': 'Moving items',
  'move-folder': 'Moving folders',
  'copy-item': 'Copying items',
  'copy-folder': 'Copying folders',
  trash: 'Moving to the Trash',
  restore: 'Restoring',
  'remove-item': 'Deleting items',
  'remove-folder': 'Deleting folders',
  spawn: 'Spawning',
  thumbnail: 'Showing pictures',
}

const whyNots: Record<WhyNotCode, string> = {
  'not-offered': 'is not possible in this inventory',
  'needs-viewer': 'is possible only in the viewer of this inventory',
  'read-only': 'is not possible: this source is read-only',
  'no-right': 'is not allowed to this account',
  'library-only': 'is possible only from the Library',
  'items-only': 'is not possible here, only for items',
}

/** What an operation is, as a noun: "move of 3 items to “Food”". */
const nouns: Record<OperationKind, (count: number, name: string, target: string | null) => string> = {
  'make-folder': (count, name) => (count === 0 ? 'new folder' : `new folder ${quote(name)}`),
  rename: (count, name) => `renaming${ofThings(count, name)}`,
  move: (count, name, target) => `move${ofThings(count, name)}${toPlace(target)}`,
  copy: (count, name, target) => `copy${ofThings(count, name)}${toPlace(target)}`,
  trash: (count, name) => `move${ofThings(count, name)} to the Trash`,
  restore: (count, name) => `restoring${ofThings(count, name)}`,
  delete: (count, name) => `deletion${ofThings(count, name)} for good`,
  'empty-trash': () => 'emptying of the Trash',
  spawn: (count, name) => `spawning${ofThings(count, name)}`,
  undo: () => 'undo',
  redo: () => 'redo',
  'finish-move': (count, name) => `end of the broken-off move${ofThings(count, name)}`,
}

/** What was refused as a whole has no steps to count. */
function ofThings(count: number, name: string): string {
  return count === 0 ? '' : ` of ${things(count, name)}`
}

function toPlace(target: string | null): string {
  return target === null ? '' : ` to ${quote(target)}`
}

const thanPartly = (skipped: number): string =>
  skipped === 0 ? '' : ` ${sentence(counted(skipped, 'item', 'items'))} ${wasOrWere(skipped)} skipped.`

/** What operations ask and say, in English. Names come in raw and leave as plain text. */
export const enOperations = {
  refusal: {
    'nothing-selected': () => 'Nothing is selected',
    'not-supported': (action: SourceAction, why: WhyNotCode) => `${actions[action]} ${whyNots[why]}`,
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
      `${quote(name)} is only half moved to ${quote(to)}. Resume that move or put it back first`,
    locked: (name: string, inner: string) =>
      name === inner
        ? `${quote(name)} is locked. Unlock it first`
        : `Inside ${quote(name)} is the locked folder ${quote(inner)}. Unlock that first`,
    'trash-takes-deletions': () => 'The Trash takes what is moved to it, not copies',
    'trash-itself': () => 'The Trash and the folders of its deletions stay where they are',
    'not-in-trash': (name: string) => `${quote(name)} is not in the Trash`,
    'in-trash-already': (name: string) => `${quote(name)} is in the Trash already`,
    'trash-not-collected': (name: string) => `${quote(name)} is in the Trash. Restore it first`,
    'trash-unusable': () =>
      'An entry named “Satchel Trash” that is no folder of your own is in the way. Rename it, then try again',
    'not-an-item': (name: string) =>
      `${quote(name)} cannot be spawned: only objects, worlds and unknown items can`,
    'no-world': () => 'No world is focused. Open or join one in the game',
    'more-than-confirmed': (confirmed: number, found: number) =>
      `There are ${number(found)} entries by now, and only ${number(confirmed)} were confirmed`,
    'nothing-to-undo': () => 'Nothing of it can be taken back any more',
    'origin-unknown': (name: string) =>
      `The folder where ${quote(name)} was is not known any more. Drag it to where it should be`,
    'place-gone': (name: string, place: string) =>
      `${quote(name)} cannot go back: ${quote(place)} is not a folder of your own any more`,
  },
  operation: {
    running: {
      'make-folder': () => 'Creating a folder',
      rename: (count: number) => (count > 1 ? `Renaming ${counted(count, 'entry', 'entries')}` : 'Renaming'),
      move: (count: number) => `Moving ${counted(count, 'item', 'items')}`,
      copy: (count: number) => `Copying ${counted(count, 'item', 'items')}`,
      trash: (count: number) => `Moving ${counted(count, 'item', 'items')} to the Trash`,
      restore: (count: number) => `Restoring ${counted(count, 'item', 'items')}`,
      delete: (count: number) => `Deleting ${counted(count, 'entry', 'entries')} for good`,
      'empty-trash': () => 'Emptying the Trash',
      spawn: (count: number) => `Spawning ${counted(count, 'item', 'items')}`,
      undo: () => 'Undoing',
      redo: () => 'Redoing',
      'finish-move': () => 'Finishing a move',
    } satisfies Record<OperationKind, (count: number) => string>,
    checking: 'Checking…',
    waiting: 'Waiting for its turn',
    cancelling: 'Stopping after the step at hand…',
    progress: (done: number, count: number) => `${number(done)} of ${number(count)}`,
    perSecond: (rate: number) => `${number(rate)} a second`,
    rest: (seconds: number) =>
      seconds < 60
        ? `about ${counted(seconds, 'second', 'seconds')} left`
        : `about ${counted(Math.round(seconds / 60), 'minute', 'minutes')} left`,
    noun: (kind: OperationKind, count: number, name: string, target: string | null) =>
      nouns[kind](count, name, target),
    title: (noun: string) => sentence(noun),
    made: (name: string, folder: string) => `Created ${quote(name)} in ${quote(folder)}`,
    renamed: (from: string, to: string) => `Renamed ${quote(from)} to ${quote(to)}`,
    renamedMany: (count: number) => `Renamed ${counted(count, 'entry', 'entries')}`,
    transferred: (mode: TransferMode, count: number, name: string, target: string) =>
      `${verbs[mode].done} ${things(count, name)} to ${quote(target)}`,
    trashed: (count: number, name: string) => `Moved ${things(count, name)} to the Trash`,
    restored: (count: number, name: string, place: string | null) =>
      `Restored ${things(count, name)}${toPlace(place)}`,
    deleted: (count: number, name: string) => `Deleted ${things(count, name)} for good`,
    emptied: () => 'The Trash is empty',
    spawned: (name: string, slot: string, world: string | null) => {
      const place = world === null ? '' : ` in ${quote(world)}`
      const became = !slot || plainText(slot) === plainText(name) ? '' : ` as ${quote(slot)}`
      return `Spawned ${quote(name)}${place}${became}`
    },
    spawnedMany: (count: number, world: string | null) =>
      `Spawned ${counted(count, 'item', 'items')}${world === null ? '' : ` in ${quote(world)}`}`,
    undone: (noun: string) => `Undid the ${noun}`,
    redone: (noun: string) => `Did the ${noun} again`,
    moveFinished: (name: string, place: string) => `${quote(name)} is whole again, in ${quote(place)}`,
    skipped: thanPartly,
    refused: {
      'make-folder': 'No folder was made.',
      rename: 'Nothing was renamed.',
      move: 'Nothing was moved.',
      copy: 'Nothing was copied.',
      trash: 'Nothing was moved to the Trash.',
      restore: 'Nothing was restored.',
      delete: 'Nothing was deleted.',
      'empty-trash': 'The Trash was not emptied.',
      spawn: 'Nothing was spawned.',
      undo: 'Nothing was undone.',
      redo: 'Nothing was done again.',
      'finish-move': 'The move was not finished.',
    } satisfies Record<OperationKind, string>,
    failed: {
      'make-folder': (_count: number, name: string) => `The folder ${quote(name)} was not made.`,
      rename: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not renamed.`,
      move: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not moved.`,
      copy: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not copied.`,
      trash: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not moved to the Trash.`,
      restore: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not restored.`,
      delete: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not deleted.`,
      'empty-trash': () => 'The Trash was not emptied.',
      spawn: (count: number, name: string) =>
        `${sentence(things(count, name))} ${wasOrWere(count)} not spawned.`,
      undo: () => 'It was not undone.',
      redo: () => 'It was not done again.',
      'finish-move': (_count: number, name: string) => `The move of ${quote(name)} was not finished.`,
    } satisfies Record<OperationKind, (count: number, name: string) => string>,
    partly: (done: number, count: number) =>
      `${number(done)} of ${number(count)} were done before it stopped.`,
    cancelled: (done: number, count: number) =>
      done === 0
        ? 'Cancelled before anything was done.'
        : `Cancelled: ${number(done)} of ${number(count)} were done.`,
    unknown: 'It is not known whether this was done. Refresh and look before trying again.',
    tooMany: (most: number) => `At most ${number(most)} entries can be changed at once. Select fewer.`,
    show: 'Show',
    undo: 'Undo',
    redo: 'Redo',
    retry: 'Retry',
    cancel: 'Cancel',
    details: 'Details',
    dismiss: 'Dismiss',
    results: 'Results',
    failures: 'Failures',
    states: {
      queued: 'Waiting',
      checking: 'Checking',
      running: 'Running',
      proving: 'Checking the result',
      asking: 'Waiting for an answer',
      done: 'Done',
      'partly-done': 'Partly done',
      cancelled: 'Cancelled',
      refused: 'Refused',
      failed: 'Failed',
      unknown: 'Outcome unknown',
    } satisfies Record<OperationState, string>,
  },
} as const
