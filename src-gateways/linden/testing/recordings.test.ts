import { createHash } from 'node:crypto'
import { createServer } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { IS_WHOLE } from '../../../src-shared/testing/whole.ts'
import { parseUuid, type Uuid } from '../../grids/uuid'
import { LlsdReader, readLlsd } from '../llsd/llsd-reader'
import { isLlsdMap } from '../llsd/llsd-value'
import { askSeed } from '../wire/capabilities'
import { FetchInventory, type Wanted } from '../wire/fetch-inventory'
import { isWhole } from '../wire/folder-listing'
import { HostRule } from '../wire/host-rule'
import { LindenFault } from '../wire/linden-fault'
import { LindenHttp } from '../wire/linden-http'
import { idOf, mapsOf } from '../wire/llsd-fields'
import { signIn } from '../wire/login'
import { fetchTexture } from '../wire/viewer-asset'
import { OUTCOMES } from './recorded-outcomes'
import { MANY, manyId, type Recording, readRecordings, replyOf } from './recordings'

/** Ten megabytes each: seconds that a change should not wait for. */
const isLarge = ({ item }: Recording): boolean => item !== undefined
const recordings = readRecordings()
const played = recordings.filter(recording => IS_WHOLE || !isLarge(recording))
/** What is being played, and what the client sent for it. */
let playing: Recording | null = null
let sent = { method: '', path: '', type: '', body: '' }

const server = createServer((request, response) => {
  void buffer(request).then(body => {
    sent = {
      method: request.method ?? '',
      path: request.url ?? '',
      type: request.headers['content-type'] ?? '',
      body: body.toString(),
    }
    response.writeHead(playing?.status ?? 500, { ...playing?.replyHeaders })
    response.end(playing === null ? '' : replyOf(playing))
  })
})
let base = ''
let http: LindenHttp

beforeAll(async () => {
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Not listening.')
  base = `http://127.0.0.1:${address.port}`
  const hosts = new HostRule({ login: new URL(base), alsoHosts: [], allowPlainHttp: false })
  http = new LindenHttp({ hosts, firstPause: 1 })
})
afterAll(async () => {
  await http.close()
  await new Promise<void>(done => server.close(() => done()))
})

const CEDAR = { account: { first: 'Cedar', last: 'Testling' }, password: 'x', code: '', codeHash: '' }

async function login(recording: Recording): Promise<string> {
  const form = recording.name === 'login-llsd' ? 'llsd' : 'xml-rpc'
  const target = { address: new URL(base), form, presencePause: 1 } as const
  const { agentId, name, folders, library, circuit } = await signIn(http, target, CEDAR)
  const ofLibrary = library === null ? 'no library' : `${library.folders.length} of the library`
  return `${name} ${agentId.slice(-1)}: ${folders.length} folders, ${ofLibrary}, port ${circuit?.port}`
}

/** What a recorded request asked for, in whatever form. */
function wantedIn({ body = '', wants }: Recording, key: string, idKey: string): readonly Wanted[] {
  if (wants !== undefined) return Array.from({ length: MANY }, (_, index) => both(uuid(manyId(index))))
  const value = readLlsd(Buffer.from(body))
  if (!isLlsdMap(value)) return []
  return mapsOf(value, key).flatMap(map => {
    const id = idOf(map, idKey)
    return id === null ? [] : [{ id, ownerId: idOf(map, 'owner_id') ?? id }]
  })
}

const both = (id: Uuid): Wanted => ({ id, ownerId: id })

function uuid(text: string): Uuid {
  const id = parseUuid(text)
  if (id === null) throw new Error(`${text} is no id.`)
  return id
}

async function folders(recording: Recording): Promise<string> {
  const wanted = wantedIn(recording, 'folders', 'folder_id').slice(0, 10)
  const { listings } = await new FetchInventory(http).folders(base + recording.path, wanted)
  const one = (listing: (typeof listings)[number]): string =>
    `${listing.folders.length}+${listing.items.length}` +
    (listing.targets.size > 0 ? ` ${listing.targets.size} targets` : '') +
    ` of ${listing.expected} v${listing.version} ${listing.ownerId?.slice(-1)}${isWhole(listing) ? '' : ' INCOMPLETE'}`
  return listings.map(one).join(' | ')
}

