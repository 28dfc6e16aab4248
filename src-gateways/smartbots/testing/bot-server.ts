import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { type ActingBot, type BotServerOptions, botActions, type Reply } from './bot-actions.ts'
import { BotInventory } from './bot-inventory.ts'
import { queryOf } from './listing-text.ts'

export interface AskedCall {
  readonly method: string
  /** With its query, where there is one. */
  readonly url: string
  readonly action: string
  readonly inputs: ReadonlyMap<string, string>
  readonly atMs: number
}

/** Sends something else than the answer. */
type Meddle = (
  call: AskedCall,
  reply: ServerResponse,
  ways: {
    /** As if nobody meddled. */
    readonly answer: () => void
    /** Does it, and answers nothing. */
    readonly act: () => void
  },
) => void

export const TEST_BOT = 'Ada Testbot'
export const TEST_CODE = 'plantedCode77'
export const TEST_API_KEY = 'planted0api1key2f00d'

/**
 * One bot behind the API, by section 7 of smartbots.md: documented actions, and none
 * else, with the real one's manners as far as anybody wrote them down. What it was asked
 * is in `asked`; `meddle` answers instead of it.
 */
export class BotServer implements ActingBot {
  readonly inventory = new BotInventory()
  readonly asked: AskedCall[] = []
  readonly options: BotServerOptions
  meddle: Meddle | null = null
  status = 'ONLINE'
  loaded: ActingBot['loaded'] = 'all'
  doesNothing = false
  saysNoId = false
  #server: Server

  constructor(options: BotServerOptions = {}) {
    this.options = options
    this.#server = this.#newServer()
  }

  #newServer(): Server {
    return createServer((request, reply) => void this.#answer(request, reply))
  }

  /** The address of the API. */
  async listen(port = 0): Promise<string> {
    await new Promise<void>(done => this.#server.listen(port, '127.0.0.1', done))
    return `http://127.0.0.1:${this.port}/api/bot.html`
  }

  get port(): number {
    const at = this.#server.address()
    return typeof at === 'object' && at !== null ? at.port : 0
  }

  /** After `close`, with all that it had. */
  async reopen(port: number): Promise<void> {
    this.#server = this.#newServer()
    await this.listen(port)
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise<void>(done => this.#server.close(() => done()))
  }

  /** How often it was asked to do this. */
  count(action: string): number {
    return this.asked.filter(call => call.action === action).length
  }

  async #answer(request: IncomingMessage, reply: ServerResponse): Promise<void> {
    const { method = '', url = '' } = request
    const body = await textOf(request)
    const [path = '', query = ''] = url.split('?')
    const inputs = new Map(new URLSearchParams(method === 'POST' ? body : query))
    const call = { method, url, action: inputs.get('action') ?? '', inputs, atMs: performance.now() }
    this.asked.push(call)
    const answer = (): void => {
      if (path === '/api/bot.html') this.#send(reply, inputs, this.#replyTo(call))
      else reply.writeHead(404).end()
    }
    if (this.meddle === null) answer()
    else this.meddle(call, reply, { answer, act: () => void this.#replyTo(call) })
  }

  #replyTo({ action, inputs }: AskedCall): Reply {
    const isKnown =
      inputs.get('botname')?.toLowerCase() === TEST_BOT.toLowerCase() &&
      inputs.get('secret') === TEST_CODE &&
      inputs.get('apikey') === TEST_API_KEY
    if (!isKnown) return { result: 'FAIL', resulttext: 'BOT NOT EXISTS' }
    const act = botActions[action]
    return act === undefined ? { result: 'FAIL', resulttext: `Unknown action ${action}` } : act(this, inputs)
  }

  /** Always 200 (smartbots.md, 2). */
  #send(reply: ServerResponse, inputs: ReadonlyMap<string, string>, answer: Reply): void {
    const custom = inputs.get('custom')
    const whole = { action: inputs.get('action'), ...answer, ...(custom === undefined ? {} : { custom }) }
    const { shape = 'json' } = this.options
    const isJson = shape === 'json' && inputs.get('dataType') === 'json'
    const text = isJson ? JSON.stringify(whole) : queryOf(whole, shape === 'sloppy-query')
    reply.writeHead(200, { 'content-length': Buffer.byteLength(text) }).end(text)
  }
}

async function textOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks).toString('utf8')
}
