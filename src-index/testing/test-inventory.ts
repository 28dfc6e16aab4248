import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { addressOf } from '../../src-shared/domain/entry-address'
import type { OpenRequest } from '../../src-shared/ipc/index-contract'
import type { FindAnswer } from '../../src-shared/model/found'
import { type InventoryId, isInventoryId } from '../../src-shared/model/inventory-id'
import { whereIs } from '../answers/place-of'
import { search } from '../find/search'
import { Inventory } from '../inventory'
import type { World } from './world'

export const NOW_MS = Date.UTC(2026, 5, 1)

export function testInventoryId(user = 'U-test'): InventoryId {
  const id = `resonite:${user}`
  if (!isInventoryId(id)) throw new Error('It is none.')
  return id
}

export function openRequest(folder: string | null, facts: Partial<OpenRequest> = {}): OpenRequest {
  return { inventory: testInventoryId(), folder, addressing: 'path', trash: null, nowMs: NOW_MS, ...facts }
}

/** An inventory that closes with the test. */
export function openInventory(folder: string | null = null, facts: Partial<OpenRequest> = {}): Inventory {
  const inventory = new Inventory(openRequest(folder, facts), () => {})
  onTestEnd(() => inventory.close())
  return inventory
}

/** Tells what a service answers to a List of a folder. */
export function list(
  inventory: Inventory,
  world: World,
  folder: string | null,
  atMs: number,
): Promise<boolean> {
  const reply = {
    folder: addressOf(world.pathOf(folder), folder),
    atMs,
    tillMs: atMs,
    asked: 'crawl' as const,
  }
  return inventory.listed(reply, world.listing(folder))
}

/** Lists folder after folder, as a crawl that nothing disturbs. */
export async function crawl(inventory: Inventory, world: World, atMs: number): Promise<void> {
  await inventory.change(({ crawls }) => crawls.start({ kind: 'whole', recordId: null }, atMs))
  for (let time = atMs; ; time += 1) {
    const now = time
    const { folders, isDone } = await inventory.change(({ crawls }) => crawls.next(4, now))
    if (isDone) return
    for (const { address } of folders) {
      const folder = world.folderAt(address.path)
      const reply = { folder: address, atMs: now, tillMs: now, asked: 'crawl' as const }
      if (folder === undefined) await inventory.failed(reply, 'not-found')
      else await inventory.listed(reply, world.listing(folder))
    }
  }
}

export function find(inventory: Inventory, query: string, limit = 100): Promise<FindAnswer> {
  const request = { query, scope: { kind: 'everywhere' }, presentFolder: null, limit } as const
  const { trash, used } = inventory
  const around = { trash, usedBySeq: used.bySeq(), spawnedBySeq: () => used.spawnedBySeq(), nowMs: NOW_MS }
  return search(inventory.known, request, around, new AbortController().signal)
}

export async function titlesFound(inventory: Inventory, query: string): Promise<readonly string[]> {
  return (await find(inventory, query)).hits.map(({ place }) => place.title)
}

export function whereIsNow(inventory: Inventory, recordId: string) {
  const [answer] = whereIs(inventory.known, [recordId])
  if (answer === undefined) throw new Error('There is no answer.')
  return answer
}
