import { setTimeout as delay } from 'node:timers/promises'
import { LlsdReader } from '../llsd/llsd-reader'
import { isLlsdMap, type LlsdMap } from '../llsd/llsd-value'
import { writeLlsdXml } from '../llsd/llsd-xml'
import { isSecondLife } from './host-rule'
import { LindenFault } from './linden-fault'
import type { CallOptions, LindenHttp } from './linden-http'
import { readLoginReply, type Welcome } from './login-reply'
import { type Credentials, loginRequest } from './login-request'
import { faultTextOf, writeXmlRpcCall, XmlRpcReader } from './xml-rpc'

export type LoginForm = 'xml-rpc' | 'llsd'

export interface LoginTarget {
  readonly address: URL
  readonly form: LoginForm
  /** Milliseconds before the one further try where somebody was signed in. A try 1.5 s later succeeds (opensim-run.md, 1). */
  readonly presencePause?: number
}

const METHOD = 'login_to_simulator'
const PRESENCE_PAUSE_MS = 2_000
const MOST_HOPS = 3

/**
 * Signs in (linden.md, 2). It ends the session of whatever viewer the person is signed in
 * with, so nobody calls this without having asked. Sent once, and once more where the service
 * says that somebody is in: that refusal has thrown the viewer out already. @throws LindenFault.
 */
export async function signIn(
  http: LindenHttp,
  target: LoginTarget,
  credentials: Credentials,
  options: CallOptions = {},
): Promise<Welcome> {
  const parameters = loginRequest(credentials, isSecondLife(target.address))
  let url = target.address.href
  let method = METHOD
  let wasPresent = false
  for (let hop = 0; hop <= MOST_HOPS; hop++) {
    const outcome = readLoginReply(await asked(http, { ...target, url, method }, parameters, options))
    if (outcome.kind === 'welcome') return outcome.welcome
    if (outcome.kind === 'elsewhere') {
      url = outcome.url
      method = outcome.method || METHOD
    } else {
      if (wasPresent) throw new LindenFault('sign-in-refused', outcome.message)
      wasPresent = true
      await pause(target.presencePause ?? PRESENCE_PAUSE_MS, options)
    }
  }
  throw new LindenFault('sign-in-refused', 'The service sends from one address to the next.')
}

interface Asked {
  readonly form: LoginForm
  readonly url: string
  readonly method: string
}

async function asked(
  http: LindenHttp,
  { form, url, method }: Asked,
  parameters: LlsdMap,
  options: CallOptions,
): Promise<LlsdMap> {
  const isLlsd = form === 'llsd'
  const sent = {
    method: 'POST' as const,
    url,
    headers: { 'content-type': isLlsd ? 'application/llsd+xml' : 'text/xml' },
    body: isLlsd ? writeLlsdXml(parameters) : writeXmlRpcCall(method, parameters),
  }
  return await http.send(
    sent,
    async ({ chunks }) => {
      const reader = isLlsd ? new LlsdReader() : new XmlRpcReader()
      for await (const chunk of chunks) reader.write(chunk)
      return mapOfReply(reader.close())
    },
    options,
  )
}

type Read = ReturnType<LlsdReader['close']> | ReturnType<XmlRpcReader['close']>

/** @throws LindenFault with the words of a fault, or where it is no reply to a login. */
function mapOfReply(reply: Read): LlsdMap {
  if (typeof reply === 'object' && reply !== null && 'isFault' in reply) {
    if (reply.isFault) throw new LindenFault('sign-in-refused', faultTextOf(reply.value).slice(0, 1_000))
    return mapOfReply(reply.value)
  }
  if (isLlsdMap(reply)) return reply
  throw new LindenFault('broken-reply', 'That is no answer to signing in.')
}

async function pause(ms: number, { signal }: CallOptions): Promise<void> {
  try {
    await delay(ms, undefined, signal === undefined ? {} : { signal })
  } catch {
    throw new LindenFault('cancelled', 'Cancelled.')
  }
}
