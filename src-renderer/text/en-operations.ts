import { plainText } from '../../src-shared/domain/rich-text'
import type { SourceAction, WhyNotCode } from '../../src-shared/model/capabilities'
import type { OperationKind, OperationState, TransferMode } from '../../src-shared/model/operation'
import { counted, number, quote, sentence, things, wasOrWere } from './english'

const verbs: Record<TransferMode, { do: string; done: string; doing: string }> = {
  move: { do: 'Move', done: 'Moved', doing: 'Moving' },
  copy: { do: 'Copy', done: 'Copied', doing: 'Copying' },
}

/** What a source may not be able to do, at the beginning of a sentence. */
export const sourceActions: Record<SourceAction, string> = {
  list: 'Opening folders',
  'list-tree': 'Loading everything at once',
  'make-folder': 'Creating folders',
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
  'local-path': 'Opening in other programs',
  'bring-in': 'Taking in files from another inventory',
  versions: 'Versions',
  give: 'Giving to others',
}

const whyNots: Record<WhyNotCode, string> = {
  'not-offered': 'isn’t possible in this inventory',
  'needs-viewer': 'is only possible in the viewer of this inventory',
  'read-only': 'isn’t possible, because this inventory is read-only',
  'no-right': 'isn’t allowed for this account',
  'library-only': 'is only possible from the Library',
  'items-only': 'is only possible for items here',
  'no-copy': 'isn’t possible: this item may not be copied',
  'no-transfer': 'isn’t possible: this item may not be given away',
  system: 'isn’t possible: the inventory needs this as it is',
  locked: 'isn’t possible: somebody else has locked this',
  'objects-only': 'is only possible for objects',
}

type Wording = (count: number, name: string, target: string | null) => string

/** What can be done, undone or cancelled: "Move 3 items to “Food”". */
const actions: Record<OperationKind, Wording> = {
  'make-folder': (_count, name) => `Create folder${spaced(quoted(name))}`,
  rename: (count, name) => `Rename${thingsIn(count, name)}`,
  move: (count, name, target) => `Move${thingsIn(count, name)}${to(target)}`,
  copy: (count, name, target) => `Copy${thingsIn(count, name)}${to(target)}`,
  trash: (count, name) => `Move${thingsIn(count, name)} to Trash`,
  restore: (count, name) => `Restore${thingsIn(count, name)}`,
  delete: (count, name) => `Delete${thingsIn(count, name)} permanently`,
  'empty-trash': () => 'Empty Trash',
  spawn: (count, name) => `Spawn${thingsIn(count, name)}`,
  give: (count, name, target) => `Give${thingsIn(count, name)}${to(target)}`,
  undo: () => 'Undo',
  redo: () => 'Redo',
  'finish-move': (count, name) => `Finish moving${thingsIn(count, name)}`,
}

/** What is being done: "Moving 3 items to “Food”". */
const doings: Record<OperationKind, Wording> = {
  'make-folder': (_count, name) => `Creating folder${spaced(quoted(name))}`,
  rename: (count, name) => `Renaming${thingsIn(count, name)}`,
  move: (count, name, target) => `Moving${thingsIn(count, name)}${to(target)}`,
  copy: (count, name, target) => `Copying${thingsIn(count, name)}${to(target)}`,
  trash: (count, name) => `Moving${thingsIn(count, name)} to Trash`,
  restore: (count, name) => `Restoring${thingsIn(count, name)}`,
  delete: (count, name) => `Deleting${thingsIn(count, name)} permanently`,
  'empty-trash': () => 'Emptying Trash',
  spawn: (count, name) => `Spawning${thingsIn(count, name)}`,
  give: (count, name, target) => `Giving${thingsIn(count, name)}${to(target)}`,
  undo: () => 'Undoing',
  redo: () => 'Redoing',
  'finish-move': (count, name) => `Finishing moving${thingsIn(count, name)}`,
}

