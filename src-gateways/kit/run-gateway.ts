import { Ending } from './ending.ts'
import { helpOf, helpOfAll, parseGatewayArguments } from './gateway-arguments.ts'
import { serveGateway } from './gateway-server.ts'
import { createLog } from './log.ts'
import { type ParentPort, parentPort } from './parent-port.ts'
import type { PlatformProgram } from './program.ts'
import { Redaction } from './redaction.ts'
import { type Secrets, secretsFromFd, secretsFromParent } from './secrets.ts'
import { prepareSocket } from './socket.ts'
import { StartFailure, usageError } from './start-failure.ts'

/** By name; loaded where they are needed. */
type Programs = Readonly<Record<string, () => Promise<PlatformProgram>>>

function all(programs: Programs): Promise<readonly PlatformProgram[]> {
  return Promise.all(Object.values(programs).map(load => load()))
}

/**
 * From the command line to the open socket, and to the end: by SIGTERM, SIGINT,
 * or the parent's message `{ end: true }`. Says where it listens on stdout and,
 * to a parent, as `{ listening: <path> }`; why it does not as `{ failed: <text>, reason }`;
 * and `{ done: true }` where there was something to do and nothing is served.
 */
export async function runGateway(programs: Programs): Promise<void> {
  const parent = parentPort()
  const redaction = new Redaction()
  try {
    await start(programs, process.argv.slice(2), parent, redaction)
  } catch (thrown) {
    const text = redaction.redact(thrown instanceof Error ? thrown.message : String(thrown))
    const reason = thrown instanceof StartFailure ? thrown.reason : ''
    parent?.post({ failed: text, reason })
    process.stderr.write(`${text}\n`, () =>
      process.exit(thrown instanceof StartFailure ? thrown.exitCode : 1),
    )
  }
}

async function start(
  programs: Programs,
  [name = '', ...args]: readonly string[],
  parent: ParentPort | null,
  redaction: Redaction,
): Promise<void> {
  if (name === '' || name === '--help' || name === '-h')
    return void process.stdout.write(helpOfAll(await all(programs)))
  const load = Object.hasOwn(programs, name) ? programs[name] : undefined
  if (load === undefined)
    throw usageError(`There is no platform '${name}'.\n\n${helpOfAll(await all(programs))}`)
  const program = await load()
  if (args.includes('--help') || args.includes('-h')) return void process.stdout.write(helpOf(program))
  const given = parseGatewayArguments(program, args)
  const secrets = await secretsOf(given, parent)
  for (const secret of Object.values(secrets)) redaction.add(secret)
  const { redact, add: keepSecret } = redaction
  const log = createLog(given.verbose, redact)
  const { positionals, values, allowChanges, disabled } = given
  const ending = new Ending(parent)
  const tell = (message: object): void => parent?.post(message)
  const setUp = { positionals, values, secrets, allowChanges, log, keepSecret, tell, ending: ending.signal }
  const platform = await program.open(setUp)
  if (platform === null) {
    parent?.post({ done: true })
    process.exit(0)
  }
  const socket = await prepareSocket(given.socket)
  const server = await serveGateway(platform, { socket, allowChanges, disabled, log, redact })
  ending.ends(() => server.end())
  process.stdout.write(`gateway listening on unix:${server.socketPath}\n`)
  parent?.post({ listening: server.socketPath })
}

async function secretsOf(
  given: { readonly secretFd: number | null; readonly secretsFromParent: boolean },
  parent: ParentPort | null,
): Promise<Secrets> {
  if (given.secretFd !== null) return secretsFromFd(given.secretFd)
  if (!given.secretsFromParent) return {}
  if (parent === null) throw usageError('--secrets-from-parent is for a program that forks this one.')
  return secretsFromParent(parent)
}
