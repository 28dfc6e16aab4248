import type { InventoryEntry } from '../../../src-wire/gen/resonite_io/v1/inventory.ts'
import { connectWire } from '../../../src-wire/testing/wire-client.ts'
import type { Subject, SubjectOptions } from '../../kit/conformance/subject.ts'
import { servePlatform } from '../../kit/testing/serve-platform.ts'
import { botNameOf } from '../bot-name.ts'
import { SmartbotsPlatform } from '../smartbots-platform.ts'
import { parseApiAddress } from '../wire/api-address.ts'
import { BotHttp } from '../wire/bot-http.ts'
import type { BotServerOptions } from './bot-actions.ts'
import { BotServer, TEST_API_KEY, TEST_BOT, TEST_CODE } from './bot-server.ts'

interface Ways extends SubjectOptions {
  readonly server?: BotServerOptions
  /** From outside, before anything is asked. */
  readonly plant?: (server: BotServer) => void
  readonly accessCode?: string
  readonly pollMs?: number
}

export interface OpenBot extends Pick<Subject, 'socketPath' | 'close'> {
  readonly server: BotServer
  /** The time is over for which a bot may be loading. */
  readonly haveLoaded: () => void
}

/** Longer than any machine takes for what a test does meanwhile. */
const LOADING_MS = 3_600_000

/** A bot of ours and a gateway to it, quicker than real ones are asked. */
export async function openBot(ways: Ways = {}): Promise<OpenBot> {
  const server = new BotServer(ways.server)
  ways.plant?.(server)
  const address = parseApiAddress(await server.listen())
  const botName = botNameOf(TEST_BOT)
  if (botName === null) throw new Error('It has a name.')
  const http = new BotHttp({
    address,
    botName: botName.asSent,
    accessCode: ways.accessCode ?? TEST_CODE,
    apiKey: TEST_API_KEY,
    pace: { gap: 0, firstPause: 20, longestPause: 60 },
  })
  const { pollMs = 100 } = ways
  const rhythm = { poll: pollMs, firstRetry: 30, lastRetry: 30, loading: LOADING_MS, whileLoading: 20 }
  let aheadMs = 0
  const nowMs = (): number => performance.now() + aheadMs
  const platform = await SmartbotsPlatform.open({ http, botName, rhythm, nowMs })
  const gateway = await servePlatform(platform, ways)
  return {
    server,
    socketPath: gateway.socketPath,
    haveLoaded: () => {
      aheadMs += LOADING_MS
    },
    close: async () => {
      await gateway.end()
      await server.close()
    },
  }
}

/** As `openBot`, with a client of it, until the test ends. */
export async function openBotBench(onTestEnd: (cleanup: () => unknown) => void, ways: Ways = {}) {
  const bot = await openBot(ways)
  const wire = connectWire(bot.socketPath)
  onTestEnd(async () => {
    wire.close()
    await bot.close()
  })
  const named = async (path: string, title: string): Promise<InventoryEntry> => {
    const found = (await wire.entries(path)).find(({ name, extras }) => (extras?.title ?? name) === title)
    if (found === undefined) throw new Error(`There is no ${title} in ${path}.`)
    return found
  }
  const titles = async (path: string): Promise<readonly string[]> =>
    (await wire.entries(path)).map(({ name, extras }) => extras?.title ?? name).sort()
  const { server, haveLoaded } = bot
  return { server, haveLoaded, inventory: server.inventory, wire, named, titles }
}
