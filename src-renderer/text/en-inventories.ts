import type { AskedKey, GatewayPlatform, Proof, SecretState } from '../../src-shared/model/added-source'
import type { How } from '../../src-shared/model/capabilities'
import { sourceActions } from './en-operations'
import { counted, NO_NAME, number, quote } from './english'

const platforms: Record<GatewayPlatform, { readonly name: string; readonly can: string }> = {
  folder: {
    name: 'Folder of files',
    can: 'Browse, sort, move, copy, rename and delete files of this computer, with their pictures and a Trash. Omniverse folders, too.',
  },
  opensim: {
    name: 'OpenSimulator grid',
    can: 'Browse and sort an avatar’s inventory through the grid’s inventory service, with its textures, as far as its permissions allow. Deletes to the grid’s own Trash.',
  },
  secondlife: {
    name: 'Second Life',
    can: 'Take a snapshot of your inventory: Satchel signs in, fetches everything and signs out. Then browse and search it offline. Or stay signed in and sort it. Not checked with Second Life itself.',
  },
  region: {
    name: 'OpenSimulator by signing in',
    can: 'Take a snapshot of your inventory on any grid where you can sign in, then browse and search it offline. Or stay signed in and sort it.',
  },
  s3: {
    name: 'S3 bucket',
    can: 'Browse and sort the objects of a bucket as folders, with their pictures and a Trash: Amazon S3, MinIO, Cloudflare R2. Omniverse worlds on S3, too.',
  },
  smartbots: {
    name: 'SmartBots bot',
    can: 'Browse and search what a bot has in Second Life, make folders, and delete items permanently. Not checked with SmartBots itself.',
  },
}

const fields: Record<AskedKey, { readonly label: string; readonly hint?: string }> = {
  folder: { label: 'Folder' },
  address: {
    label: 'Address of the inventory service',
    hint: 'Whoever runs the grid knows it; usually its private port.',
  },
  avatar: {
    label: 'Avatar',
    hint: 'The id of the avatar, or its first and last name.',
  },
  avatarPassword: {
    label: 'The avatar’s password',
    hint: 'Proves that the inventory is yours. Without it you see it, too.',
  },
  loginAddress: {
    label: 'Address where viewers sign in',
    hint: 'Also called the login URI of the grid.',
  },
  user: { label: 'User name', hint: 'First and last name, or the one name that you have.' },
  password: { label: 'Password' },
  code: { label: 'Code', hint: 'Only if the service asks for one.' },
  staySignedIn: {
    label: 'Stay signed in instead of taking a snapshot',
    hint: 'Shows the inventory as it is now, until you sign in with a viewer.',
  },
  regionHost: {
    label: 'Further hosts of the grid',
    hint: 'Only if its regions run elsewhere than the sign-in, with commas between. Your session is sent there, too.',
  },
  serviceName: { label: 'Name for the service', hint: 'Only if the service itself asks for one.' },
  servicePassword: { label: 'Password for the service' },
  endpoint: {
    label: 'Endpoint',
    hint: 'The address of the service, without the bucket.',
  },
  bucket: { label: 'Bucket' },
  prefix: { label: 'Prefix', hint: 'Only what is below it.' },
  region: { label: 'Region', hint: 'If the endpoint does not say it already.' },
  accessKey: { label: 'Access key' },
  secretKey: { label: 'Secret key' },
  pathStyle: {
    label: 'Path style',
    hint: 'The bucket in the path, not in front of the host. MinIO mostly wants it.',
  },
  bot: { label: 'Bot', hint: 'First and last name, as it signs in to Second Life.' },
  accessCode: { label: 'Access code of the bot' },
  apiKey: { label: 'Your developer’s API key' },
  apiAddress: {
    label: 'Address of the service',
    hint: 'Only if it isn’t SmartBots’ own.',
  },
  allowHttp: {
    label: 'Allow plain HTTP beyond this computer',
    hint: 'What is sent can be read and changed on the way.',
  },
}

const secrets: Record<SecretState, string> = {
  kept: 'Kept safely by this system.',
  'until-end': 'Kept only until Satchel closes, because this system has no keyring.',
  asked: 'Needed again.',
  none: 'None.',
}

const hows: Record<How, string> = {
  atomic: 'All or nothing',
  'one-call': 'In one step',
  'record-by-record': 'Item by item',
  'client-steps': 'In several steps, by Satchel',
  absent: 'Not here',
}

