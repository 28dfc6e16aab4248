import type { ConflictChoice } from '../../src-shared/model/asks'
import type { FinishDirection, OperationKind, TransferMode } from '../../src-shared/model/operation'
import { counted, isOrAre, number, quote, things } from './english'

const list = new Intl.ListFormat('en')

/** The first of several, and how many more. */
function others(count: number, name: string): string {
  return count === 1 ? quote(name) : `${quote(name)} and ${counted(count - 1, 'other', 'others')}`
}

/** Questions, Trash, History, locks and what else belongs to changing things safely, in English. */
export const enSafety = {
  ask: {
    conflictTitle: (count: number, name: string, target: string | null) => {
      if (count > 1) {
        return `${number(count)} names are already taken${target === null ? '' : ` in ${quote(target)}`}`
      }
      return target === null
        ? `${quote(name)} already exists`
        : `${quote(target)} already contains ${quote(name)}`
    },
    warningTitle: {
      'make-folder': () => 'Create the folder?',
      rename: (count: number, name: string) => `Rename ${things(count, name)}?`,
      move: (count: number, name: string) => `Move ${things(count, name)}?`,
      copy: (count: number, name: string) => `Copy ${things(count, name)}?`,
      trash: (count: number, name: string) => `Move ${things(count, name)} to the Trash?`,
      restore: (count: number, name: string) => `Restore ${things(count, name)}?`,
      delete: (count: number, name: string) => `Delete ${things(count, name)} permanently?`,
      'empty-trash': () => 'Empty the Trash?',
      spawn: (count: number, name: string) => `Spawn ${things(count, name)}?`,
      give: (count: number, name: string) => `Give ${things(count, name)}?`,
      undo: () => 'Undo?',
      redo: () => 'Redo?',
      'finish-move': () => 'Finish the move?',
    } satisfies Record<OperationKind, (count: number, name: string) => string>,
    confirm: {
      'make-folder': 'Create folder',
      rename: 'Rename',
      move: 'Move',
      copy: 'Copy',
      trash: 'Move to Trash',
      restore: 'Restore',
      delete: 'Delete permanently',
      'empty-trash': 'Empty Trash',
      spawn: 'Spawn',
      give: 'Give',
      undo: 'Undo',
      redo: 'Redo',
      'finish-move': 'Finish move',
    } satisfies Record<OperationKind, string>,
    cancel: 'Cancel',
    conflicts: 'Conflicts',
    forAll: 'Apply to all',
    forOne: (name: string) => `For ${quote(name)}`,
    choices: {
      'keep-both': 'Keep both',
      skip: 'Skip',
      replace: 'Replace',
      merge: 'Merge',
    } satisfies Record<ConflictChoice, string>,
    inside: 'Items in both folders',
    replaceMeaning: 'Replaced items are moved to the Trash.',
    keepBothMeaning: 'Keep both adds a number to the new name.',
    coming: 'New',
    there: 'Existing',
    sameBatch: 'Another of the new items',
    noDate: 'date unknown',
    warnings: {
      public: (count: number, name: string) =>
        `${others(count, name)} ${isOrAre(count)} public. Links to ${count === 1 ? 'it' : 'them'} that others have saved may stop working.`,
      'holds-public': (count: number, name: string) =>
        `${others(count, name)} ${count === 1 ? 'contains' : 'contain'} public items. Links to them that others have saved may stop working.`,
      'link-target': (count: number, name: string) =>
        `A link in your inventory leads to ${others(count, name)}. It may stop working, and so may links that others have saved.`,
      'copies-public': (count: number, name: string) =>
        `${others(count, name)} ${isOrAre(count)} public, so the ${count === 1 ? 'copy is' : 'copies are'} public too.`,
    },
    elsewhere: (count: number, name: string, folder: string, isMade: boolean) =>
      isMade
        ? `The deleted folder stays in the Trash. A new folder ${quote(folder)} is created for ${things(count, name)}.`
        : `The deleted folder stays in the Trash. There is another folder ${quote(folder)} now: ${things(count, name)} ${count === 1 ? 'goes' : 'go'} into that one.`,
    silence: 'Don’t warn again until Satchel is closed',
  },
  trash: {
    name: 'Trash',
    deleted: (date: string) => `Deleted ${date}`,
    delete: 'Move to Trash',
    deletePermanently: 'Delete permanently…',
    restore: 'Restore',
    empty: 'Empty Trash…',
    originLabel: 'Original location',
    deletedLabel: 'Deleted',
    isEmpty: 'The Trash is already empty.',
    meaning: {
      satchel: 'Deleted items stay here, on every computer, until you empty the Trash.',
      native: 'Deleted items stay here until you empty the Trash.',
    },
    count: (count: number) => counted(count, 'item', 'items'),
    countSoFar: (count: number) => `${counted(count, 'item', 'items')} so far`,
    looking: 'Opening the Trash…',
    nothing: 'The Trash is empty',
    noneNamed: (words: string) => `Nothing in the Trash is called ${quote(words)}`,
    incomplete: 'Part of the Trash couldn’t be opened.',
    missing: {
      'not-listed': 'Part of the Trash isn’t available offline, so there may be more in it.',
      incomplete: 'Not all of the Trash could be read, so there may be more in it.',
    },
    filter: 'Filter by name',
    clearFilter: 'Clear filter',
    restoreCount: (count: number) => (count > 1 ? `Restore ${number(count)}` : 'Restore'),
    deleteCount: (count: number) =>
      count > 1 ? `Delete ${number(count)} permanently…` : 'Delete permanently…',
    from: (folders: string) => `Deleted from ${folders}`,
    perhapsFrom: (folders: string) => `Deleted from ${folders}: the folder, or only what is in it`,
    fromUnknown: 'Deleted from: not known',
    timeUnknown: 'Date not known',
    holds: (count: number) => (count === 0 ? 'Empty' : counted(count, 'item', 'items')),
    byOthers: 'not in this History',
    by: {
      'make-folder': 'made room for a folder',
      rename: 'made room for a rename',
      move: 'replaced by a move',
      copy: 'replaced by a copy',
      trash: 'moved to Trash',
      restore: 'replaced by a restore',
      delete: 'moved to Trash',
      'empty-trash': 'moved to Trash',
      spawn: 'moved to Trash',
      give: 'moved to Trash',
      undo: 'by Undo',
      redo: 'by Redo',
      'finish-move': 'finished a move',
    } satisfies Record<OperationKind, string>,
    mixed: 'Some of the selected items are in the Trash and some aren’t. Select one or the other.',
    title: (count: number, name: string) => `Delete ${things(count, name)} permanently?`,
    emptyTitle: 'Empty the Trash?',
    counting: 'Counting the contents…',
    countFailed: 'Couldn’t count the contents, so nothing was deleted.',
    contents: (folders: number, items: number, links: number) =>
      list.format(
        [
          folders > 0 ? counted(folders, 'folder', 'folders') : '',
          items > 0 ? counted(items, 'item', 'items') : '',
          links > 0 ? counted(links, 'link', 'links') : '',
        ].filter(Boolean),
      ),
    meaningPermanently: (contents: string, hasFolders: boolean) =>
      `This permanently deletes ${contents}${hasFolders ? ', including everything inside' : ''}. It can’t be undone.`,
    unseen: (count: number) =>
      `${counted(count, 'folder', 'folders')} can’t be opened, so what is inside isn’t counted.`,
    typeCount: (count: number) => `Type ${count} to confirm`,
    confirm: 'Delete permanently',
    confirmEmpty: 'Empty Trash',
    cancel: 'Cancel',
  },
  history: {
    open: 'History',
    title: 'History',
    running: 'Running',
    close: 'Close',
    empty: 'No activity yet. Everything you change appears here and can be undone.',
    unreadable: 'Couldn’t read the history.',
    loading: 'Loading…',
    undoWhat: (action: string) => `Undo: ${action}`,
    redoWhat: (action: string) => `Redo: ${action}`,
    nothingToUndo: 'Nothing to undo',
    undoneWhenDone: 'This is still running. It will be undone when it’s done.',
    notUndone: 'This is still running. What it deletes permanently can’t be undone.',
    nothingOfIt: 'It changed nothing, so nothing was undone.',
    nothingToRedo: 'Nothing to redo',
    /** `where`: `From “Fruit”`, `In “Food”`. */
    sentence: (what: string, where: string) => `${what} ${where.charAt(0).toLowerCase()}${where.slice(1)}`,
    /** `source` as it stands in a sentence: quoted, or “several folders”. */
    transferred: (mode: TransferMode, count: number, name: string, source: string, target: string) =>
      `${mode === 'move' ? 'Moved' : 'Copied'} ${things(count, name)} from ${source} to ${quote(target)}`,
    filter: 'Filter history',
    kind: 'Show in history',
    kinds: {
      all: 'All',
      moves: 'Moves and copies',
      deletions: 'Deletions',
      spawns: 'Spawns',
      problems: 'Problems',
    },
    noneOfIt: 'Nothing in the history fits.',
    fromTo: (from: string | null, to: string | null) =>
      [from === null ? '' : `From ${from}`, to === null ? '' : `${from === null ? 'To' : 'to'} ${to}`]
        .filter(Boolean)
        .join(' '),
    folder: (name: string) => quote(name),
    inFolder: (folder: string | null) => (folder === null ? '' : `In ${folder}`),
    several: 'several folders',
    result: (state: string, done: number, count: number) =>
      count > 1 ? `${state} · ${number(done)} of ${number(count)}` : state,
    undone: 'Undone',
    groups: {
      done: 'Done',
      failed: 'Failed',
      'not-started': 'Not started',
      skipped: 'Skipped',
    },
    groupCount: (group: string, count: number) => `${group}: ${number(count)}`,
    cancelOf: (what: string) => `Cancel: ${what}`,
    detailsOf: (what: string) => `Details: ${what}`,
    more: (count: number) => `and ${number(count)} more`,
  },
  moves: {
    label: 'Unfinished moves',
    brokeOff: (name: string, to: string) => `Moving ${quote(name)} to ${quote(to)} was interrupted.`,
    missing: (missing: number, total: number) =>
      missing === 0
        ? 'All of its items are there, but in two folders.'
        : `${number(missing)} of its ${counted(total, 'item', 'items')} can’t be seen at the moment.`,
    checking: 'Checking…',
    directions: {
      resume: 'Resume',
      'put-back': 'Move back',
      gather: 'Put in a new folder',
    } satisfies Record<FinishDirection, string>,
    meanings: {
      resume: (to: string) => `Moves the rest to ${quote(to)}`,
      'put-back': (from: string) => `Moves everything back to ${quote(from)}`,
      gather: (to: string) =>
        `Moves whatever can be found to a new folder in ${quote(to)}, for when another item has taken its name`,
    } satisfies Record<FinishDirection, (folder: string) => string>,
    leave: 'Leave as is…',
    leaveTitle: (name: string) => `Leave ${quote(name)} as it is?`,
    leaveMeaning: 'Nothing is deleted, but Satchel won’t look for the rest of it any more.',
    leaveHidden: (names: string, more: number) =>
      `Still hidden: ${names}${more > 0 ? ` and ${counted(more, 'other', 'others')}` : ''}.`,
    leaveConfirm: 'Leave',
    leaveCancel: 'Cancel',
  },
  locks: {
    lock: 'Lock folder',
    unlock: 'Unlock folder',
    locked: 'Locked on this computer: can’t be moved, renamed or deleted until you unlock it',
    nowLocked: (name: string) => `Locked ${quote(name)} on this computer`,
    nowUnlocked: (name: string) => `Unlocked ${quote(name)}`,
    onlyFolders: 'Only your own folders can be locked. Select one.',
  },
  journal: {
    setAside: {
      corrupt: (file: string) =>
        `History was reset, because it couldn’t be read. The old file is kept as ${quote(file)}.`,
      'newer-version': (file: string) =>
        `History was reset, because it is from a newer Satchel. Its file is kept as ${quote(file)}.`,
      'damaged-rows': (file: string) =>
        `Part of History or of the locks couldn’t be read and was left out. A copy of the whole file is kept as ${quote(file)}.`,
    },
    unavailable: (reason: string) => `Satchel can’t save its history, so nothing can be changed. ${reason}`,
    dismiss: 'Dismiss',
  },
  batchRename: {
    title: (count: number) => `Rename ${counted(count, 'item', 'items')}`,
    way: 'Method',
    replace: 'Find and replace',
    number: 'Number',
    find: 'Find',
    replaceWith: 'Replace with',
    matchCase: 'Match case',
    base: 'Name',
    start: 'Start at',
    digits: 'Digits',
    preview: 'Preview',
    before: 'Current',
    after: 'New',
    unchanged: 'unchanged',
    summary: (changed: number, wrong: number) =>
      wrong > 0
        ? `${counted(wrong, 'name', 'names')} can’t be used`
        : counted(changed, 'name will change', 'names will change'),
    confirm: (count: number) => `Rename ${number(count)}`,
    cancel: 'Cancel',
  },
  fromSelection: {
    command: 'New folder with selection…',
    title: (count: number) => `New folder with ${counted(count, 'item', 'items')}`,
    name: 'Name',
    description: (folder: string) => `In ${quote(folder)}. The selected items are moved into it.`,
    confirm: 'Create folder',
    cancel: 'Cancel',
  },
} as const
