import type { SourceOrigin } from '../../src-shared/model/source'
import { quote } from './english'

const origins: Record<SourceOrigin, string> = {
  argument: 'Given when Satchel was started',
  environment: 'Set by RESONITE_IO_SOCKET',
  folder: 'Found on this computer',
  dialog: 'Added by you',
  'built-in': 'Comes with Satchel',
  added: 'Added by you',
}

/** Everything about where an inventory comes from. */
export const enSource = {
  connectingTitle: 'Looking for your inventory…',
  connectingTo: (address: string) => `Connecting to ${address}`,
  chooseTitle: 'Several inventories are running',
  chooseText: 'Choose the one to open. Satchel stays with it as long as it runs.',
  open: 'Open',
  openOne: (service: string, pid: string) => `Open ${service} ${pid}`,
  unknownVersion: 'Version unknown',
  process: (pid: number) => `process ${pid}`,
  mod: (version: string) => `mod ${version}`,
  /** The only one there is, and not for sure the one that was open. */
  oneTitle: 'An inventory is running',
  oneText: 'It may not be the inventory you had open. That one opens by itself when it is back.',
  lastText: 'The others have stopped.',
  alike:
    'It doesn’t say who is signed in, so Satchel can’t tell its inventory from another one in the same folder. Close the others, or start each with a folder of its own in RESONITE_IO_SOCKET_DIR.',
  /** The only one there is, of two that could not be told apart. */
  loneAlike:
    'It ran beside the inventory you had open, and doesn’t say who is signed in, so Satchel can’t tell the two apart. Start it with a folder of its own in RESONITE_IO_SOCKET_DIR to open it.',
  allAlike:
    'They don’t say who is signed in, so Satchel can’t tell their inventories apart and opens none of them. Close all but one, or start each with a folder of its own in RESONITE_IO_SOCKET_DIR.',
  noAccount: 'not signed in',
  unknownAccount: 'account unknown',
  notSignedInTitle: 'Nobody is signed in',
  notSignedInText: 'Sign in to Resonite. Satchel then continues by itself.',
  disconnectedTitle: 'Not connected to the inventory',
  tooOldTitle: 'This service has no inventory',
  failedTitle: 'Couldn’t open the inventory',
  howTo: {
    any: 'Start Resonite with the ResoniteIO mod. Satchel keeps looking and connects by itself.',
    'this-source': 'Satchel keeps trying this address and connects by itself when a service answers there.',
    nothing: 'Connect to another address, look for Resonite on this computer, or open the sandbox.',
  },
  retry: 'Retry',
  asksAgain: 'Satchel asks again by itself.',
  sandbox: 'Open the sandbox',
  stale: (age: string) => `Last updated ${age}. You can make changes again when the connection is back.`,
  same: {
    ask: (name: string) =>
      `The service now says whose inventory this is: ${name}’s. If it is the one you used here before, add its pins, Collect tray, History and locks.`,
    yes: 'Add them',
    no: 'Don’t add',
  },
  newcomer: (name: string) => `Someone else signed in: this is now ${name}’s inventory.`,
  sandboxNotice:
    'No running Resonite was found, so this is the sandbox: a practice inventory where nothing is yours.',
  sandboxShort: 'Sandbox: nothing here is yours.',
  sandboxChosen: 'This is the sandbox: a practice inventory where nothing is yours.',
  outdated:
    'The ResoniteIO mod is older than Satchel expects. It works, but newer versions are safer. Update it when you can.',
  outdatedWithoutPictures:
    'The ResoniteIO mod is older than Satchel expects. It works, but can’t show pictures. Update it when you can.',
  dismiss: 'Dismiss',
  look: 'Look for Resonite',
  looking: 'Looking…',
  nothingFound: 'No running Resonite was found on this computer.',
  more: 'Source…',
  dialogTitle: 'Inventory source',
  diagnostics: 'Diagnostics…',
  origins,
  facts: {
    state: 'State',
    service: 'Service',
    mod: 'Mod',
    process: 'Process',
    platform: 'Platform',
    account: 'Signed in as',
    world: 'World',
    address: 'Address',
    security: 'Connection',
    origin: 'Origin',
  },
  waiting: (name: string, others: number) =>
    others === 0 ? `Still loading ${quote(name)}…` : `Still loading ${quote(name)} and ${others} more…`,
  seconds: (count: number) => `${count} s`,
  cancelWaiting: 'Cancel',
  encrypted: 'Encrypted (TLS)',
  local: 'Does not leave this computer',
  unknown: 'Unknown',
  none: 'None',
  trust: {
    title: 'This socket is open to others',
    cure: 'This command closes it. Satchel then connects by itself:',
    copy: 'Copy command',
    again: 'Check again',
    anyway: 'Connect anyway',
  },
  report: {
    title: 'Diagnostics',
    text: 'What Satchel knows about the connection, for whoever helps you. It is in English and contains no names of your items unless you include them.',
    names: 'Include names of items, also in the log, until Satchel is closed',
    copy: 'Copy report',
    copied: 'Report copied',
    again: 'Check again',
    collecting: 'Asking every socket…',
    label: 'Report',
  },
  connect: {
    button: 'Connect to…',
    title: 'Connect to an inventory service',
    address: 'Address',
    hint: 'A socket on this computer (unix:/path/to.sock) or a service elsewhere (dns:///host:port). What leaves this computer is always encrypted; for a service without encryption, use an SSH tunnel and connect to localhost:port.',
    certificates: 'Certificates (optional)',
    ca: 'Authority that signed the service’s certificate (PEM file)',
    certificate: 'Your client certificate (PEM file)',
    key: 'Its private key (PEM file)',
    files: 'Without an authority, Satchel uses the system’s certificates.',
    cancel: 'Cancel',
    submit: 'Connect',
  },
} as const
