import type { EntryKind, EntryProblem } from '../../src-shared/model/entry'
import type { TransferMode } from '../../src-shared/model/operation'
import type { NameProblem } from '../../src-shared/model/refusal'
import { SENTENCES } from '../../src-shared/sentences'
import { enCommands } from './en-commands'
import { enFind } from './en-find'
import { enOperations } from './en-operations'
import { enPlaces } from './en-places'
import { enProgram } from './en-program'
import { enSafety } from './en-safety'
import { enSettings } from './en-settings'
import { enSource } from './en-source'
import { enTray } from './en-tray'
import { enView } from './en-view'
import { counted, number, quote, things } from './english'

const kinds: Record<EntryKind, string> = {
  folder: 'Folder',
  object: 'Object',
  world: 'World',
  link: 'Link',
  unknown: 'Unknown',
}

const problems: Record<EntryProblem, string> = {
  'empty-name': 'It has no name, so any change would hit its folder instead.',
  'long-name': 'Its name is too long for Satchel: only the beginning is shown.',
  'dot-name': 'Its name is “.” or “..”, which the service takes for another folder.',
  slash: 'Its name holds “/”, which the service takes for a path.',
  backslash: 'Its name holds “\\”, which the service takes for a path.',
  twin: 'Another entry here has the same name, and the service cannot tell them apart.',
  'case-twin':
    'Another entry here has the same name but for upper and lower case; the service may confuse them.',
}

const nameProblems: Record<NameProblem, string> = {
  empty: 'A name is needed.',
  dot: '“.” and “..” cannot be names.',
  slash: 'A name cannot hold “/”.',
  backslash: 'A name cannot hold “\\”.',
  forbidden: 'A name here cannot hold one of these characters.',
  'too-long': 'This name is too long.',
  control: 'A name cannot hold control characters.',
}

const verbs: Record<TransferMode, string> = { move: 'Move', copy: 'Copy' }

