import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { readAsset } from '../../grids/testing/read-asset'
import { newUuid, type Uuid } from '../../grids/uuid'
import { LlsdFault } from '../llsd/llsd-bounds'
import { readLlsd } from '../llsd/llsd-reader'
import { isLlsdArray, isLlsdMap, type Llsd, LlsdInteger, type LlsdMap, LlsdUuid } from '../llsd/llsd-value'
import { writeLlsdXml } from '../llsd/llsd-xml'
import type { FolderListing } from '../wire/folder-listing'
import { booleanOf, idOf, mapsOf, numberOf, textOf } from '../wire/llsd-fields'
import { writeItem, writeListing } from '../wire/write-records'
import { answerAis } from './ais-answers'
import { InventoryStore, uuid } from './inventory-store'
import {
  isPassword,
  readLoginCall,
  refusal,
  type TestAccount,
  welcome,
  writeLoginReply,
} from './login-answers'
import { RegionCircuit } from './region-circuit'
import { RegionInventory } from './region-inventory'
import { RegionLand } from './region-land'

export const CEDAR = uuid('20000000-0000-4000-8000-00000000000c')
export const OTHER = uuid('20000000-0000-4000-8000-00000000000d')
export const LIBRARIAN = uuid('11111111-1111-0000-0000-000100bba000')
export const LIBRARY_ROOT = uuid('00000112-000f-0000-0000-000100bba000')

export interface LindenServerOptions {
  readonly account?: TestAccount
  /** InventoryAPIv3 and LibraryAPIv3 beside the others. */
  readonly hasAis?: boolean
  /** Default: true. Without it nothing says where the region's UDP side is. */
  readonly hasCircuit?: boolean
  /** A change of `parent_id` by AIS moves nothing. */
  readonly ignoresParent?: boolean
  /** Folders and items in one reply; more are a 403. */
  readonly mostInReply?: number
  /** Where the person has their home in the region, as the login says it; default: it was never set. */
  readonly home?: string
}

export interface Asked {
  readonly method: string
  /** The name of the capability, `seed` or `login`. */
  readonly at: string
  /** With what is asked of the capability behind its own address. */
  readonly path: string
  readonly body: string
}

export interface Reply {
  readonly status: number
  readonly body?: Llsd | Uint8Array | string
  readonly headers?: Readonly<Record<string, string>>
}

interface Sent {
  readonly method: string
  readonly url: URL
  readonly type: string
  readonly body: string
  /** Empty: the whole. */
  readonly range: string
}

/** Instead of an answer; undefined answers as ever. */
type Meddle = (asked: Asked, answer: () => Reply) => Reply | Promise<Reply> | undefined

const LLSD_NAMES = [
  'FetchInventory2',
  'FetchInventoryDescendents2',
  'FetchLib2',
  'FetchLibDescendents2',
  'CreateInventoryCategory',
  'ViewerAsset',
  'GetTexture',
]
const AIS_NAMES = ['InventoryAPIv3', 'LibraryAPIv3']
/** Every capability says so (opensim-run.md, 1). */
const HTML = { 'content-type': 'text/html;charset=UTF-8' }
export const CEDAR_ACCOUNT = { first: 'Cedar', last: 'Testling', password: 'cedarpw' }

