import type { EntryKind, EntryProblem } from '../../src-shared/model/entry'
import type { TransferMode } from '../../src-shared/model/operation'
import type { NameProblem } from '../../src-shared/model/refusal'
import { SENTENCES } from '../../src-shared/sentences'
import { enCommands } from './en-commands'
import { enFacts } from './en-facts'
import { enFind } from './en-find'
import { enGive } from './en-give'
import { enInventories } from './en-inventories'
import { enOperations } from './en-operations'
import { enOriginal } from './en-original'
import { enPalettes } from './en-palettes'
import { enPlaces } from './en-places'
import { enProgram } from './en-program'
import { enSafety } from './en-safety'
import { enSettings } from './en-settings'
import { enSource } from './en-source'
import { enTabs } from './en-tabs'
import { enTray } from './en-tray'
import { enVersions } from './en-versions'
import { enView } from './en-view'
import { enWelcome } from './en-welcome'
import { counted, NO_NAME, number, quote, things } from './english'

const kinds: Record<EntryKind, string> = {
  folder: 'Folder',
  object: 'Object',
  world: 'World',
  link: 'Link',
  unknown: 'Unknown',
}

const problems: Record<EntryProblem, string> = {
  'empty-name': 'It has no name, so a change would affect its folder instead.',
  'long-name': 'Its name is too long, so only the beginning is shown.',
  'dot-name': 'It is named “.” or “..”, which the service takes for another folder.',
  slash: 'Its name contains “/”, which the service takes for a path.',
  backslash: 'Its name contains “\\”, which the service takes for a path.',
  twin: 'Another item here has the same name, and the service can’t tell them apart.',
  'case-twin':
    'Another item here has the same name except for upper and lower case or invisible characters, and the service may confuse them.',
}

const nameProblems: Record<NameProblem, string> = {
  empty: 'Enter a name.',
  dot: '“.” and “..” can’t be names.',
  slash: 'Names can’t contain “/”.',
  backslash: 'Names can’t contain “\\”.',
  forbidden: 'This name contains a character that can’t be used here.',
  'too-long': 'Enter a shorter name.',
  control: 'Names can’t contain control characters.',
  invisible: 'This name contains an invisible character. Delete it, or type the name anew.',
}

const verbs: Record<TransferMode, string> = { move: 'Move', copy: 'Copy' }

