import { homedir } from 'node:os'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { Faults } from './faults.ts'
import { optionTable } from './option-table.ts'
import type { SocketChoice } from './socket.ts'
import { usageError } from './start-failure.ts'

export interface SandboxOptions extends SocketChoice {
  readonly dataDir: string
  readonly fresh: boolean
  readonly seed: SeedName | undefined
  readonly pictures: string | undefined
  readonly bulk: number
  readonly bulkRoot: number
  readonly bulkFolders: number
  readonly bulkInEach: number
  /** False: as in the newest release of the mod (v0.5.0), which has no Auth. */
  readonly hasAuth: boolean
  readonly capabilities: CapabilitiesName
  readonly faults: readonly string[]
  readonly control: boolean
  readonly verbose: boolean
  readonly help: boolean
}

export type SeedName = 'emoji' | 'empty'
export type CapabilitiesName = 'path' | 'ids'

/** Empty counts as unset, as in the mod. */
const setting = (value: string | undefined) => (value === undefined || value === '' ? undefined : value)

export function parseOptions(args: readonly string[], env: NodeJS.ProcessEnv): SandboxOptions {
  const values = parse(args)
  const socketDir = setting(values['socket-dir']) ?? setting(env.RESONITE_IO_SOCKET_DIR)
  const dataHome = setting(env.XDG_DATA_HOME) ?? join(homedir(), '.local', 'share')
  const faults = values.fault ?? []
  refuseUnknownFaults(faults)
  if (values.socket !== undefined && values['socket-dir'] !== undefined) {
    throw usageError('Give --socket or --socket-dir, not both.')
  }
  return {
    socket: values.socket === undefined ? undefined : resolve(given('socket', values.socket)),
    // Not ~/.resonite-io: the app looks there for a Resonite, and must not find a sandbox that someone tries out.
    socketDir: resolve(socketDir ?? join(homedir(), '.resonite-io-sandbox')),
    dataDir: resolve(
      values.data === undefined ? join(dataHome, 'satchel-sandbox') : given('data', values.data),
    ),
    fresh: values.fresh ?? false,
    seed: values.seed === undefined ? undefined : seedName(values.seed),
    pictures: values.pictures === undefined ? undefined : resolve(given('pictures', values.pictures)),
    bulk: count('bulk', values.bulk),
    bulkRoot: count('bulk-root', values['bulk-root']),
    bulkFolders: count('bulk-folders', values['bulk-folders']),
    bulkInEach: values['bulk-in-each'] === undefined ? 10 : count('bulk-in-each', values['bulk-in-each']),
    hasAuth: values['no-auth'] !== true,
    capabilities: capabilitiesName(values.capabilities ?? 'path'),
    faults,
    control: values.control ?? false,
    verbose: values.verbose ?? false,
    help: values.help ?? false,
  }
}

function parse(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: optionTable, allowPositionals: false }).values
  } catch (error) {
    const reason = error instanceof Error ? (error.message.split(/\. |\n/)[0] ?? '') : String(error)
    throw usageError(`${reason.replace(/\.$/, '')}; --help lists the options.`)
  }
}

function given(option: string, value: string): string {
  if (value === '') throw usageError(`--${option} needs a path.`)
  return value
}

function seedName(value: string): SeedName {
  if (value === 'emoji' || value === 'empty') return value
  throw usageError(`--seed is emoji or empty, not '${value}'.`)
}

function capabilitiesName(value: string): CapabilitiesName {
  if (value === 'path' || value === 'ids') return value
  throw usageError(`--capabilities is path or ids, not '${value}'.`)
}

function count(option: string, value: string | undefined): number {
  if (value === undefined) return 0
  if (!/^\d{1,7}$/.test(value)) throw usageError(`--${option} needs a whole number, not '${value}'.`)
  return Number(value)
}

function refuseUnknownFaults(texts: readonly string[]): void {
  const faults = new Faults()
  for (const text of texts) {
    const complaint = faults.set(text)
    if (complaint !== undefined) throw usageError(complaint)
  }
}
