import { request } from 'undici'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import type { ItemRecord } from '../../grids/records'
import { readLlsd } from '../llsd/llsd-reader'
import { isLlsdMap, type LlsdMap } from '../llsd/llsd-value'
import { readListing } from '../wire/fetch-inventory'
import { idOf, mapsOf, numberOf, textOf } from '../wire/llsd-fields'
import { readLoginReply } from '../wire/login-reply'
import { XmlRpcReader } from '../wire/xml-rpc'
import { LindenServer, OTHER } from './linden-server'
import { type Recording, readRecordings, replyOf } from './recordings'

/** Before anything was changed there by the requests themselves. */
const UNCHANGED = readRecordings().filter(({ n }) => n >= 10 && n <= 64)

/** Which capability a recorded request went to. */
function capabilityOf({ name }: Recording): string {
  if (name.startsWith('seed')) return name === 'seed-unknown' ? 'nothing' : 'seed'
  if (name.includes('unknown-url')) return 'nothing'
  if (name === 'lib2') return 'FetchLib2'
  if (name === 'own-through-lib-cap') return 'FetchLibDescendents2'
  if (name.startsWith('lib-') && !name.endsWith('own-cap')) return 'FetchLibDescendents2'
  if (name.includes('descendents')) return 'FetchInventoryDescendents2'
  return name.startsWith('inventory2') ? 'FetchInventory2' : 'ViewerAsset'
}

/** A region that has what the recorded one had, as far as its replies show it. */
async function recordedRegion(): Promise<{ server: LindenServer; address: string }> {
  const server = new LindenServer()
  server.agentId = OTHER
  const { folders, items } = server.store
  folders.clear()
  items.clear()
  for (const recording of UNCHANGED.filter(({ name }) => name.includes('descendents'))) {
    // Those asked for nothing, or for what is not there.
    if (/defaults|unknown$|zero|bad|empty|no-folders|get|url/.test(recording.name)) continue
    const reply = readLlsd(replyOf(recording))
    for (const map of isLlsdMap(reply) ? mapsOf(reply, 'folders') : []) {
      const listing = readListing(map)
      if (listing === null || listing.version === 0) continue
      const { id, ownerId, version } = listing
      const known = folders.get(id)
      folders.set(id, { parentId: null, name: '', type: 8, ...known, id, ownerId, version })
      for (const folder of listing.folders) if (!folders.has(folder.id)) folders.set(folder.id, folder)
      const targets = [...listing.targets.values()].filter((it): it is ItemRecord => 'assetType' in it)
      for (const item of [...listing.items, ...targets]) items.set(item.id, item)
    }
  }
  const address = await server.listen()
  onTestEnd(() => server.close())
  return { server, address }
}

/** What a reply says, in whatever order of its fields. */
function shapeOf(status: number, body: Buffer): unknown {
  if (status !== 200 || !body.toString('latin1', 0, 6).startsWith('<')) return { status, bytes: body.length }
  const value = readLlsd(body)
  const map: LlsdMap = isLlsdMap(value) ? value : new Map()
  const ids = (maps: readonly LlsdMap[]): readonly string[] =>
    maps.map(it => idOf(it, 'category_id', 'item_id') ?? '').sort()
  const folders = mapsOf(map, 'folders').map(it => ({
    id: idOf(it, 'folder_id'),
    owner: idOf(it, 'owner_id'),
    version: numberOf(it, 'version'),
    descendents: numberOf(it, 'descendents'),
    categories: ids(mapsOf(it, 'categories')),
    // Each target as often as links lead to it.
    items: ids(mapsOf(it, 'items')),
  }))
  return {
    status,
    keys: [...map.keys()].filter(key => !key.startsWith('http')).sort(),
    folders,
    items: ids(mapsOf(map, 'items')),
  }
}

it('answers as the recorded region did, as long as nothing was changed there', async () => {
  const { server, address } = await recordedRegion()
  const capabilities = server.openSession()
  const differences: unknown[] = []
  for (const recording of UNCHANGED) {
    const { name, method = 'POST', headers = {}, body, path } = recording
    const at = capabilities.get(capabilityOf(recording)) ?? '/nothing'
    const query = path.includes('?') ? `/${path.slice(path.indexOf('?'))}` : ''
    const reply = await request(`${address}${at}${query}`, {
      method: method === 'GET' ? 'GET' : 'POST',
      headers,
      ...(body === undefined ? {} : { body }),
    })
    const got = shapeOf(reply.statusCode, Buffer.from(await reply.body.arrayBuffer()))
    const expected = shapeOf(recording.status, replyOf(recording))
    // Which capabilities there are is the region's; that they are there is looked at by the client's tests.
    const isSame = name.startsWith('seed') ? reply.statusCode === recording.status : same(got, expected)
    if (!isSame) differences.push({ name, got, expected })
  }
  expect(UNCHANGED).toHaveLength(55)
  expect(differences).toEqual([])
})

function same(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

it('refuses a sign-in and welcomes in the forms that were recorded', async () => {
  const { address } = await recordedRegion()
  for (const recording of readRecordings().filter(({ n }) => n === 1 || n === 7)) {
    const { headers = {}, body = '' } = recording
    const reply = await request(`${address}/`, { method: 'POST', headers, body })
    expect(reply.statusCode).toBe(recording.status)
    const bytes = Buffer.from(await reply.body.arrayBuffer())
    if (recording.n === 7) continue
    const maps = [bytes, replyOf(recording)].map(each => {
      const reader = new XmlRpcReader()
      reader.write(each)
      const { value } = reader.close()
      return isLlsdMap(value) ? value : new Map()
    })
    expect(maps.map(map => [textOf(map, 'reason'), textOf(map, 'login')])).toEqual([
      ['key', 'false'],
      ['key', 'false'],
    ])
    for (const map of maps) expect(() => readLoginReply(map)).toThrow(/Could not authenticate your avatar/)
  }
})