/** A region with its login, as linden.md, 10, and opensim-run.md have it; held to the recordings by a test. */
export class LindenServer {
  readonly store = new InventoryStore()
  readonly asked: Asked[] = []
  readonly account: TestAccount
  /** Whose requests they are. */
  agentId = CEDAR
  /** Somebody is in world with a viewer: signing in throws it out, and is refused once. */
  hasViewer = false
  /** Sessions that are open; each ends by its own logout. */
  readonly sessions = new Map<Uuid, ReadonlyMap<string, string>>()
  meddle: Meddle | null = null
  readonly #options: LindenServerOptions
  readonly #inventory = new RegionInventory(this.store, CEDAR)
  readonly land = new RegionLand(this.store, CEDAR)
  readonly circuit = new RegionCircuit({
    welcome: () => this.land.welcome(),
    isOpen: id => this.sessions.has(id),
    close: id => void this.sessions.delete(id),
    change: message => [...this.land.change(message), ...this.#inventory.change(message)],
  })
  readonly #http = createServer((request, response) => void this.#serve(request, response))
  #address = ''

  constructor(options: LindenServerOptions = {}) {
    this.#options = options
    this.account = options.account ?? CEDAR_ACCOUNT
    this.store.addOwner(CEDAR)
    this.store.addOwner(OTHER)
    this.store.addOwner(LIBRARIAN, 'OpenSim Library', LIBRARY_ROOT)
  }

  get address(): string {
    return this.#address
  }

  async listen(): Promise<string> {
    await new Promise<void>(done => this.#http.listen(0, '127.0.0.1', done))
    await this.circuit.listen()
    const address = this.#http.address()
    if (address === null || typeof address === 'string') throw new Error('Not listening.')
    this.#address = `http://127.0.0.1:${address.port}`
    return this.#address
  }

  async close(): Promise<void> {
    this.#http.closeAllConnections()
    await Promise.all([new Promise<void>(done => this.#http.close(() => done())), this.circuit.close()])
  }

  /** Without a login: the path of each capability by its name. */
  openSession(id: Uuid = newUuid()): ReadonlyMap<string, string> {
    const names = ['seed', ...LLSD_NAMES, ...(this.#options.hasAis === true ? AIS_NAMES : [])]
    const caps = new Map(names.map(name => [name, newPath()]))
    this.sessions.set(id, caps)
    return caps
  }

  /** As a region does when it restarts, or the person goes elsewhere: old addresses are gone; with `seeds` the session as well. */
  revoke({ seeds }: { readonly seeds: boolean }): void {
    for (const [id, caps] of this.sessions) {
      if (seeds) this.sessions.delete(id)
      else
        this.sessions.set(
          id,
          new Map([...caps].map(([name, path]) => [name, name === 'seed' ? path : newPath()])),
        )
    }
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', 'http://region')
    const body = (await buffer(request)).toString()
    const type = request.headers['content-type'] ?? ''
    const method = request.method ?? ''
    const at = this.#capabilityAt(url.pathname)
    const asked = {
      method,
      at: at?.name ?? (url.pathname === '/' ? 'login' : 'unknown'),
      path: url.pathname,
      body,
    }
    this.asked.push(asked)
    const answer = (): Reply => {
      if (asked.at === 'login') return this.#login(type, body)
      return at === null
        ? { status: 404, body: '' }
        : this.#answer(at, { method, url, type, body, range: request.headers.range ?? '' })
    }
    const reply = await (this.meddle?.(asked, answer) ?? answer())
    response.writeHead(reply.status, { ...HTML, ...reply.headers })
    response.end(bytesOf(reply.body))
  }

  #capabilityAt(
    path: string,
  ): { readonly name: string; readonly caps: ReadonlyMap<string, string>; readonly rest: string } | null {
    for (const caps of this.sessions.values()) {
      for (const [name, at] of caps) {
        if (path === at || path.startsWith(`${at}/`)) return { name, caps, rest: path.slice(at.length) }
      }
    }
    return null
  }

  #login(type: string, body: string): Reply {
    const call = readLoginCall(type, body)
    if (call === null) return { status: 404, body: '' }
    const say = (reply: LlsdMap): Reply => ({ status: 200, body: writeLoginReply(type, reply) })
    const { first, last, code } = this.account
    const isKnown = textOf(call, 'first') === first && textOf(call, 'last') === last
    if (!isKnown || !isPassword(call, this.account))
      return say(
        refusal('key', 'Could not authenticate your avatar. Please check your username and password.'),
      )
    if (code !== undefined && textOf(call, 'token') !== code)
      return say(refusal('mfa_challenge', 'Enter the code from your authenticator app.'))
    if (this.hasViewer) {
      this.hasViewer = false
      return say(refusal('presence', 'You appear to be already logged in.'))
    }
    const sessionId = newUuid()
    const caps = this.openSession(sessionId)
    return say(
      welcome({
        account: this.account,
        agentId: CEDAR,
        sessionId,
        seed: `${this.#address}${caps.get('seed') ?? ''}/`,
        home: this.#options.home ?? '0,r0,r0',
        udpPort: this.#options.hasCircuit === false ? 0 : this.circuit.port,
        folders: this.store.ownedBy(CEDAR),
        library: { ownerId: LIBRARIAN, folders: this.store.ownedBy(LIBRARIAN) },
      }),
    )
  }

  #answer(
    {
      name,
      caps,
      rest,
    }: { readonly name: string; readonly caps: ReadonlyMap<string, string>; readonly rest: string },
    { method, url, type, body, range }: Sent,
  ): Reply {
    const most = this.#options.mostInReply ?? Number.POSITIVE_INFINITY
    try {
      if (name === 'seed') return this.#seed(caps, method, type, body)
      if (AIS_NAMES.includes(name)) {
        const owner = name === 'LibraryAPIv3' ? LIBRARIAN : CEDAR
        return answerAis(
          this.store,
          owner,
          { mostEmbedded: most, ignoresParent: this.#options.ignoresParent === true },
          { method, path: rest, query: url.searchParams, body: mapIn(body) },
        )
      }
      if (name === 'ViewerAsset' || name === 'GetTexture')
        return texture(url.searchParams.get('texture_id'), range)
      const asked = method === 'POST' ? readLlsd(Buffer.from(body)) : new Map<string, Llsd>()
      const map: LlsdMap = isLlsdMap(asked) ? asked : new Map<string, Llsd>()
      if (name === 'CreateInventoryCategory') return this.#createCategory(map)
      const isLibrary = name.startsWith('FetchLib')
      return name.endsWith('Descendents2')
        ? this.#descendents(map, isLibrary, most)
        : this.#items(map, isLibrary)
    } catch (thrown) {
      if (!(thrown instanceof LlsdFault)) throw thrown
      // A broken body asks for nothing (opensim-run.md, 1).
      if (name.endsWith('Descendents2')) return { status: 200, body: new Map([['folders', []]]) }
      return { status: 400, body: '' }
    }
  }

  /** Busy for whoever has no circuit; the parent is not looked at, and the name is cut (opensim-run.md, 1). */
  #createCategory(asked: LlsdMap): Reply {
    if (this.circuit.sessions.length === 0) return { status: 503, body: '', headers: { 'retry-after': '60' } }
    const [id, parentId, type] = [idOf(asked, 'folder_id'), idOf(asked, 'parent_id'), numberOf(asked, 'type')]
    const name = textOf(asked, 'name').slice(0, 63)
    if (id === null || parentId === null || type === null || name === '' || this.store.folders.has(id))
      return { status: 400, body: '' }
    this.store.addFolder(parentId, name, { id, type, ownerId: CEDAR })
    const said: [string, Llsd][] = [
      ['folder_id', new LlsdUuid(id)],
      ['name', name],
      ['parent_id', new LlsdUuid(parentId)],
      ['type', new LlsdInteger(type)],
    ]
    return { status: 200, body: new Map(said) }
  }

  /** Only the exact type will do (opensim-run.md, 1). */
  #seed(caps: ReadonlyMap<string, string>, method: string, type: string, body: string): Reply {
    if (method !== 'POST' || type !== 'application/llsd+xml') return { status: 404, body: '' }
    const names = readLlsd(Buffer.from(body))
    const wanted = isLlsdArray(names) ? names.filter(it => typeof it === 'string') : []
    const found = wanted.flatMap((name): [string, Llsd][] => {
      const path = name === 'seed' ? undefined : caps.get(name)
      return path === undefined ? [] : [[name, `${this.#address}${path}`]]
    })
    return { status: 200, body: new Map(found) }
  }

  #descendents(asked: LlsdMap, isLibrary: boolean, most: number): Reply {
    const wanted = new Map(mapsOf(asked, 'folders').map(it => [textOf(it, 'folder_id'), it]))
    const listings = [...wanted.values()].flatMap(map => {
      const id = idOf(map, 'folder_id')
      // The zero folder: nothing, of version 0 (opensim-run.md, 1).
      if (id === null) return isLibrary ? [] : this.store.listing(LIBRARIAN, this.agentId)
      if (isLibrary && this.store.folders.get(id)?.ownerId !== LIBRARIAN) return []
      const { folders, items, ...rest } = this.store.listing(id, this.agentId)
      // What is left out counts as no (opensim-run.md, 11).
      return {
        ...rest,
        folders: booleanOf(map, 'fetch_folders') ? folders : [],
        items: booleanOf(map, 'fetch_items') ? items : [],
      }
    })
    const count = listings.reduce((sum, it) => sum + it.folders.length + it.items.length, 0)
    if (count > most) return { status: 403, body: '' }
    return { status: 200, body: new Map([['folders', listings.map(asAsked)]]) }
  }

  #items(asked: LlsdMap, isLibrary: boolean): Reply {
    const ids = mapsOf(asked, 'items').flatMap(it => idOf(it, 'item_id') ?? [])
    const items = ids
      .flatMap(id => this.store.items.get(id) ?? [])
      .filter(it => (it.ownerId === LIBRARIAN) === isLibrary)
    return {
      status: 200,
      body: new Map<string, Llsd>([
        ['agent_id', new LlsdUuid(CEDAR)],
        ['items', items.map(it => writeItem(it))],
      ]),
    }
  }
}

/** No folder has the id that stood for the zero one. */
function asAsked(listing: FolderListing): LlsdMap {
  const map = writeListing(listing)
  return listing.id === LIBRARIAN ? new Map([...map, ['folder_id', new LlsdUuid()]]) : map
}

function mapIn(body: string): LlsdMap {
  const value = body === '' ? null : readLlsd(Buffer.from(body))
  return isLlsdMap(value) ? value : new Map<string, Llsd>()
}

const newPath = (): string => `/${crypto.randomUUID()}`

/** A start beyond the end gives the whole (opensim-run.md, 11). */
function texture(id: string | null, range: string): Reply {
  if (id === null || !/^[0-9a-f-]{36}$/.test(id)) return { status: 400, body: '' }
  if (!id.startsWith('00000000-0000-2222')) return { status: 404, body: '' }
  const asset = Buffer.from(readAsset())
  const headers = { 'content-type': 'image/x-j2c' }
  const [, from = '', to = ''] = /^bytes=(\d+)-(\d*)$/.exec(range) ?? []
  if (from === '' || Number(from) >= asset.length) return { status: 200, body: asset, headers }
  const part = asset.subarray(Number(from), to === '' ? asset.length : Number(to) + 1)
  const said = `bytes ${from}-${Number(from) + part.length - 1}/${asset.length}`
  return { status: 206, body: part, headers: { ...headers, 'content-range': said } }
}

function bytesOf(body: Llsd | Uint8Array | undefined): string | Uint8Array {
  if (body === undefined || body === null) return ''
  return typeof body === 'string' || body instanceof Uint8Array ? body : writeLlsdXml(body)
}
