import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type FolderSubject, openTestFolder } from '../../src-gateways/folder/testing/test-folder'
import type { SubjectOptions } from '../../src-gateways/kit/conformance/subject'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { addressOf, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { titleOf } from '../../src-shared/domain/names'
import { AppFailure } from '../../src-shared/errors'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { pathOf } from '../testing/refs'
import type { Gateway } from './gateway'
import { GrpcGateway } from './grpc-gateway'

const { signal } = new AbortController()

async function openFolder(
  options: SubjectOptions = {},
): Promise<{ readonly gateway: Gateway; readonly folder: FolderSubject }> {
  const folder = await openTestFolder(options)
  const gateway = new GrpcGateway(`unix:${folder.socketPath}`)
  onTestEnd(async () => {
    gateway.close()
    await folder.close()
  })
  await gateway.describe()
  return { gateway, folder }
}

/** Resolves when a folder is said to be another one than it was listed; `act` is done once it is listened. */
function outdatedAfter(gateway: Gateway, path: InventoryPath, act: () => void): Promise<void> {
  return new Promise(done => {
    const stop = gateway.hear(news => {
      if (news.kind === 'reach') act()
      if (news.kind === 'outdated' && news.folders?.includes(path) === true) done()
    })
    onTestEnd(stop)
  })
}

describe('a folder of files as a source', () => {
  it('says what it can do', async () => {
    const { gateway, folder } = await openFolder()
    expect(gateway.capabilities).toMatchObject({
      platform: 'folder',
      addressing: 'path-and-id',
      trash: { kind: 'native', folder: { path: '/Inventory/Trash', id: 'trash' } },
      verbs: { 'move-folder': { how: 'atomic' }, 'list-tree': { how: 'client-steps' } },
    })
    expect(await gateway.account()).toEqual({ userId: folder.root, userName: folder.root })
    expect(await gateway.currentWorld()).toEqual({ kind: 'none' })
    expect(await gateway.lackOfInventory()).toBeNull()
  })

  it('sends a whole tree, folder by folder', async () => {
    const { gateway, folder } = await openFolder()
    mkdirSync(join(folder.root, 'A', 'B'), { recursive: true })
    writeFileSync(join(folder.root, 'A', 'B', 'x.txt'), 'x')
    const paths: string[] = []
    for await (const { path, listing } of gateway.listTree(ROOT_ADDRESS, signal)) {
      paths.push(path, ...listing.entries().map(titleOf))
    }
    const [root, ...rest] = paths
    expect(root).toBe('/Inventory')
    expect(rest.sort()).toEqual(
      ['/Inventory/A', '/Inventory/A/B', '/Inventory/Trash', 'A', 'B', 'Trash', 'x.txt'].sort(),
    )
  })

  it('breaks a tree off when nobody wants it any more', async () => {
    const { gateway, folder } = await openFolder()
    for (let index = 0; index < 50; index++) mkdirSync(join(folder.root, `F${index}`))
    const stop = new AbortController()
    const take = async (): Promise<void> => {
      const folders = gateway.listTree(ROOT_ADDRESS, stop.signal)[Symbol.asyncIterator]()
      await folders.next()
      stop.abort()
      for (let next = await folders.next(); next.done !== true; ) next = await folders.next()
    }
    await expect(take()).rejects.toMatchObject({ error: { kind: 'cancelled' } })
  })

  it('tells which folder was changed from outside, by the path that it was listed under', async () => {
    const { gateway, folder } = await openFolder()
    mkdirSync(join(folder.root, 'A'))
    await gateway.list(ROOT_ADDRESS)
    await gateway.list(addressOf(pathOf('/Inventory/A')))
    await outdatedAfter(gateway, pathOf('/Inventory/A'), () => {
      writeFileSync(join(folder.root, 'A', 'new.txt'), 'x')
    })
  })

  it('refuses in its own words what it was not allowed', async () => {
    const { gateway } = await openFolder({ allowChanges: false })
    expect(gateway.capabilities.verbs['make-folder']).toEqual({ how: 'absent', whyNot: 'read-only' })
    const refused = gateway.makeDir({ folder: ROOT_ADDRESS, title: 'A' })
    await expect(refused).rejects.toMatchObject({
      error: { kind: 'refused', said: { code: 'changes-not-allowed' } },
    })
  })

  it('has no picture where there is none, and does not count that as a refused look-up', async () => {
    const { gateway, folder } = await openFolder()
    writeFileSync(join(folder.root, 'x.txt'), 'x')
    const [entry] = (await gateway.list(ROOT_ADDRESS)).entries()
    const asked = gateway.fetchThumbnail(addressOf(pathOf('/Inventory/x.txt'), entry?.recordId ?? null))
    await expect(asked).rejects.toMatchObject({ error: { kind: 'not-found', said: { code: 'no-picture' } } })
  })

  it('is gone when its folder is', async () => {
    const { gateway, folder } = await openFolder()
    rmSync(folder.root, { recursive: true })
    await expect(gateway.list(ROOT_ADDRESS)).rejects.toBeInstanceOf(AppFailure)
  })
})