async function items(recording: Recording): Promise<string> {
  const found = new Map<string, string>()
  const wanted = wantedIn(recording, 'items', 'item_id')
  const { items: read } = await new FetchInventory(http).items(base + recording.path, wanted.slice(0, 10))
  for (const { id, name, assetType } of read) found.set(id, `${name} (${assetType})`)
  return [...found.values()].join(', ')
}

async function texture({ path }: Recording): Promise<string> {
  const [cap = '', query = ''] = path.split('/?')
  const capabilities = new Map([['ViewerAsset', base + cap] as const])
  const id = uuid(/[0-9a-f-]{36}/.exec(query)?.[0] ?? '00000000-0000-2222-3333-100000001000')
  const bytes = await fetchTexture(http, capabilities, id, 100_000)
  return bytes === null ? 'none' : `${bytes.length} bytes`
}

/** What no client would send goes out as it was recorded. */
async function plain({ method = 'POST', path, body, headers = {} }: Recording): Promise<string> {
  const how = { method: method === 'GET' ? 'GET' : 'POST', url: base + path, headers } as const
  const reply = await http.send({ ...how, ...(body === undefined ? {} : { body }) }, async ({ chunks }) => {
    const reader = new LlsdReader()
    for await (const chunk of chunks) reader.write(chunk)
    return reader.close()
  })
  return isLlsdMap(reply) ? [...reply.keys()].join(',') : 'no map'
}

function titleOf({ n, name }: Recording): string {
  return `${String(n).padStart(3, '0')} ${name}`
}

/** What the client makes of a reply, in a line. */
async function outcomeOf(recording: Recording): Promise<string> {
  const { name } = recording
  playing = recording
  try {
    if (/broken-xml|bad-|-bad|empty-|no-folders|-get$|json|no-type|no-query/.test(name))
      return await plain(recording)
    if (name.startsWith('login')) return await login(recording)
    if (name.startsWith('seed'))
      return `${(await askSeed(http, base + recording.path, () => {})).size} capabilities`
    if (name.includes('descendents')) return await folders(recording)
    if (name === 'own-through-lib-cap') return await folders(recording)
    if (/^(?:inventory2|lib2)/.test(name)) return await items(recording)
    if (/^(?:gettexture|viewerasset)/.test(name)) return await texture(recording)
    return await plain(recording)
  } catch (thrown) {
    if (!(thrown instanceof LindenFault)) throw thrown
    return `${thrown.kind}: ${thrown.message}`
  }
}

it('reads all 93 recorded replies of a region as INDEX.tsv has them, the four of ten thousand items at night', async () => {
  const outcomes: Record<string, string> = {}
  for (const recording of played) {
    const { sha256 } = recording
    if (sha256 !== undefined)
      expect(createHash('sha256').update(replyOf(recording)).digest('hex')).toBe(sha256)
    outcomes[titleOf(recording)] = await outcomeOf(recording)
  }
  expect(recordings).toHaveLength(93)
  expect(recordings.filter(isLarge)).toHaveLength(4)
  expect(OUTCOMES).toMatchObject(outcomes)
  expect(Object.keys(OUTCOMES).sort()).toEqual(recordings.map(titleOf).sort())
}, 180_000)

it('asks as the recordings asked', async () => {
  const same = recordings.filter(({ n }) => [11, 20, 21, 22, 42, 46, 50, 79].includes(n))
  expect(same).toHaveLength(8)
  for (const recording of same.filter(({ n }) => n !== 11)) {
    await outcomeOf(recording)
    expect(sent).toMatchObject({ method: 'POST', path: recording.path, type: 'application/llsd+xml' })
    expect(readLlsd(Buffer.from(sent.body))).toEqual(readLlsd(Buffer.from(recording.body ?? '')))
  }
})