/** Every word on screen in English. Names come in raw and leave as plain text. */
export const en = {
  locale: 'en',
  app: { inventory: 'Inventory' },
  toolbar: {
    label: 'Toolbar',
    newFolder: 'New folder',
    refresh: 'Refresh',
    path: 'Path',
    showInspector: 'Show details',
    hideInspector: 'Hide details',
  },
  tree: {
    isPublic: 'Public',
    loading: 'Loading…',
    loadingMore: (total: number) => `Loading ${number(total)} entries…`,
    notListed: 'Not connected: this folder was not listed yet',
    empty: 'This folder is empty',
    emptyLink: 'Nothing here: what this link points to is empty or no longer exists',
    emptyInventory: 'Your inventory is empty',
    emptyInventoryHint: 'Make a first folder, or save something in the world and press F5.',
    retry: 'Retry',
    notRefreshed: 'Not everything could be listed again; older rows stay.',
    newFolderName: 'New folder',
    renameLabel: (name: string) => `New name of ${quote(name)}`,
    newFolderLabel: (folder: string) => `Name of the new folder in ${quote(folder)}`,
    busy: 'Working…',
    readOnly: (link: string) => `Read-only: below the link ${quote(link)}`,
    cannotChange: (reason: string) => `Cannot be changed from here. ${reason}`,
    unnamed: '(no name)',
    notReady: 'Changes are disabled until the connection is back.',
    openProblem: {
      unaddressable: 'Cannot be opened from here.',
      'record-link': 'This link names a record, not a folder: the service cannot follow it.',
      'unknown-link': 'This link points somewhere that the service cannot follow.',
      'too-many-links': 'This path already leads through four links, so this one is not followed.',
      'too-deep': 'Folders this deep are not opened.',
    },
  },
  kinds,
  problems,
  nameProblems,
  inspector: {
    label: 'Details',
    nothing: 'Select something to see its details.',
    selection: 'Selection',
    several: (count: number) => counted(count, 'entry selected', 'entries selected'),
    kindCount: (kind: EntryKind, count: number) => `${number(count)} × ${kinds[kind]}`,
    facts: {
      kind: 'Kind',
      modified: 'Modified',
      visibility: 'Visibility',
      path: 'Path',
      record: 'Record',
      asset: 'Asset',
      recordLink: 'Record link',
      target: 'Target',
      targetFolder: 'Leads to',
      targetRecord: 'Leads to the record',
      folder: 'Folder',
      owner: 'Owner',
      rawName: 'Raw name',
    },
    isPublic: 'Public',
    isPrivate: 'Private',
    publicMeans: {
      folder: 'Anyone who has its link can open this folder. What is in it has a visibility of its own.',
      item: 'Anyone who has its link can use it, and copies of it are public, too.',
    },
    privateMeans: { own: 'Only you can use it.', others: 'Only its owner can use it.' },
    visibilities: (publicCount: number, privateCount: number) => {
      if (privateCount === 0) return 'All public'
      return publicCount === 0
        ? 'All private'
        : `${number(publicCount)} public, ${number(privateCount)} private`
    },
    inFolder: (name: string) => `All in ${quote(name)}`,
    inFolders: (count: number) => `In ${counted(count, 'folder', 'folders')}`,
    copy: (what: string) => `Copy ${what.toLowerCase()}`,
    copied: 'Copied',
    notCopied: 'The clipboard did not take it.',
    noPicture: 'No picture',
    pictureFailed: 'The picture could not be loaded',
    unknownDate: 'Unknown',
    linkMeaning: 'A link is a signpost. What it shows belongs to its owner and is read-only here.',
  },
  spawn: {
    button: (world: string) => `Spawn in ${quote(world)}`,
    several: (count: number, world: string) => `Spawn ${number(count)} in ${quote(world)}`,
    noWorld: 'Spawn',
    unknownWorld: 'Spawn in the focused world',
    severalUnknownWorld: (count: number) => `Spawn ${number(count)} in the focused world`,
    severalMeaning: (world: string | null) =>
      `They appear one after the other in ${world === null ? 'the focused world' : quote(world)}.`,
    spawning: 'Spawning…',
    needsWorld: 'No world is focused. Open or join one in the game, then try again.',
    notAnItem: 'Only objects, worlds and unknown items can be spawned.',
  },
  drag: {
    hint: (mode: TransferMode, count: number, name: string, target: string) =>
      `${verbs[mode]} ${things(count, name)} to ${quote(target)}`,
    spawnHint: (count: number, name: string, world: string | null) =>
      `Spawn ${things(count, name)} in ${world === null ? 'the focused world' : quote(world)}`,
    confirmTitle: (count: number, name: string) => `Move ${things(count, name)}?`,
    confirmText: (source: string, target: string) =>
      `From ${quote(source)} to ${quote(target)}, with everything inside.`,
    confirmTextMany: (target: string) => `From several folders to ${quote(target)}, with everything inside.`,
    confirm: 'Move',
    cancel: 'Cancel',
  },
  commands: enCommands,
  droppedLinks: {
    hint: 'Drop it here to find the entry among what has been listed',
    none: 'The dropped text names no entry.',
    noneHint: 'Entries are named by lines that begin with resrec:/// or resdb:///.',
    notListed: (count: number) =>
      count === 1 ? 'This entry has not been listed yet.' : 'None of these entries has been listed yet.',
    notListedHint:
      'It may lie in a folder that was not opened, or in another inventory. Open more folders and try again.',
    found: (found: number, count: number) =>
      found === count
        ? `Found ${counted(found, 'entry', 'entries')}`
        : `Found ${number(found)} of ${counted(count, 'entry', 'entries')}`,
  },
  quickLook: {
    previous: 'Previous entry',
    next: 'Next entry',
    caption: 'Shown entry',
    place: (position: number, count: number) => `${number(position)} of ${number(count)}`,
  },
  clipboard: {
    cut: (count: number, name: string) => `${things(count, name)} cut. Paste moves it.`,
    copied: (count: number, name: string) => `${things(count, name)} ready to be copied. Paste copies it.`,
    empty: 'Nothing was cut or copied yet.',
  },
  ...enProgram,
  ...enOperations,
  ...enView,
  ...enSafety,
  ...enFind,
  status: {
    label: 'Status',
    connecting: 'Connecting…',
    disconnected: 'Not connected',
    chooseSource: 'Choose an inventory',
    notSignedIn: 'Not signed in',
    signedInAs: (name: string) => `signed in as ${name}`,
    sandbox: 'Sandbox',
    service: (engine: string) => `Resonite ${engine}`,
    unknownService: 'Inventory service',
    noWorld: 'No world focused',
    listedAt: (time: string) => `Listed at ${time}`,
  },
  source: enSource,
  /** What main says: these are kept beside both processes. */
  said: SENTENCES,
  error: {
    fault: 'Satchel ran into a fault of its own',
    faultHint: 'Nothing in your inventory was changed by it. Reloading the window usually helps.',
    reload: 'Reload',
  },
  places: enPlaces,
  tray: enTray,
  settings: enSettings,
  date: { justNow: 'just now', atTime: (time: string) => `at ${time}` },
} as const

/** The shape that every language has, with any words. */
type Worded<T> = T extends string
  ? string
  : T extends (...about: infer A) => infer R
    ? (...about: A) => Worded<R>
    : { readonly [K in keyof T]: Worded<T[K]> }

export type Catalogue = Worded<typeof en>
