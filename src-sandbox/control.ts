import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { CallCounts } from './call-counts.ts'
import type { Engine } from './engine.ts'
import type { Faults } from './faults.ts'
import { readRecords } from './store/read-records.ts'
import type { SpawnLog } from './store/spawn-log.ts'
import type { StoredRecord } from './store/stored-record.ts'

export interface Controlled {
  readonly engine: Engine
  readonly calls: CallCounts
  readonly faults: Faults
  readonly spawns: SpawnLog
  hold(records: readonly StoredRecord[]): void
  reset(userId: string): Promise<void>
  signIn(userId: string): Promise<void>
  dropConnections(): void
}

/** Answers one control line: `ok …` or `error <sentence>`, always one line. */
export async function answerControl(line: string, controlled: Controlled): Promise<string> {
  const { calls, engine, faults, spawns } = controlled
  const [command = '', ...rest] = line.trim().split(' ')
  const argument = rest.join(' ')
  switch (command) {
    case 'fault':
      return answer(faults.set(argument), `fault ${argument}`)
    case 'clear':
      return answer(faults.clear(argument === '' ? undefined : argument), `clear ${argument}`.trim())
    case 'spawns': {
      const paths = spawns.paths()
      return `ok spawns ${paths.length} ${JSON.stringify(paths)}`
    }
    case 'calls':
      return `ok calls ${JSON.stringify(calls.all())}`
    case 'records':
      return answer(replaceRecords(controlled, argument), 'records')
    case 'reset': {
      const userId = argument === '' ? engine.userId : argument
      if (!/^U-[\w-]+$/.test(userId)) return `error '${userId}' is no id of a user.`
      await controlled.reset(userId)
      return `ok reset ${userId}`
    }
    case 'account':
      return signIn(controlled, rest)
    default:
      return `error There is no command '${command}'.`
  }
}

async function signIn(controlled: Controlled, [userId = '', how]: readonly string[]): Promise<string> {
  if (!/^U-[\w-]+$/.test(userId)) return `error '${userId}' is no id of a user.`
  if (how !== undefined && how !== 'drop') return `error '${how}' is not known: only 'drop'.`
  await controlled.signIn(userId)
  if (how === 'drop') controlled.dropConnections()
  return `ok account ${userId}`
}

function replaceRecords(controlled: Controlled, json: string): string | undefined {
  try {
    controlled.hold(readRecords(json, controlled.engine.userId))
    return undefined
  } catch (thrown) {
    return `Not a list of records: ${thrown instanceof Error ? thrown.message : String(thrown)}.`
  }
}

const answer = (complaint: string | undefined, done: string) =>
  complaint === undefined ? `ok ${done}` : `error ${complaint}`

/** The end of the input ends the sandbox, so that a test runner that dies leaves no server behind. */
export function readControl(
  input: Readable,
  answerLine: (line: string) => Promise<string>,
  print: (text: string) => void,
  onEnd: () => void,
): void {
  const lines = createInterface({ input })
  let answered = Promise.resolve()
  lines.on('line', line => {
    answered = answered.then(async () => print(`${await answerLine(line)}\n`))
  })
  lines.on('close', () => void answered.then(onEnd))
}
