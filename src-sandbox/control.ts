import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import type { CallCounts } from './call-counts.ts'
import type { Faults } from './faults.ts'
import { readRecords } from './store/read-records.ts'
import type { RecordStore } from './store/record-store.ts'
import type { SpawnLog } from './store/spawn-log.ts'

export interface Controlled {
  readonly calls: CallCounts
  readonly faults: Faults
  readonly spawns: SpawnLog
  readonly store: RecordStore
}

/** Answers one control line: `ok …` or `error <sentence>`, always one line. */
export function answerControl(line: string, { calls, faults, spawns, store }: Controlled): string {
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
      return answer(replaceRecords(store, argument), 'records')
    default:
      return `error There is no command '${command}'.`
  }
}

function replaceRecords(store: RecordStore, json: string): string | undefined {
  try {
    store.replaceAll(readRecords(json))
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
  answerLine: (line: string) => string,
  print: (text: string) => void,
  onEnd: () => void,
): void {
  const lines = createInterface({ input })
  lines.on('line', line => print(`${answerLine(line)}\n`))
  lines.on('close', onEnd)
}
