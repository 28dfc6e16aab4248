import { expect, it } from 'vitest'
import { addressOf, addressOfEntry, addressOfFolder } from '../../src-shared/domain/entry-address'
import type { EntryRef } from '../../src-shared/model/entry'
import type { OperationRequest } from '../../src-shared/model/operation'
import { callsOf, openTestJournal, targetOf, testEngine } from '../testing/engine-bench'
import { recordWorld } from '../testing/record-world'
import { entryRef, folderRef, ROOT_REF } from '../testing/refs'

/** A hat in a box. From each change on, no listing has what bears a title, and those that would have it say that they lack something. */
async function heldBackBench(title: string) {
  const world = await recordWorld('ids')
  await world.hold([
    { id: 'R-box', parent: 'Inventory', name: 'Box', type: 'directory' },
    { id: 'R-hat', parent: 'R-box', name: 'Hat', type: 'object' },
  ])
  const gateway = await world.connect()
  const control = (line: string) => world.sandbox.control(line)
  const holdBack = () => control(`fault held-back=${title}`)
  const calls = callsOf(gateway, {
    move: async (...args) => holdBack().then(() => gateway.move(...args)),
    remove: async (...args) => holdBack().then(() => gateway.remove(...args)),
    makeDir: async (...args) => holdBack().then(() => gateway.makeDir(...args)),
  })
  const settle = { firstMs: 1, leastMs: 2, mostMs: 40 }
  const engine = testEngine(openTestJournal(), undefined, 'op', undefined, { settle })
  const target = targetOf(calls, gateway.capabilities)
  const run = (request: OperationRequest) => engine.run(request, target)
  const count = (entries: readonly EntryRef[]) => engine.count(entries, target)
  const lookAgain = async () => {
    await engine.recover(target)
    return engine.history(target.inventory, null, 1)[0]?.steps[0]
  }
  const rowOf = (name: string) => world.rows().find(row => row.name === name)
  return { gateway, count, control, holdBack, run, lookAgain, rowOf, box: await folderRef(gateway, 'Box') }
}

const UNCHECKED = { state: 'unknown', error: { said: { code: 'accepted-unchecked' } } }

it('says of no record that it is in neither place while a part of one has not arrived', async () => {
  const { gateway, box, run, rowOf } = await heldBackBench('Hat')
  const entries = [await entryRef(gateway, box, 'Hat')]
  const { steps } = await run({ kind: 'transfer', mode: 'move', entries, target: ROOT_REF })
  expect(rowOf('Hat')?.parent).toBe('Inventory')
  expect(steps[0]).toMatchObject(UNCHECKED)
})

it('says of nothing that it is deleted while a part of its folder has not arrived', async () => {
  const { gateway, control, box, run, rowOf } = await heldBackBench('Hat')
  const trash = await folderRef(gateway, 'Trash')
  const hat = addressOfEntry(await entryRef(gateway, box, 'Hat')) ?? addressOf(box.path)
  await gateway.move(hat, { folder: addressOfFolder(trash), title: 'Hat' }, { isFolder: false })
  await control('fault silent-no-delete')
  const entries = [await entryRef(gateway, trash, 'Hat')]
  const { steps } = await run({ kind: 'delete', entries, confirmedCount: 1 })
  expect(rowOf('Hat')).toBeDefined()
  expect(steps[0]).toMatchObject(UNCHECKED)
})

it('says of nothing that it was deleted after all for missing from a part of its folder, or for another title', async () => {
  const { gateway, control, box, run, lookAgain, rowOf } = await heldBackBench('Hat')
  const trash = await folderRef(gateway, 'Trash')
  const hat = addressOfEntry(await entryRef(gateway, box, 'Hat')) ?? addressOf(box.path)
  await gateway.move(hat, { folder: addressOfFolder(trash), title: 'Hat' }, { isFolder: false })
  await control('fault silent-no-delete')
  const entries = [await entryRef(gateway, trash, 'Hat')]
  const { steps } = await run({ kind: 'delete', entries, confirmedCount: 1 })
  expect(steps[0]).toMatchObject(UNCHECKED)
  expect(await lookAgain()).toMatchObject({ state: 'unknown' })
  await control('clear')
  const trashed = addressOfEntry(await entryRef(gateway, trash, 'Hat')) ?? addressOf(trash.path)
  await gateway.move(trashed, { folder: addressOfFolder(trash), title: 'Cap' }, { isFolder: false })
  expect(rowOf('Cap')).toBeDefined()
  expect(await lookAgain()).toMatchObject({ state: 'queued' })
})

it('says of no folder that was asked for that it was not begun while a part of the one above has not arrived', async () => {
  const { box, run, lookAgain, rowOf, control } = await heldBackBench('New')
  await run({ kind: 'make-folder', parent: box, name: 'New' })
  expect(rowOf('New')?.parent).toBe('R-box')
  expect(await lookAgain()).toMatchObject({ state: 'unknown' })
  await control('clear')
  expect(await lookAgain()).toMatchObject({ state: 'unknown', error: { said: { code: 'made-by-whom' } } })
})

it('says of no folder that it was not made while a part of the one above has not arrived', async () => {
  const { box, run, rowOf } = await heldBackBench('New')
  const { steps } = await run({ kind: 'make-folder', parent: box, name: 'New' })
  expect(rowOf('New')?.parent).toBe('R-box')
  expect(steps[0]).toMatchObject(UNCHECKED)
})

it('calls nothing gone before a change for missing from a part of its folder', async () => {
  const { gateway, holdBack, box, run, rowOf } = await heldBackBench('Hat')
  const entries = [await entryRef(gateway, box, 'Hat')]
  await holdBack()
  const moved = await run({ kind: 'transfer', mode: 'move', entries, target: ROOT_REF })
  expect(moved).toMatchObject({ state: 'failed', error: { said: { code: 'listing-incomplete' } } })
  expect(rowOf('Hat')?.parent).toBe('R-box')
})

it('deletes no folder for good of which a part has not arrived', async () => {
  const { gateway, holdBack, box, run, rowOf } = await heldBackBench('Hat')
  const trash = await folderRef(gateway, 'Trash')
  const address = addressOfFolder(box)
  await gateway.move(address, { folder: addressOfFolder(trash), title: 'Box' }, { isFolder: true })
  await holdBack()
  const entries = [await entryRef(gateway, trash, 'Box')]
  const deleted = await run({ kind: 'delete', entries, confirmedCount: 1 })
  expect(deleted).toMatchObject({ state: 'failed', error: { said: { code: 'listing-incomplete' } } })
  expect(rowOf('Hat')?.parent).toBe('R-box')
})

it('counts nothing to be deleted for good, and empties no Trash, while a part has not arrived', async () => {
  const { gateway, count, holdBack, box, run, rowOf } = await heldBackBench('Hat')
  const trash = await folderRef(gateway, 'Trash')
  await gateway.move(
    addressOfFolder(box),
    { folder: addressOfFolder(trash), title: 'Box' },
    { isFolder: true },
  )
  const entries = [await entryRef(gateway, trash, 'Box')]
  expect(await count(entries)).toMatchObject({ folders: 1, items: 1 })
  await holdBack()
  await expect(count(entries)).rejects.toMatchObject({ error: { said: { code: 'listing-incomplete' } } })
  const emptied = await run({ kind: 'empty-trash', confirmedCount: 2 })
  expect(emptied).toMatchObject({ state: 'failed', error: { said: { code: 'listing-incomplete' } } })
  expect(rowOf('Box')).toBeDefined()
})