/** The inventories that a person adds, in English. */
export const enInventories = {
  label: 'Inventories',
  add: 'Add an inventory…',
  addTitle: 'Add an inventory',
  addText: 'Satchel shows many kinds of inventory in the same way. Which one is yours?',
  resonite: {
    name: 'Resonite',
    can: 'Found by itself while Resonite with the ResoniteIO mod runs. Nothing to add.',
  },
  platforms,
  fields,
  secrets,
  hows,
  name: 'Name',
  optional: (label: string) => `${label} (optional)`,
  choose: 'Choose…',
  mayChange: 'Allow changes',
  mayChangeHint: 'Without it, Satchel only looks: nothing is moved, renamed, created or deleted there.',
  keepsSecret: 'It is kept safely by this system.',
  keepsSecretUntilEnd: 'This system has no keyring, so it is kept only until Satchel closes.',
  secretUnchanged: 'Unchanged',
  snapshotSecret: 'Needed only to take a new snapshot',
  forgetsSecret: 'The password is used once and not kept.',
  signIn: {
    ask: 'Signing in ends the session of your viewer, if you are signed in there.',
    snapshot:
      'Satchel then fetches everything and signs out. You can sign in with your viewer again afterwards.',
    stay: 'Satchel stays signed in until it closes, or until you sign in with your viewer.',
    go: 'Sign in',
    waiting: 'Signing in…',
    progress: (folders: number, of: number, items: number) =>
      `${number(folders)} of ${number(of)} folders, ${number(items)} items`,
    label: 'Taking the snapshot',
  },
  compared: {
    since: (date: string) => `Since the snapshot of ${date}:`,
    same: 'nothing has changed.',
    counts: {
      added: (count: number) => `${number(count)} added`,
      gone: (count: number) => `${number(count)} gone`,
      moved: (count: number) => `${number(count)} moved`,
      renamed: (count: number) => `${number(count)} renamed`,
    },
    kinds: { added: 'Added', gone: 'Gone', moved: 'Moved', renamed: 'Renamed' },
    label: 'What has changed',
    was: (way: string) => `was ${way}`,
    top: 'at the top',
    nameless: NO_NAME,
    unsure: (count: number) =>
      `Part of one snapshot is missing, so ${counted(count, 'more item', 'more items')} may be new or gone. Take another snapshot to be sure.`,
    more: (count: number) => `and ${number(count)} more`,
    done: 'Done',
  },
  back: 'Back',
  cancel: 'Cancel',
  submit: 'Add',
  save: 'Save',
  edit: 'Edit…',
  editTitle: (title: string) => `Edit ${quote(title)}`,
  about: 'About this inventory…',
  aboutTitle: (title: string) => `About ${quote(title)}`,
  open: 'Open',
  remove: 'Remove from the list',
  removeText: (title: string) =>
    `Remove ${quote(title)} from the list? Nothing in it is changed. Its password or key is forgotten. Its pins, its History and what Satchel has seen of it stay on this computer; to delete what was seen, choose “Forget this inventory…” in the settings first.`,
  removed: (title: string) => `Removed ${quote(title)} from the list`,
  openingTitle: (title: string) => `Opening ${quote(title)}…`,
  failedTitle: (title: string) => `Couldn’t open ${quote(title)}`,
  keepsTrying: 'Satchel keeps trying and connects by itself.',
  proofs: {
    live: 'On the real thing',
    server: 'Against a test server of ours',
    samples: 'By documented samples only, never with the service itself',
  } satisfies Record<Proof, string>,
  earlierKept: (file: string) =>
    `Kept, because more of the folders could be read then than the last time: ${file}`,
  readOnly: 'Read-only',
  readOnlyText: 'You have not allowed changes here.',
  allowed: 'Changes are allowed.',
  states: {
    closed: 'Not opened yet',
    connecting: 'Connecting…',
    open: 'Connected',
    lost: 'Not connected',
  },
  facts: {
    platform: 'Kind',
    proof: 'Checked',
    changes: 'Changes',
    secret: 'Password or key',
    owner: 'Whose',
    trash: 'Trash',
    names: 'Same names in one folder',
    speed: 'Speed',
    earlier: 'Earlier snapshot',
  },
  trash: {
    satchel: 'A folder that Satchel keeps in it',
    native: 'Its own',
    none: 'None: deleting is permanent',
    nothing: 'Nothing can be deleted here',
  },
  twins: { yes: 'Allowed', no: 'Not allowed' },
  speeds: {
    perLevel: 'Each folder on the way costs a request',
    perSecond: (count: number) => `At most ${count} requests a second`,
    free: 'No limit known',
  },
  actions: sourceActions,
  abilities: 'What can be done here',
} as const
