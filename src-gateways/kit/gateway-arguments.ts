import { parseArgs } from 'node:util'
import { Action } from '../../src-wire/gen/satchel/v1/source.ts'
import type { PlatformOption, PlatformProgram } from './program.ts'
import type { SocketChoice } from './socket.ts'
import { usageError } from './start-failure.ts'

const COMMON: Readonly<Record<string, PlatformOption>> = {
  socket: { type: 'string', help: 'listen exactly there' },
  'socket-dir': {
    type: 'string',
    help: 'listen there, as resonite-<pid>.sock, where the reference client looks',
  },
  'allow-changes': { type: 'boolean', help: 'without it the inventory is read-only' },
  'secret-fd': { type: 'string', help: 'read secrets from this descriptor: a JSON object of texts' },
  'secrets-from-parent': {
    type: 'boolean',
    help: 'wait for one message { secrets: {…} } of the program that forked this',
  },
  disable: { type: 'string', help: 'for tests: verbs that are not offered, such as MOVE_FOLDER,RENAME_ITEM' },
  verbose: { type: 'boolean', help: 'log every call to stderr' },
}

export interface GatewayArguments {
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly socket: SocketChoice
  readonly allowChanges: boolean
  readonly secretFd: number | null
  readonly secretsFromParent: boolean
  readonly disabled: ReadonlySet<Action>
  readonly verbose: boolean
}

/** Of `gateway <name> …`, behind the name. Fails with a `StartFailure`. */
export function parseGatewayArguments(program: PlatformProgram, args: readonly string[]): GatewayArguments {
  const { values, positionals } = parsed({ ...COMMON, ...program.options }, args)
  const text = (name: string): string | undefined => {
    const value = values[name]
    return typeof value === 'string' ? value : undefined
  }
  return {
    positionals,
    values,
    socket: { socket: text('socket'), socketDir: text('socket-dir') },
    allowChanges: values['allow-changes'] === true,
    secretFd: descriptor(text('secret-fd')),
    secretsFromParent: values['secrets-from-parent'] === true,
    disabled: new Set((text('disable') ?? '').split(',').filter(Boolean).map(actionNamed)),
    verbose: values.verbose === true,
  }
}

function parsed(options: Readonly<Record<string, PlatformOption>>, args: readonly string[]) {
  const config = Object.fromEntries(Object.entries(options).map(([name, { type }]) => [name, { type }]))
  try {
    const { values, positionals } = parseArgs({ args: [...args], options: config, allowPositionals: true })
    const single = Object.entries(values).map(
      ([name, value]): readonly [string, string | boolean | undefined] => [
        name,
        Array.isArray(value) ? value.at(-1) : value,
      ],
    )
    return { values: Object.fromEntries(single), positionals }
  } catch (thrown) {
    const reason = thrown instanceof Error ? (thrown.message.split(/\. |\n/)[0] ?? '') : String(thrown)
    throw usageError(`${reason.replace(/\.$/, '')}; --help lists the options.`)
  }
}

function descriptor(value: string | undefined): number | null {
  if (value === undefined) return null
  if (!/^[0-9]{1,4}$/.test(value))
    throw usageError(`--secret-fd is the number of a descriptor, not '${value}'.`)
  return Number(value)
}

const ACTIONS = Object.values(Action).filter(value => typeof value === 'number')

function actionNamed(name: string): Action {
  const action = ACTIONS.find(candidate => Action[candidate] === `ACTION_${name}`)
  if (action !== undefined) return action
  throw usageError(`There is no verb '${name}'.`)
}

export function helpOf(program: PlatformProgram): string {
  const line = (name: string, help: string): string => `  ${name.padEnd(24)} ${help}\n`
  const lines = (options: Readonly<Record<string, PlatformOption>>): string =>
    Object.entries(options)
      .map(([name, { type, help }]) => line(`--${name}${type === 'string' ? ' …' : ''}`, help))
      .join('')
  const secrets = Object.entries(program.secrets).map(([name, help]) => line(name, help))
  return [
    `gateway ${program.name} ${program.usage}\n\n${program.summary}\n\n`,
    lines(program.options),
    lines(COMMON),
    secrets.length === 0 ? '' : `\nSecrets, never on the command line:\n${secrets.join('')}`,
  ].join('')
}

export function helpOfAll(programs: readonly PlatformProgram[]): string {
  const lines = programs.map(({ name, usage, summary }) => `  ${`${name} ${usage}`.padEnd(24)} ${summary}\n`)
  return `gateway <platform> … [--help]\n\nServes an inventory of another kind on a socket of its own.\n\n${lines.join('')}`
}
