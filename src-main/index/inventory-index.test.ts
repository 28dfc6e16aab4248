import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import type { OpenRequest } from '../../src-shared/ipc/index-contract'
import { isInventoryId } from '../../src-shared/model/inventory-id'
import { InventoryEntryKind, InventoryListing } from '../../src-wire/gen/resonite_io/v1/inventory'
import { scanListing } from '../../src-wire/listing-scanner'
import { startInProcess } from '../testing/in-process-index'
import { testFolder } from '../testing/sandbox-process'
import type { RawListing } from '../wire/gateway'
import { ScannedRawListing } from '../wire/scanned-raw-listing'
import { InventoryIndex } from './inventory-index'

const signal = new AbortController().signal

function requestFor(folder: string): OpenRequest {
  const inventory = 'resonite:U-test'
  if (!isInventoryId(inventory)) throw new Error('It is none.')
  return { inventory, folder, addressing: 'path', trash: null, nowMs: Date.now() }
}

async function listingOfOne(): Promise<RawListing> {
  const entry = {
    name: 'Red Hat',
    path: '/Inventory/Red Hat',
    kind: InventoryEntryKind.INVENTORY_ENTRY_KIND_OBJECT,
    recordId: 'R-1',
    assetUri: 'resdb:///hat.brson',
    isPublic: false,
    lastModifiedUnixNanos: 0n,
  }
  const bytes = Buffer.from(InventoryListing.encode({ path: '/Inventory', entries: [entry] }).finish())
  return new ScannedRawListing(await scanListing(bytes), Date.now())
}

it('holds nothing for an index that could not be opened, and passes on what is listed once it was', async () => {
  const log: string[] = []
  const index = new InventoryIndex({
    start: startInProcess,
    nowMs: Date.now,
    log: line => log.push(line),
    onReady: () => {},
    onFile: () => {},
    onPagePort: () => {},
  })
  onTestEnd(() => index.stop())
  const listing = await listingOfOne()
  const hear = (): void => index.listed('resonite:U-test', ROOT_ADDRESS, listing, 'person')
  index.start()
  // No file can be named so: the request is refused.
  index.open(requestFor(''))
  hear()
  await expect.poll(() => log).toHaveLength(1)
  expect(log[0]).toContain('index: not opened')
  hear()
  index.open(requestFor(testFolder()))
  const calls = await index.whenReady(signal)
  expect(await calls?.call('status', null)).toMatchObject({ ok: true, value: { entries: 0 } })
  hear()
  await expect.poll(() => calls?.call('status', null)).toMatchObject({ ok: true, value: { entries: 1 } })
})
