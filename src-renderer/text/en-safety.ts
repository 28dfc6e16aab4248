import type { ConflictChoice } from '../../src-shared/model/asks'
import type { FinishDirection, OperationKind } from '../../src-shared/model/operation'
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
        ? `There already is an entry named ${quote(name)}`
        : `${quote(target)} already has ${quote(name)}`
    },
    warningTitle: {
      'make-folder': () => 'Make the folder?',
      rename: (count: number, name: string) => `Rename ${things(count, name)}?`,
      move: (count: number, name: string) => `Move ${things(count, name)}?`,
      copy: (count: number, name: string) => `Copy ${things(count, name)}?`,
      trash: (count: number, name: string) => `Move ${things(count, name)} to the Trash?`,
      restore: (count: number, name: string) => `Restore ${things(count, name)}?`,
      delete: (count: number, name: string) => `Delete ${things(count, name)} for good?`,
      'empty-trash': () => 'Empty the Trash?',
      spawn: (count: number, name: string) => `Spawn ${things(count, name)}?`,
      undo: () => 'Undo?',
      redo: () => 'Do it again?',
      'finish-move': () => 'Finish the move?',
    } satisfies Record<OperationKind, (count: number, name: string) => string>,
    confirm: {
      'make-folder': 'Make folder',
      rename: 'Rename',
      move: 'Move',
      copy: 'Copy',
      trash: 'Move to Trash',
      restore: 'Restore',
      delete: 'Delete for good',
      'empty-trash': 'Empty Trash',
      spawn: 'Spawn',
      undo: 'Undo',
      redo: 'Redo',
      'finish-move': 'Continue',
    } satisfies Record<OperationKind, string>,
    cancel: 'Cancel',
    conflicts: 'Conflicts',
    forAll: 'For all conflicts',
    forOne: (name: string) => `For ${quote(name)}`,
    choices: {
      'keep-both': 'Keep both',
      skip: 'Skip',
      replace: 'Replace',
      merge: 'Merge',
    } satisfies Record<ConflictChoice, string>,
    inside: 'Items that are in both folders',
    replaceMeaning: 'An item that is replaced goes to the Trash first.',
    keepBothMeaning: 'Keep both gives the new one the next free number.',
    coming: 'Coming',
    there: 'There now',
    sameBatch: 'Another entry that comes along',
    noDate: 'date unknown',
    warnings: {
      public: (count: number, name: string) =>
        `${others(count, name)} ${isOrAre(count)} public. Links to ${count === 1 ? 'it' : 'them'} that other people saved may break.`,
      'holds-public': (count: number, name: string) =>
        `${others(count, name)} ${count === 1 ? 'holds' : 'hold'} public entries. Links to them that other people saved may break.`,
      'link-target': (count: number, name: string) =>
        `A link in your inventory leads to ${others(count, name)}. It may break, as may those that other people saved.`,
      'copies-public': (count: number, name: string) =>
        `${others(count, name)} ${isOrAre(count)} public, so the ${count === 1 ? 'copy is' : 'copies are'} public too.`,
    },
    silence: 'Do not warn again in this session',
  },
  trash: {
    name: 'Trash',
    deleted: (date: string) => `Deleted ${date}`,
    delete: 'Move to Trash',
    deleteForGood: 'Delete for good…',
    restore: 'Restore',
    empty: 'Empty Trash…',
    originLabel: 'Was in',
    deletedLabel: 'Deleted',
    isEmpty: 'The Trash is empty already.',
    meaning: 'Deleted entries stay here until the Trash is emptied, on every computer.',
    mixed: 'Part of the selection is in the Trash and part is not. Select one or the other.',
    title: (count: number, name: string) => `Delete ${things(count, name)} for good?`,
    emptyTitle: 'Empty the Trash?',
    counting: 'Counting everything inside…',
    countFailed: 'It could not be counted what is inside, so nothing can be deleted.',
    contents: (folders: number, items: number, links: number) =>
      list.format(
        [
          folders > 0 ? counted(folders, 'folder', 'folders') : '',
          items > 0 ? counted(items, 'item', 'items') : '',
          links > 0 ? counted(links, 'link', 'links') : '',
        ].filter(Boolean),
      ),
    meaningForGood: (contents: string) =>
      `This deletes ${contents}, everything inside included. It cannot be undone.`,
    unseen: (count: number) =>
      `${counted(count, 'folder', 'folders')} cannot be looked into, so what is in there is not counted.`,
    typeCount: (count: number) => `Type ${count} to confirm`,
    confirm: 'Delete for good',
    confirmEmpty: 'Empty Trash',
    cancel: 'Cancel',
  },
  history: {
    open: 'Activity and history',
    title: 'Activity',
    running: 'Running',
    history: 'History',
    close: 'Close',
    empty: 'Nothing was done yet. Whatever you change is listed here and can be taken back.',
    unreadable: 'History could not be read.',
    loading: 'Loading…',
    undoWhat: (noun: string) => `Undo: ${noun}`,
    redoWhat: (noun: string) => `Redo: ${noun}`,
    nothingToUndo: 'There is nothing to undo.',
    nothingToRedo: 'There is nothing to redo.',
    fromTo: (from: string | null, to: string | null) =>
      [from === null ? '' : `From ${from}`, to === null ? '' : `${from === null ? 'To' : 'to'} ${to}`]
        .filter(Boolean)
        .join(' '),
    folder: (name: string) => quote(name),
    inPlace: (place: string | null) => (place === null ? '' : `In ${place}`),
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
    detailsOf: (what: string) => `Details of ${what}`,
    more: (count: number) => `and ${number(count)} more`,
  },
  moves: {
    label: 'Unfinished moves',
    brokeOff: (name: string, to: string) => `The move of ${quote(name)} to ${quote(to)} broke off.`,
    missing: (missing: number, total: number) =>
      missing === 0
        ? 'All of its entries are listed, but in two places.'
        : `${number(missing)} of its ${counted(total, 'entry', 'entries')} ${isOrAre(missing)} not listed at the moment.`,
    checking: 'Checking…',
    directions: { resume: 'Resume', 'put-back': 'Put back' } satisfies Record<FinishDirection, string>,
    meanings: {
      resume: (to: string) => `Moves the rest to ${quote(to)}`,
      'put-back': (from: string) => `Moves everything back to ${quote(from)}`,
    } satisfies Record<FinishDirection, (place: string) => string>,
  },
  locks: {
    lock: 'Lock folder',
    unlock: 'Unlock folder',
    locked: 'Locked: cannot be moved, renamed or deleted until it is unlocked',
    nowLocked: (name: string) =>
      `${quote(name)} is locked: it cannot be moved, renamed or deleted on this computer.`,
    nowUnlocked: (name: string) => `${quote(name)} is unlocked.`,
    onlyFolders: 'Only folders of your own can be locked.',
  },
  journal: {
    corrupt: (file: string) =>
      `History could not be read and begins anew. The old file was kept as ${quote(file)}.`,
    newer: (file: string) =>
      `History was written by a newer Satchel and begins anew. Its file was kept as ${quote(file)}.`,
    unavailable: (reason: string) =>
      `Changes are disabled: Satchel cannot write down what it does. ${reason}`,
    dismiss: 'Dismiss',
  },
  batchRename: {
    title: (count: number) => `Rename ${counted(count, 'entry', 'entries')}`,
    way: 'How',
    replace: 'Find and replace',
    number: 'Number',
    find: 'Find',
    replaceWith: 'Replace with',
    matchCase: 'Match case',
    base: 'Name',
    start: 'Start at',
    digits: 'Digits',
    preview: 'Preview',
    before: 'Now',
    after: 'Then',
    unchanged: 'unchanged',
    summary: (changed: number, wrong: number) =>
      wrong > 0
        ? `${counted(wrong, 'name', 'names')} cannot be used`
        : counted(changed, 'name changes', 'names change'),
    confirm: (count: number) => `Rename ${number(count)}`,
    cancel: 'Cancel',
  },
  fromSelection: {
    command: 'New folder with selection…',
    title: (count: number) => `New folder with ${counted(count, 'entry', 'entries')}`,
    name: 'Name',
    place: (folder: string) => `In ${quote(folder)}. The selected entries are moved into it.`,
    confirm: 'Make folder',
    cancel: 'Cancel',
  },
} as const
