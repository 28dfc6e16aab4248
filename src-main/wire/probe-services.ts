import { type Client, status } from '@grpc/grpc-js'
import type { Source } from '../../src-shared/model/source'
import { AuthService } from '../../src-wire/gen/resonite_io/v1/auth'
import { ConnectionService } from '../../src-wire/gen/resonite_io/v1/connection'
import { InfoService } from '../../src-wire/gen/resonite_io/v1/info'
import { InventoryService } from '../../src-wire/gen/resonite_io/v1/inventory'
import { WorldService } from '../../src-wire/gen/resonite_io/v1/world'
import { openClient } from './channel'
import { statusCodeOf } from './error-map'
import { shortText } from './short-text'
import { tlsCredentials } from './tls-credentials'
import { callUnary } from './unary-call'

const ANSWER_MS = 3_000

export interface ServiceAnswer {
  readonly call: string
  /** In words for a report: `OK in 3 ms`, or the status that came instead. */
  readonly answer: string
}

/** Asks every service once, each by itself, for a report: what answered, how fast, or with which status. */
export async function probeServices(source: Source): Promise<readonly ServiceAnswer[]> {
  const encrypted = source.tls && (await tlsCredentials(source.tls))
  const client = openClient(source.address, { encrypted })
  try {
    return await Promise.all(
      questionsTo(client).map(async ({ call, ask }) => ({ call, answer: await answerOf(ask) })),
    )
  } finally {
    client.close()
  }
}

interface Question {
  readonly call: string
  /** What is worth saying of the reply besides that it came; never a name. */
  readonly ask: () => Promise<string>
}

function questionsTo(client: Client): readonly Question[] {
  const limits = { deadlineMs: ANSWER_MS }
  return [
    {
      call: 'Connection/Ping',
      ask: () => callUnary(client, ConnectionService.ping, { message: 'satchel' }, limits).then(() => ''),
    },
    {
      call: 'Info/GetServerInfo',
      ask: async () => {
        const info = await callUnary(client, InfoService.getServerInfo, {}, limits)
        return `mod ${shortText(info.modVersion)}, engine ${shortText(info.engineVersion)}, process ${info.resonitePid}${info.isWine ? ', Wine' : ''}`
      },
    },
    {
      call: 'Auth/Status',
      ask: async () => {
        const { loggedIn } = await callUnary(client, AuthService.status, {}, limits)
        return loggedIn ? 'signed in' : 'nobody signed in'
      },
    },
    {
      call: 'World/GetCurrent',
      ask: async () => {
        const { hasWorld } = await callUnary(client, WorldService.getCurrent, {}, limits)
        return hasWorld ? 'a world is focused' : 'no world'
      },
    },
    { call: 'Inventory (blank path)', ask: () => askInventory(client) },
  ]
}

/** A refusal of the blank path is the answer of a living inventory (section 3). */
async function askInventory(client: Client): Promise<string> {
  try {
    await callUnary(client, InventoryService.fetchThumbnail, { path: '' }, { deadlineMs: ANSWER_MS })
    return ''
  } catch (thrown) {
    if (statusCodeOf(thrown) === status.INVALID_ARGUMENT) return 'refused the blank path, as it should'
    if (statusCodeOf(thrown) !== status.UNIMPLEMENTED) throw thrown
    return askOldInventory(client)
  }
}

/** Releases before 0.5.0 have no pictures, which they are not the worse inventory for. */
async function askOldInventory(client: Client): Promise<string> {
  try {
    await callUnary(client, InventoryService.list, { path: '' }, { deadlineMs: ANSWER_MS })
  } catch (thrown) {
    if (statusCodeOf(thrown) !== status.INVALID_ARGUMENT) throw thrown
  }
  return 'has no FetchThumbnail (before mod 0.5.0); listing answers'
}

async function answerOf(ask: () => Promise<string>): Promise<string> {
  const startMs = performance.now()
  try {
    const said = await ask()
    return `OK in ${Math.round(performance.now() - startMs)} ms${said === '' ? '' : `: ${said}`}`
  } catch (thrown) {
    const code = statusCodeOf(thrown)
    const text = thrown instanceof Error ? thrown.message : String(thrown)
    const name = code === null ? 'failed' : `${code} ${status[code] ?? ''}`
    return `${name} after ${Math.round(performance.now() - startMs)} ms: ${text}`
  }
}