/** What was refused as a whole has no steps to count. */
function thingsIn(count: number, name: string): string {
  return count === 0 ? '' : ` ${things(count, name)}`
}

function quoted(name: string): string {
  return name === '' ? '' : quote(name)
}

function spaced(words: string): string {
  return words === '' ? '' : ` ${words}`
}

function to(target: string | null): string {
  return target === null ? '' : ` to ${quote(target)}`
}

const thanPartly = (skipped: number): string =>
  skipped === 0 ? '' : ` ${sentence(counted(skipped, 'item', 'items'))} ${wasOrWere(skipped)} skipped.`

/** What operations ask and say, in English. Names come in raw and leave as plain text. */
export const enOperations = {
  refusal: {
    'nothing-selected': () => 'Nothing is selected',
    'not-supported': (action: SourceAction, why: WhyNotCode) => `${sourceActions[action]} ${whyNots[why]}`,
    root: () => 'The root can’t be moved',
    unaddressable: (name: string, problem: string) => `${quote(name)} can’t be changed from here. ${problem}`,
    'below-link': (link: string) => `Everything inside the link ${quote(link)} is read-only`,
    'target-is-link': (name: string) => `${quote(name)} is a link: read-only`,
    'not-a-folder': (name: string) => `${quote(name)} isn’t a folder`,
    'into-itself': (name: string) => `${quote(name)} can’t go into itself`,
    'inside-selection': (name: string) => `${quote(name)} is inside the selection`,
    'already-there': () => 'Already there',
    'other-inventory': (name: string) =>
      `${quote(name)} is another inventory. Only files can go from one folder of files to another`,
    'inventory-closed': (name: string) => `${quote(name)} isn’t open. Click it once, then drag again`,
    'inventory-read-only': (name: string) =>
      `${quote(name)} is read-only. Allow changes there first: right-click it, then Edit…`,
    'name-taken': (name: string, folder: string) =>
      `${quote(folder)} already contains ${quote(name)}. Choose another name`,
    'invalid-name': (problem: string) => problem,
    'same-name': () => 'It already has this name',
    gone: (name: string) => `${quote(name)} is no longer there`,
    changed: (name: string) => `${quote(name)} has changed in the meantime. Refresh and try again`,
    'spawning-already': (name: string) => `${quote(name)} is already being spawned`,
    'giving-already': (name: string) => `${quote(name)} is already being given`,
    'would-leave': (name: string) =>
      `${quote(name)} has changed: it may leave this inventory when it is given. Choose Give… once more to see`,
    'spawn-takes': (name: string) =>
      `${quote(name)} has changed: it leaves this inventory when it is spawned. Spawn it once more to be asked`,
    'unsafe-content': (name: string, inner: string, problem: string) =>
      `${quote(name)} contains the folder ${quote(inner)}, which the service can’t handle safely. ${problem}`,
    'unfinished-move': (name: string, to: string) =>
      `${quote(name)} is only half moved to ${quote(to)}. Resume that move or move it back first`,
    locked: (name: string, inner: string) =>
      name === inner
        ? `${quote(name)} is locked. Unlock it first`
        : `${quote(name)} contains the locked folder ${quote(inner)}. Unlock that first`,
    'trash-takes-deletions': () => 'Items can be moved to the Trash, not copied',
    'trash-itself': () => 'The Trash itself can’t be changed',
    'not-in-trash': (name: string) => `${quote(name)} isn’t in the Trash`,
    'in-trash-already': (name: string) => `${quote(name)} is already in the Trash`,
    'trash-not-collected': (name: string) => `${quote(name)} is in the Trash. Restore it first`,
    'trash-unusable': () =>
      'An item named “Satchel Trash” is in the way, because it isn’t a folder of your own. Rename it and try again',
    'not-an-item': (name: string) =>
      `${quote(name)} can’t be spawned, because it is a folder or a link. Select an item`,
    'no-world': () => 'No world is focused. Open or join one in the game',
    'more-than-confirmed': (confirmed: number, found: number) =>
      `There are now ${number(found)} items, but only ${number(confirmed)} were confirmed. Check them and confirm again`,
    'nothing-to-undo': () => 'Can no longer be undone',
    'origin-unknown': (name: string) =>
      `Satchel doesn’t know where ${quote(name)} was. Drag it to where it should be`,
    'place-gone': (name: string, folder: string) =>
      `${quote(name)} can’t go back, because ${quote(folder)} is no longer a folder of your own`,
  },
  operation: {
    running: {
      'make-folder': () => 'Creating a folder',
      rename: (count: number) => (count > 1 ? `Renaming ${counted(count, 'item', 'items')}` : 'Renaming'),
      move: (count: number) => `Moving ${counted(count, 'item', 'items')}`,
      copy: (count: number) => `Copying ${counted(count, 'item', 'items')}`,
      trash: (count: number) => `Moving ${counted(count, 'item', 'items')} to the Trash`,
      restore: (count: number) => `Restoring ${counted(count, 'item', 'items')}`,
      delete: (count: number) => `Deleting ${counted(count, 'item', 'items')} permanently`,
      'empty-trash': () => 'Emptying the Trash',
      spawn: (count: number) => `Spawning ${counted(count, 'item', 'items')}`,
      give: () => 'Giving',
      undo: () => 'Undoing',
      redo: () => 'Redoing',
      'finish-move': () => 'Finishing a move',
    } satisfies Record<OperationKind, (count: number) => string>,
    checking: 'Checking…',
    waiting: 'Waiting for its turn',
    waitsFor: (what: string) => `Waits for: ${what}`,
    movedOf: (done: number, total: number) => `${number(done)} of ${counted(total, 'item', 'items')} moved`,
    notHalfway:
      'A folder can’t be stopped halfway. If its move breaks off, you can resume it or move it back.',
    cancelling: 'Stopping after the current item…',
    progress: (done: number, count: number) => `${number(done)} of ${number(count)}`,
    itemsOf: (done: number, total: number) => `${number(done)} of ${counted(total, 'item', 'items')}`,
    perSecond: (rate: number) => `${number(rate)} per second`,
    rest: (seconds: number) =>
      seconds < 60
        ? `about ${counted(seconds, 'second', 'seconds')} left`
        : `about ${counted(Math.round(seconds / 60), 'minute', 'minutes')} left`,
    action: (kind: OperationKind, count: number, name: string, target: string | null) =>
      actions[kind](count, name, target),
    doing: (kind: OperationKind, count: number, name: string, target: string | null) =>
      doings[kind](count, name, target),
    made: (name: string, folder: string) => `Created ${quote(name)} in ${quote(folder)}`,
    renamed: (from: string, to: string) => `Renamed ${quote(from)} to ${quote(to)}`,
    renamedMany: (count: number) => `Renamed ${counted(count, 'item', 'items')}`,
    transferred: (mode: TransferMode, count: number, name: string, target: string) =>
      `${verbs[mode].done} ${things(count, name)} to ${quote(target)}`,
    trashed: (count: number, name: string) => `Moved ${things(count, name)} to the Trash`,
    restored: (count: number, name: string, folder: string | null) =>
      `Restored ${things(count, name)}${to(folder)}`,
    deleted: (count: number, name: string) => `Deleted ${things(count, name)} permanently`,
    emptied: () => 'Emptied the Trash',
    spawned: (name: string, slot: string, world: string | null) => {
      const where = world === null ? '' : ` in ${quote(world)}`
      const became = !slot || plainText(slot) === plainText(name) ? '' : ` as ${quote(slot)}`
      return `Spawned ${quote(name)}${where}${became}`
    },
    spawnedMany: (count: number, world: string | null) =>
      `Spawned ${counted(count, 'item', 'items')}${world === null ? '' : ` in ${quote(world)}`}`,
    given: (name: string, target: string) => `Gave ${quote(name)} to ${quote(target)}`,
    undoing: (action: string) => `Undoing: ${action}`,
    redoing: (action: string) => `Redoing: ${action}`,
    undone: (action: string) => `Undone: ${action}`,
    redone: (action: string) => `Redone: ${action}`,
    moveFinished: (name: string, folder: string) => `Finished moving ${quote(name)} to ${quote(folder)}`,
    skipped: thanPartly,
    refused: {
      'make-folder': 'No folder was created.',
      rename: 'Nothing was renamed.',
      move: 'Nothing was moved.',
      copy: 'Nothing was copied.',
      trash: 'Nothing was moved to the Trash.',
      restore: 'Nothing was restored.',
      delete: 'Nothing was deleted.',
      'empty-trash': 'The Trash wasn’t emptied.',
      spawn: 'Nothing was spawned.',
      give: 'Nothing was given.',
      undo: 'Nothing was undone.',
      redo: 'Nothing was redone.',
      'finish-move': 'The move wasn’t finished.',
    } satisfies Record<OperationKind, string>,
    failed: {
      'make-folder': (_count: number, name: string) => `Couldn’t create the folder ${quote(name)}.`,
      rename: (count: number, name: string) => `Couldn’t rename ${things(count, name)}.`,
      move: (count: number, name: string) => `Couldn’t move ${things(count, name)}.`,
      copy: (count: number, name: string) => `Couldn’t copy ${things(count, name)}.`,
      trash: (count: number, name: string) => `Couldn’t move ${things(count, name)} to the Trash.`,
      restore: (count: number, name: string) => `Couldn’t restore ${things(count, name)}.`,
      delete: (count: number, name: string) => `Couldn’t delete ${things(count, name)}.`,
      'empty-trash': () => 'Couldn’t empty the Trash.',
      spawn: (count: number, name: string) => `Couldn’t spawn ${things(count, name)}.`,
      give: (count: number, name: string) => `Couldn’t give ${things(count, name)}.`,
      undo: () => 'Couldn’t undo.',
      redo: () => 'Couldn’t redo.',
      'finish-move': (_count: number, name: string) => `Couldn’t finish moving ${quote(name)}.`,
    } satisfies Record<OperationKind, (count: number, name: string) => string>,
    partly: (done: number, count: number) => `Stopped after ${number(done)} of ${number(count)}.`,
    cancelled: (done: number, count: number) =>
      done === 0 ? 'Cancelled. Nothing was changed.' : `Cancelled after ${number(done)} of ${number(count)}.`,
    unknown: 'This may or may not have been done. Refresh and check before you try again.',
    inItsWords: (sentence: string, words: string) => `${sentence} It says: “${words}”`,
    tooMany: (most: number) => `You can change at most ${number(most)} items at once. Select fewer.`,
    /** `how`: a state, “Done” say. */
    unnamed: (how: string, done: number, count: number) => `${how}: ${number(done)} of ${number(count)}`,
    endedOtherwise: (how: string, title: string) => `${how}: ${title}`,
    show: 'Show',
    undo: 'Undo',
    redo: 'Redo',
    retry: 'Retry',
    cancel: 'Cancel',
    cancelIt: 'Cancel it',
    details: 'Details',
    dismiss: 'Dismiss',
    results: 'Results',
    failures: 'Failures',
    states: {
      queued: 'Waiting',
      checking: 'Checking',
      running: 'Running',
      proving: 'Checking the result',
      asking: 'Waiting for your answer',
      done: 'Done',
      'partly-done': 'Partly done',
      cancelled: 'Cancelled',
      refused: 'Refused',
      failed: 'Failed',
      unknown: 'Outcome unknown',
    } satisfies Record<OperationState, string>,
  },
} as const
