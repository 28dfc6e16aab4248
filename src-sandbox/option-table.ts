import { faultNames, faultTable } from './fault-table.ts'

export const optionTable = {
  socket: { type: 'string' },
  'socket-dir': { type: 'string' },
  data: { type: 'string' },
  fresh: { type: 'boolean' },
  seed: { type: 'string' },
  pictures: { type: 'string' },
  bulk: { type: 'string' },
  'bulk-root': { type: 'string' },
  'bulk-folders': { type: 'string' },
  'bulk-in-each': { type: 'string' },
  'no-auth': { type: 'boolean' },
  capabilities: { type: 'string' },
  fault: { type: 'string', multiple: true },
  control: { type: 'boolean' },
  verbose: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
} as const

const optionHelp: Record<keyof typeof optionTable, string> = {
  socket: '<path>          listen here',
  'socket-dir':
    '<dir>       listen on <dir>/resonite-<pid>.sock (default: RESONITE_IO_SOCKET_DIR, else ~/.resonite-io-sandbox)',
  data: '<dir>             keep the inventory here (default: ~/.local/share/satchel-sandbox)',
  fresh: '                 forget all changes and start from the seed again',
  seed: '<name>            emoji (about 3,000 entries) or empty; for a new data folder or with --fresh',
  pictures: '<dir>         the folder of emoji webp pictures',
  bulk: '<n>               a folder /Inventory/Bulk of n generated entries',
  'bulk-root': '<n>          n generated entries directly in /Inventory',
  'bulk-folders': '<n>       n generated folders of ten entries directly in /Inventory',
  'bulk-in-each': '<n>       n entries in each of these instead of ten',
  'no-auth':
    '               serve no Auth, as the newest release of the mod: whose inventory it is, nobody says',
  capabilities:
    '<path|ids>  path (default): as the real service; ids: entries are met by id, folders move at once, it has a Trash',
  fault: '<name>[=value]   switch a fault on; may be repeated',
  control:
    '               read "fault <name>[=value]", "clear [<name>]", "spawns", "calls", "records <json>", "reset [<user id>]", "account <user id> [drop]" from stdin, answer ok or error; stops when stdin ends',
  verbose: '               log every call to stderr',
  help: '                  this text',
}

export function helpText(): string {
  const options = Object.entries(optionHelp).map(([name, help]) => `  --${name} ${help}`)
  const faults = faultNames.map(name => `  ${name.padEnd(30)}${faultTable[name].help}`)
  return [
    'An inventory server for trying out and testing Satchel: gRPC on a Unix socket, SQLite behind it.',
    '',
    'Options:',
    ...options,
    '',
    'Faults:',
    ...faults,
    '',
  ].join('\n')
}