/** Every word on screen in English. Names come in raw and leave as plain text. */
export const en = {
  locale: 'en',
  app: {
    inventory: 'Inventory',
    announcements: 'Announcements',
    /** Null: of no place. */
    windowTitle: (name: string | null) => (name === null ? 'Satchel' : `${name} – Satchel`),
  },
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
    loadingMore: (total: number) => `Loading ${number(total)} items…`,
    incomplete: (total: number, expected: number) =>
      expected > total
        ? `${number(total)} of ${number(expected)} items arrived`
        : 'Not all of this folder could be read, so there may be more in it',
    notListed: 'Not available offline',
    empty: 'This folder is empty',
    emptyLink: 'The folder that this link leads to is empty or no longer exists',
    linkNotRead:
      'Couldn’t open this folder behind a link. Its owner may not have given you access, it may be gone, or the cloud isn’t answering.',
    accountUnsaid:
      'The service doesn’t say who is signed in at the moment, so nothing is shown. Satchel keeps asking.',
    emptyInventory: 'Your inventory is empty',
    emptyInventoryHint: 'Create a folder, or save something in the world and press F5.',
    retry: 'Retry',
    notRefreshed: 'Some folders couldn’t be refreshed.',
    newFolderName: 'New folder',
    goneWhileTyping: (name: string) =>
      `${quote(name)} is no longer there. Copy the text if you need it, then press Esc.`,
    renameLabel: (name: string) => `New name for ${quote(name)}`,
    newFolderLabel: (folder: string) => `Name of the new folder in ${quote(folder)}`,
    busy: 'Working…',
    isCut: 'Cut',
    readOnly: (link: string) => `Read-only: inside the link ${quote(link)}`,
    cannotChange: (reason: string) => `Can’t be changed from here. ${reason}`,
    unnamed: NO_NAME,
    notReady: 'Not connected. You can make changes again when the connection is back.',
    openProblem: {
      unaddressable: 'It can’t be opened from here.',
      'record-link': 'This link names a record instead of a folder, so the service can’t follow it.',
      'unknown-link': 'This link leads somewhere that the service can’t follow.',
      'too-many-links': 'This path already goes through four links, so this one isn’t followed.',
      'too-deep': 'Folders nested this deeply can’t be opened.',
    },
  },
  kinds,
  problems,
  nameProblems,
  inspector: {
    label: 'Details',
    nothing: 'Select an item to see its details.',
    selection: 'Selection',
    several: (count: number) => counted(count, 'item selected', 'items selected'),
    kindCount: (kind: EntryKind, count: number) => `${number(count)} × ${kinds[kind]}`,
    facts: {
      kind: 'Kind',
      modified: 'Modified',
      created: 'Created',
      size: 'Size',
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
      folder: 'Anyone who has its link can open this folder. Each item in it has its own visibility.',
      item: 'Anyone who has its link can use it. Copies of it are public, too.',
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
    notCopied: 'Couldn’t copy.',
    noPicture: 'No picture',
    pictureFailed: 'Couldn’t load the picture',
    unknownDate: 'Unknown',
    linkMeaning: 'Link to another folder; its contents are read-only.',
  },
  spawn: {
    button: (world: string) => `Spawn in ${quote(world)}`,
    several: (count: number, world: string) => `Spawn ${number(count)} in ${quote(world)}`,
    noWorld: 'Spawn',
    here: (world: string | null) => `Spawn this in ${world === null ? 'the focused world' : quote(world)}`,
    unknownWorld: 'Spawn in the focused world',
    severalUnknownWorld: (count: number) => `Spawn ${number(count)} in the focused world`,
    mayStillCome: (name: string) =>
      `${quote(name)} was sent a short time ago and may still appear. Spawned again, it may come twice.`,
    severalMeaning: (world: string | null) =>
      `They are spawned one after the other in ${world === null ? 'the focused world' : quote(world)}.`,
    takes: (count: number, name: string, world: string | null) =>
      `${count === 1 ? `${quote(name)} can’t be copied: there is only this one. It leaves` : `${counted(count, 'item', 'items')} can’t be copied and leave`} the inventory, and can be taken back only in ${world === null ? 'the world' : quote(world)}.`,
    spawning: 'Spawning…',
    needsWorld: 'No world is focused. Open or join one in the game, then try again.',
    needsRegion: 'The region doesn’t answer. Nothing can be spawned until it does.',
    notAnItem: 'Folders and links can’t be spawned. Select an item.',
  },
  drag: {
    hint: (mode: TransferMode, count: number, name: string, target: string) =>
      `${verbs[mode]} ${things(count, name)} to ${quote(target)}`,
    spawnHint: (count: number, name: string, world: string | null) =>
      `Spawn ${things(count, name)} in ${world === null ? 'the focused world' : quote(world)}`,
    confirmTitle: (count: number, name: string) => `Move ${things(count, name)}?`,
    /** What is inside of folders that go; `isAll`: there cannot be more. */
    along: (count: number, isAll: boolean) =>
      `${isAll ? '' : 'at least '}${counted(count, 'item', 'items')} inside`,
    confirmText: (source: string, target: string, along: string | null) =>
      `From ${quote(source)} to ${quote(target)}, with ${along ?? 'everything inside'}.`,
    confirmTextMany: (target: string, along: string | null) =>
      `From several folders to ${quote(target)}, with ${along ?? 'everything inside'}.`,
  },
  commands: enCommands,
  droppedLinks: {
    hint: 'Drop it here to find the item in the folders that you have opened',
    none: 'That isn’t an item link.',
    noneHint: 'Item links begin with resrec:/// or resdb:///.',
    notListed: (count: number) =>
      count === 1
        ? 'This item isn’t in a folder that you have opened.'
        : 'None of these items is in a folder that you have opened.',
    notListedHint: 'Open the folder that it is in and try again. It may also be in another inventory.',
    found: (found: number, count: number) =>
      found === count
        ? `Found ${counted(found, 'item', 'items')}`
        : `Found ${number(found)} of ${counted(count, 'item', 'items')}`,
  },
  quickLook: {
    previous: 'Previous item',
    next: 'Next item',
    caption: 'Shown item',
    place: (position: number, count: number) => `${number(position)} of ${number(count)}`,
  },
  clipboard: {
    cut: (count: number, name: string) =>
      `Cut ${things(count, name)}. Paste to move ${count === 1 ? 'it' : 'them'}.`,
    copied: (count: number, name: string) => `Copied ${things(count, name)}`,
    empty: 'Nothing to paste. Cut or copy something first.',
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
    noneToOpen: 'No inventory can be opened',
    notSignedIn: 'Not signed in',
    signedInAs: (name: string) => `signed in as ${name}`,
    sandbox: 'Sandbox',
    service: (engine: string) => `Resonite ${engine}`,
    unknownService: 'Inventory service',
    noWorld: 'No world focused',
  },
  source: enSource,
  inventories: enInventories,
  /** What main says: these are kept beside both processes. */
  said: SENTENCES,
  error: {
    fault: 'Something went wrong in Satchel',
    faultHint: 'Nothing in your inventory was changed by it. Reload the window to go on.',
    reload: 'Reload',
  },
  places: enPlaces,
  facts: enFacts,
  original: enOriginal,
  tabs: enTabs,
  palettes: enPalettes,
  versions: enVersions,
  give: enGive,
  tray: enTray,
  welcome: enWelcome,
  settings: enSettings,
  date: {
    justNow: 'just now',
    today: 'Today',
    yesterday: 'Yesterday',
    atTime: (time: string) => `at ${time}`,
  },
} as const

/** The shape that every language has, with any words. */
type Worded<T> = T extends string
  ? string
  : T extends (...about: infer A) => infer R
    ? (...about: A) => Worded<R>
    : { readonly [K in keyof T]: Worded<T[K]> }

export type Catalogue = Worded<typeof en>
