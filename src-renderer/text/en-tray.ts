import type { TransferMode } from '../../src-shared/model/operation'
import { counted, number, quote, sentence, things } from './english'

const verbs: Record<TransferMode, string> = { move: 'Move', copy: 'Copy' }

/** As many as are meant; none are not counted. */
const many = (count: number): string => (count === 0 ? '' : ` ${number(count)}`)

/** The words of the Collect tray, in English. */
export const enTray = {
  label: 'Collect tray',
  entries: 'Collected items',
  collect: 'Collect',
  count: (entries: number, folders: number) =>
    `${counted(entries, 'item', 'items')} from ${counted(folders, 'folder', 'folders')}`,
  selected: (count: number) => `${number(count)} selected`,
  unavailable: (count: number) => `${number(count)} not available`,
  hint: 'Drag items here, or select some and press Ctrl+Shift+B. They stay where they are.',
  dropHint: (count: number, name: string) =>
    `Collect ${count === 1 ? quote(name) : counted(count, 'item', 'items')}`,
  inFolder: (folder: string) => `in ${folder}`,
  transfer: (mode: TransferMode, count: number, target: string) =>
    `${verbs[mode]}${many(count)} to ${quote(target)}`,
  spawn: (count: number) => `Spawn${many(count)}`,
  trash: (count: number) => `Move${many(count)} to the Trash`,
  searching: 'Looking for the items…',
  dragAll: (count: number) => `Drag ${counted(count, 'item', 'items')} from here`,
  takeOut: 'Remove from tray',
  takenOut: (count: number, name: string) =>
    `Removed ${things(count, name)} from the tray. Nothing was deleted.`,
  putBack: 'Put back',
  empty: 'Empty tray',
  emptied: (count: number) =>
    `Emptied the tray. ${sentence(counted(count, 'item stays', 'items stay'))} in the inventory.`,
  close: 'Close tray',
  open: (count: number) => `Collect tray: ${counted(count, 'item', 'items')}`,
  collected: (count: number, total: number) =>
    `${counted(count, 'item', 'items')} collected, ${number(total)} in the tray`,
  known: (total: number) => `Already in the tray, which holds ${counted(total, 'item', 'items')}`,
  notCollected: (count: number) => `Couldn’t collect ${counted(count, 'item', 'items')}.`,
  trashed: 'In the Trash. Restore it to use it again',
  leftOut: (count: number) => `Left out ${counted(count, 'collected item', 'collected items')}.`,
  goneCount: (count: number) => `${counted(count, 'item', 'items')} in the Trash or not found`,
  noneAvailable: 'None of the collected items is available.',
  isEmpty: 'The tray is empty.',
  notReached: 'Nothing was changed, because a folder of the collected items couldn’t be opened.',
} as const
