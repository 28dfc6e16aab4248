import type { TransferMode } from '../../src-shared/model/operation'
import { counted, number, quote, sentence, things } from './english'

const verbs: Record<TransferMode, string> = { move: 'Move', copy: 'Copy' }

/** As many as are meant; none are not counted. */
const many = (count: number): string => (count === 0 ? '' : ` ${number(count)}`)

/** The words of the Collect tray, in English. */
export const enTray = {
  label: 'Collect tray',
  entries: 'Collected entries',
  collect: 'Collect',
  count: (entries: number, folders: number) =>
    `${counted(entries, 'entry', 'entries')} from ${counted(folders, 'folder', 'folders')}`,
  selected: (count: number) => `${number(count)} selected`,
  unavailable: (count: number) => `${number(count)} not available`,
  hint: 'Drag entries here, or select some and press Ctrl+Shift+B. They stay where they are.',
  dropHint: (count: number, name: string) =>
    `Collect ${count === 1 ? quote(name) : counted(count, 'entry', 'entries')}`,
  inFolder: (folder: string) => `in ${folder}`,
  transfer: (mode: TransferMode, count: number, target: string) =>
    `${verbs[mode]}${many(count)} to ${quote(target)}`,
  spawn: (count: number) => `Spawn${many(count)}`,
  trash: (count: number) => `Move${many(count)} to the Trash`,
  searching: 'Looking for the entries…',
  dragAll: (count: number) => `Drag ${counted(count, 'entry', 'entries')} from here`,
  takeOut: 'Take out of the tray (deletes nothing)',
  takenOut: (count: number, name: string) =>
    `${sentence(things(count, name))} taken out of the tray. Nothing was deleted.`,
  putBack: 'Put back',
  empty: 'Empty tray',
  emptied: (count: number) =>
    `The tray is empty. ${sentence(counted(count, 'entry stays', 'entries stay'))} in the inventory.`,
  close: 'Close tray',
  open: (count: number) => `Collect tray: ${counted(count, 'entry', 'entries')}`,
  collected: (count: number, total: number) =>
    `${counted(count, 'entry', 'entries')} collected, ${number(total)} in the tray`,
  known: (total: number) => `Collected already, ${number(total)} in the tray`,
  notCollected: (count: number) => `${counted(count, 'entry was', 'entries were')} not collected.`,
  trashed: 'In the Trash: restore it to use it again',
  leftOut: (count: number) => `${counted(count, 'collected entry was', 'collected entries were')} left out.`,
  goneCount: (count: number) =>
    `${counted(count, 'entry is', 'entries are')} no longer there or in the Trash`,
  noneAvailable: 'None of the collected entries is available.',
  isEmpty: 'The tray is empty.',
  notReached: 'Nothing was done: a folder of the collected entries could not be listed.',
} as const
