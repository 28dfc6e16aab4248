import type { ServerResponse } from 'node:http'
import { describe, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end.ts'
import { StartFailure } from '../../kit/start-failure.ts'
import { type AskedCall, BotServer, TEST_API_KEY, TEST_BOT, TEST_CODE } from '../testing/bot-server.ts'
import { parseApiAddress } from './api-address.ts'
import { BotFault } from './bot-fault.ts'
import { BotHttp } from './bot-http.ts'

/** Whoever answers is waited for however busy the machine is. */
const PATIENT_MS = 30_000

async function openHttp(options: { readonly gap?: number; readonly mostBytes?: number } = {}) {
  const server = new BotServer()
  const address = parseApiAddress(await server.listen())
  const { gap = 0, mostBytes } = options
  const http = new BotHttp({
    address,
    botName: TEST_BOT,
    accessCode: TEST_CODE,
    apiKey: TEST_API_KEY,
    pace: { gap, firstPause: 60, longestPause: 1_000 },
    ...(mostBytes === undefined ? {} : { mostBytes }),
  })
  onTestEnd(async () => {
    await http.close()
    await server.close()
  })
  const ask = () => http.call('status', {}, { timeoutMs: PATIENT_MS })
  return { server, http, ask }
}

const faultOf = async (call: Promise<unknown>): Promise<BotFault> => {
  const thrown = await call.then(
    () => null,
    (reason: unknown) => reason,
  )
  if (thrown instanceof BotFault) return thrown
  throw new Error('It was answered.')
}

describe('a call of the API', () => {
  it('is a POST whose secrets are in its body only, and is not to be stored', async () => {
    const { server, ask } = await openHttp()
    await ask()
    const [call] = server.asked
    expect(call).toMatchObject({ method: 'POST', url: '/api/bot.html', action: 'status' })
    expect(call?.inputs.get('dataType')).toBe('json')
    expect(call?.inputs.get('secret')).toBe(TEST_CODE)
    expect(call?.inputs.get('custom')).toMatch(/^[0-9a-f]{24}$/)
  })

  it('comes one at a time, with a pause between', async () => {
    const { server, ask } = await openHttp({ gap: 40 })
    let underWay = 0
    let most = 0
    server.meddle = (_call, reply, { answer }) => {
      most = Math.max(most, ++underWay)
      reply.on('finish', () => underWay--)
      answer()
    }
    await Promise.all([ask(), ask(), ask()])
    expect(most).toBe(1)
    const times = server.asked.map(({ atMs }) => atMs)
    // A timer may be a millisecond early.
    expect(Math.min(...times.slice(1).map((at, index) => at - (times[index] ?? 0)))).toBeGreaterThan(38)
  })

  it('waits after a refusal for being too quick, as long as that says', async () => {
    const { server, ask } = await openHttp()
    const answers = [429, 429, 503]
    server.meddle = (_call, reply, { answer }) => {
      const code = answers.shift()
      if (code === undefined) answer()
      else reply.writeHead(code, code === 503 ? { 'retry-after': '1' } : {}).end('slow down')
    }
    for (const retryAfterMs of [0, 0, 1_000]) {
      const { kind, facts } = await faultOf(ask())
      expect({ kind, facts }).toEqual({ kind: 'throttled', facts: { mayBeDone: false, retryAfterMs } })
    }
    await ask()
    const times = server.asked.map(({ atMs }) => atMs)
    const pauses = times.slice(1).map((at, index) => at - (times[index] ?? 0))
    for (const [index, least] of [58, 118, 998].entries()) expect(pauses[index]).toBeGreaterThan(least)
  })

  it('that is given up while it waits is never sent', async () => {
    const { server, http, ask } = await openHttp({ gap: 5_000 })
    await ask()
    const giveUp = new AbortController()
    const waiting = http.call('status', {}, { timeoutMs: PATIENT_MS, signal: giveUp.signal })
    giveUp.abort()
    expect(await faultOf(waiting)).toMatchObject({ kind: 'cancelled', facts: { mayBeDone: false } })
    expect(server.asked).toHaveLength(1)
  })
})

/** `expire`: the time for the call is over. */
type Trouble = (reply: ServerResponse, call: AskedCall, expire: () => void) => void

/** The clock of the next call, in the test's hand: on a busy machine a call may not even reach the service in any short time. */
function clockInHand() {
  const late = new AbortController()
  const timeout = vi.spyOn(AbortSignal, 'timeout').mockReturnValueOnce(late.signal)
  onTestEnd(() => timeout.mockRestore())
  return { timeout, expire: () => late.abort() }
}

describe('trouble on the way', () => {
  it.each<[string, Trouble, string, boolean]>([
    ['a page', reply => reply.end('<html>502 Bad Gateway</html>'), 'not-a-service', true],
    ['nothing', reply => reply.end(), 'faulted', true],
    ['another status', reply => reply.writeHead(502).end('Bad Gateway'), 'faulted', true],
    [
      'a redirect',
      reply => reply.writeHead(302, { location: 'https://elsewhere.invalid/' }).end(),
      'redirected',
      false,
    ],
    [
      'a body that is cut',
      reply => {
        reply.writeHead(200, { 'content-length': 1_000 }).write('{"result":"OK"')
        reply.destroy()
      },
      'unreachable',
      true,
    ],
    [
      'a list without an end',
      reply => {
        reply.useChunkedEncodingByDefault = false
        reply.shouldKeepAlive = false
        reply.writeHead(200, { connection: 'close' })
        reply.end('result=OK&list=11111111-2222-3333-4444-55555555555;Obj')
      },
      'broken-reply',
      true,
    ],
    [
      'the answer to somebody else',
      (reply, { inputs }) => reply.end(JSON.stringify({ result: 'OK', custom: `${inputs.get('custom')}x` })),
      'foreign-reply',
      true,
    ],
    ['no answer', (_reply, _call, expire) => expire(), 'timed-out', true],
    [
      'a slow drip',
      (reply, _call, expire) => {
        let drops = 0
        const timer = setInterval(() => {
          reply.write(' ')
          if (++drops === 5) expire()
        }, 20)
        reply.on('close', () => clearInterval(timer))
      },
      'timed-out',
      true,
    ],
    ['a FAIL', reply => reply.end('{"result":"FAIL","resulttext":"No, thanks"}'), 'refused', false],
    ['more than is read', reply => reply.end(' '.repeat(20_000)), 'too-large', true],
  ])('is told: %s', async (_what, trouble, kind, mayBeDone) => {
    const { server, ask } = await openHttp({ mostBytes: 10_000 })
    const { timeout, expire } = clockInHand()
    server.meddle = (call, reply) => trouble(reply, call, expire)
    expect(await faultOf(ask())).toMatchObject({ kind, facts: { mayBeDone } })
    expect(server.asked).toHaveLength(1)
    expect(timeout).toHaveBeenCalledExactlyOnceWith(PATIENT_MS)
  })

  it('is not a reply that has no token: the documented ones have none', async () => {
    const { server, ask } = await openHttp()
    server.meddle = (_call, reply) => reply.end('result=OK&action=status&status=ONLINE')
    expect((await ask()).fields.get('status')).toBe('ONLINE')
  })

  it('is told before anything was sent', async () => {
    const { server, ask } = await openHttp()
    await server.close()
    expect(await faultOf(ask())).toMatchObject({ kind: 'unreachable', facts: { mayBeDone: false } })
  })

  it('is asked again once where it changes nothing and a kept connection is closed', async () => {
    const { server, http } = await openHttp()
    const call = (isRead: boolean) => http.call('status', {}, { timeoutMs: PATIENT_MS, isRead })
    let drops = 1
    server.meddle = (_call, reply, { answer }) => (drops-- > 0 ? reply.destroy() : answer())
    expect((await call(true)).isOk).toBe(true)
    expect(server.asked).toHaveLength(2)
    drops = 1
    expect(await faultOf(call(false))).toMatchObject({ kind: 'unreachable', facts: { mayBeDone: true } })
    expect(server.asked).toHaveLength(3)
  })

  it('repeats no secret that the service repeats', async () => {
    const { server, ask } = await openHttp()
    server.meddle = ({ inputs }, reply) =>
      reply.end(
        JSON.stringify({ result: 'FAIL', resulttext: `no ${inputs.get('secret')} ${inputs.get('apikey')}` }),
      )
    expect((await faultOf(ask())).message).toBe('no ••• •••')
  })
})

describe('the address', () => {
  it('is that of SmartBots unless another is given, and https beyond this computer', () => {
    expect(parseApiAddress('').href).toBe('https://api.mysmartbots.com/api/bot.html')
    expect(parseApiAddress('https://bots.example.invalid').pathname).toBe('/api/bot.html')
    expect(parseApiAddress('http://127.0.0.1:8080/x').pathname).toBe('/x')
    for (const wrong of [
      'http://api.mysmartbots.com',
      'ftp://x',
      'https://',
      'https://a:hunter2@x',
      'https://x/?secret=hunter2',
    ]) {
      expect(() => parseApiAddress(wrong)).toThrow(StartFailure)
      expect(() => parseApiAddress(wrong)).not.toThrow(/hunter2/)
    }
  })
})
