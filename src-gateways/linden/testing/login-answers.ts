import { createHash } from 'node:crypto'
import type { FolderRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { readLlsd } from '../llsd/llsd-reader'
import { isLlsdMap, type Llsd, LlsdInteger, type LlsdMap, LlsdUuid } from '../llsd/llsd-value'
import { writeLlsdXml } from '../llsd/llsd-xml'
import { textOf } from '../wire/llsd-fields'

export interface TestAccount {
  readonly first: string
  readonly last: string
  readonly password: string
  /** Asked for after the password. */
  readonly code?: string
}

/** What a login brought with it, in whatever form. */
export function readLoginCall(type: string, body: string): LlsdMap | null {
  if (type.startsWith('application/llsd+xml')) {
    const value = readLlsd(Buffer.from(body))
    return isLlsdMap(value) ? value : null
  }
  if (!body.includes('<methodName>login_to_simulator</methodName>')) return null
  const members = body.matchAll(/<name>([^<]+)<\/name><value><string>([^<]*)<\/string>/g)
  return new Map([...members].map(([, name = '', value = '']): [string, Llsd] => [name, value]))
}

export function isPassword(call: LlsdMap, { password }: TestAccount): boolean {
  const sent = textOf(call, 'passwd')
  return sent === `$1$${createHash('md5').update(password).digest('hex')}`
}

export function refusal(reason: string, message: string): LlsdMap {
  return new Map([
    ['reason', reason],
    ['login', 'false'],
    ['message', message],
  ])
}

export interface WelcomeFacts {
  readonly account: TestAccount
  readonly agentId: Uuid
  readonly sessionId: Uuid
  readonly seed: string
  readonly udpPort: number
  /** `128,r128,r23` */
  readonly home: string
  readonly folders: readonly FolderRecord[]
  readonly library: { readonly ownerId: Uuid; readonly folders: readonly FolderRecord[] }
}

export function welcome(facts: WelcomeFacts): LlsdMap {
  const { account, agentId, sessionId, seed, udpPort, home, folders, library } = facts
  const rootOf = (all: readonly FolderRecord[]): Llsd =>
    all.filter(it => it.parentId === null).map(it => new Map([['folder_id', new LlsdUuid(it.id)]]))
  return new Map<string, Llsd>([
    ['login', 'true'],
    ['message', 'Welcome, Avatar!'],
    ['agent_id', new LlsdUuid(agentId)],
    ['session_id', new LlsdUuid(sessionId)],
    ['first_name', account.first],
    ['last_name', account.last],
    ['sim_ip', '127.0.0.1'],
    ['sim_port', new LlsdInteger(udpPort)],
    ['circuit_code', new LlsdInteger(1_481_111_934)],
    ['seed_capability', seed],
    ['region_x', new LlsdInteger(256_000)],
    ['region_y', new LlsdInteger(256_000)],
    ['region_size_x', new LlsdInteger(256)],
    ['region_size_y', new LlsdInteger(256)],
    ['home', `{'region_handle':[r256000,r256000], 'position':[r${home}], 'look_at':[r0,r0,r0]}`],
    ['inventory-root', rootOf(folders)],
    ['inventory-skeleton', folders.map(skeleton)],
    ['inventory-lib-root', rootOf(library.folders)],
    ['inventory-lib-owner', [new Map([['agent_id', new LlsdUuid(library.ownerId)]])]],
    ['inventory-skel-lib', library.folders.map(skeleton)],
  ])
}

function skeleton({ id, parentId, name, type, version }: FolderRecord): LlsdMap {
  return new Map<string, Llsd>([
    ['folder_id', new LlsdUuid(id)],
    ['type_default', new LlsdInteger(type)],
    ['parent_id', new LlsdUuid(parentId ?? '')],
    ['version', new LlsdInteger(version)],
    ['name', name],
  ])
}

/** In the form in which it was asked; XML-RPC has texts for ids. */
export function writeLoginReply(type: string, reply: LlsdMap): string {
  if (type.startsWith('application/llsd+xml')) return writeLlsdXml(reply)
  return `<?xml version="1.0" encoding="utf-8"?><methodResponse><params><param><value>${rpc(reply)}</value></param></params></methodResponse>`
}

function rpc(value: Llsd): string {
  if (isLlsdMap(value)) {
    const members = [...value].map(
      ([name, each]) => `<member><name>${name}</name><value>${rpc(each)}</value></member>`,
    )
    return `<struct>${members.join('')}</struct>`
  }
  if (Array.isArray(value))
    return `<array><data>${value.map(each => `<value>${rpc(each)}</value>`).join('')}</data></array>`
  if (value instanceof LlsdInteger) return `<i4>${value.value}</i4>`
  const text = value instanceof LlsdUuid ? value.value : value
  if (typeof text !== 'string') throw new Error('No reply to a sign-in holds that')
  return `<string>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</string>`
}
