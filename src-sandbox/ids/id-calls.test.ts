import { describe, expect, it } from 'vitest'
import type { InventoryEntry } from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Addressing } from '../../src-wire/gen/satchel/v1/source.ts'
import { groupId } from '../engine.ts'
import { plant, plantAll } from '../testing/plant.ts'
import { reasonOf, refusalOf } from '../testing/test-clients.ts'
import { openSandbox, temporaryFolder, testSandbox } from '../testing/test-sandbox.ts'

const { REASON_AMBIGUOUS, REASON_ID_CHANGED, REASON_NOT_IN_TRASH, REASON_WOULD_CYCLE } = Reason

async function idSandbox(...paths: string[]) {
  const sandbox = await testSandbox(['--seed', 'empty', '--capabilities', 'ids'])
  plantAll(sandbox.store, ...paths)
  sandbox.adopt()
  const entryOf = async (folder: string, title: string): Promise<InventoryEntry> => {
    const { entries } = await sandbox.list(folder)
    const found = entries.find(({ name, extras }) => (extras?.title ?? name) === title)
    if (found === undefined) throw new Error(`There is no ${title} in ${folder}.`)
    return found
  }
  /** What is in a folder, the Trash aside. */
  const shown = async (folder: string) => (await sandbox.names(folder)).filter(name => name !== 'Trash')
  return { ...sandbox, entryOf, shown }
}

describe('a sandbox that meets ids', () => {
  it('describes itself, where the ordinary one has no such service', async () => {
    const { describe, list } = await idSandbox()
    const { addressing, folders } = await describe()
    expect(addressing).toBe(Addressing.ADDRESSING_PATH_AND_ID)
    const trash = (await list('/Inventory')).entries[0]
    expect(folders).toMatchObject({ trashPath: '/Inventory/Trash', trashId: trash?.recordId })
    const ordinary = await testSandbox()
    expect((await refusalOf(ordinary.describe())).code).toBe(12)
  })

  it('gives twins, slashes and empty names keys of their own, and keeps their titles', async () => {
    const { store, adopt, list } = await idSandbox('/Inventory/A/', '/Inventory/A/Hat', '/Inventory/A/Hat')
    plant(store, '/Inventory/A/x', { name: 'a/b' })
    plant(store, '/Inventory/A/x', { name: '' })
    adopt()
    const { entries } = await list('/Inventory/A')
    const titles = entries.map(({ name, extras }) => extras?.title ?? name)
    expect(titles).toEqual(['Hat', 'Hat', 'a/b', ''])
    expect(new Set(entries.map(({ name }) => name)).size).toBe(4)
    expect(entries.every(({ recordId, extras }) => extras?.id === recordId)).toBe(true)
  })

  it('shows the content of each of two folders of one name by itself', async () => {
    const { list, makeDir } = await idSandbox('/Inventory/Box/', '/Inventory/Box/Ball')
    await makeDir('/Inventory/x', { newTitle: 'Box' })
    const boxes = (await list('/Inventory')).entries.filter(({ extras }) => extras?.title === 'Box')
    expect(boxes).toHaveLength(2)
    const contents = await Promise.all(
      boxes.map(async ({ path, recordId }) => (await list(path, { expectedId: recordId })).entries.length),
    )
    expect(contents.sort((a, b) => a - b)).toEqual([0, 1])
  })

  it('acts on the id that it meets, and refuses another', async () => {
    const { list, move, entryOf, shown } = await idSandbox(
      '/Inventory/A/',
      '/Inventory/A/Hat',
      '/Inventory/A/Hat',
    )
    const [first, second] = (await list('/Inventory/A')).entries
    const wrong = move(first?.path ?? '', '/Inventory/A/Cap', { expectedId: second?.recordId ?? '' })
    expect(await reasonOf(wrong)).toBe(REASON_ID_CHANGED)
    // The path is that of before the twin came up; the id says which.
    await move('/Inventory/A/Hat', '/Inventory/A/Cap', {
      expectedId: second?.recordId ?? '',
      newTitle: 'Cap',
    })
    expect((await entryOf('/Inventory/A', 'Cap')).recordId).toBe(second?.recordId)
    expect(await shown('/Inventory/A')).toEqual(['Hat', 'Cap'])
  })

  it('refuses a path that may mean several where no id says which', async () => {
    const { spawn, remove, shown } = await idSandbox('/Inventory/A/', '/Inventory/A/Hat', '/Inventory/A/Hat')
    expect(await reasonOf(remove('/Inventory/A/Hat'))).toBe(REASON_AMBIGUOUS)
    expect(await reasonOf(spawn('/Inventory/A/Hat'))).toBe(REASON_AMBIGUOUS)
    expect(await shown('/Inventory/A')).toHaveLength(2)
  })

  it('finds a renamed entry by the mark of its old key', async () => {
    const { list, move } = await idSandbox(
      '/Inventory/A/',
      '/Inventory/A/Hat',
      '/Inventory/A/Hat',
      '/Inventory/B/',
    )
    const [first] = (await list('/Inventory/A')).entries
    await move(first?.path ?? '', '/Inventory/A/Cap', { newTitle: 'Cap' })
    await move(first?.path ?? '', '/Inventory/B/Cap', { newTitle: 'Cap' })
    expect((await list('/Inventory/B')).entries[0]?.recordId).toBe(first?.recordId)
  })

  it('refuses a folder that is another one by now', async () => {
    const { makeDir, list, entryOf } = await idSandbox('/Inventory/A/')
    const { recordId } = await entryOf('/Inventory', 'A')
    expect(await reasonOf(makeDir('/Inventory/A/x', { expectedParentId: 'R-other' }))).toBe(REASON_ID_CHANGED)
    expect(await reasonOf(list('/Inventory/A', { expectedId: 'R-other' }))).toBe(REASON_ID_CHANGED)
    const made = await makeDir('/Inventory/A/x', { expectedParentId: recordId, newTitle: 'x/y' })
    expect(made.extras).toMatchObject({ id: made.recordId, parentId: recordId })
    expect((await list('/Inventory/A')).entries[0]?.path).toBe(made.extras?.path)
  })

  it('moves a folder with all that is in it at once, or not at all', async () => {
    const { move, list, faults, shown } = await idSandbox(
      '/Inventory/A/',
      '/Inventory/A/S/',
      '/Inventory/A/S/x',
      '/Inventory/B/',
    )
    const before = (await list('/Inventory/A/S')).entries[0]
    faults.set('fail-after=0')
    expect((await refusalOf(move('/Inventory/A', '/Inventory/B/A'))).code).toBe(14)
    expect(await shown('/Inventory/A/S')).toEqual(['x'])
    faults.clear()
    await move('/Inventory/A', '/Inventory/B/A')
    expect((await list('/Inventory/B/A/S')).entries[0]).toEqual({ ...before, path: '/Inventory/B/A/S/x' })
    expect(await shown('/Inventory')).toEqual(['B'])
  })

  it('refuses to move a folder into itself or below', async () => {
    const { move, shown } = await idSandbox('/Inventory/A/', '/Inventory/A/S/')
    for (const target of ['/Inventory/A/A', '/Inventory/A/S/A']) {
      expect(await reasonOf(move('/Inventory/A', target))).toBe(REASON_WOULD_CYCLE)
    }
    expect(await shown('/Inventory/A')).toEqual(['S'])
  })

  it('copies a folder whole or not at all, with new ids', async () => {
    const { copy, list, faults, shown } = await idSandbox(
      '/Inventory/A/',
      '/Inventory/A/S/',
      '/Inventory/A/S/x',
    )
    expect((await refusalOf(copy('/Inventory/A', '/Inventory/B'))).code).toBe(9)
    faults.set('fail-after=2')
    expect((await refusalOf(copy('/Inventory/A', '/Inventory/B', true))).code).toBe(14)
    expect(await shown('/Inventory')).toEqual(['A'])
    faults.clear()
    await copy('/Inventory/A', '/Inventory/A/A', true)
    expect(await shown('/Inventory/A/A/S')).toEqual(['x'])
    const ids = [...(await list('/Inventory/A/S')).entries, ...(await list('/Inventory/A/A/S')).entries]
    expect(new Set(ids.map(({ recordId }) => recordId)).size).toBe(2)
  })

  it('deletes for good in its Trash only, which says where everything was', async () => {
    const { move, remove, list, entryOf, shown } = await idSandbox(
      '/Inventory/A/',
      '/Inventory/A/Hat',
      '/Inventory/A/Cap',
    )
    const folder = await entryOf('/Inventory', 'A')
    expect(await reasonOf(remove('/Inventory/A/Hat'))).toBe(REASON_NOT_IN_TRASH)
    await move('/Inventory/A/Hat', '/Inventory/Trash/Hat')
    await move('/Inventory/A', '/Inventory/B')
    const [hat] = (await list('/Inventory/Trash')).entries
    expect(hat?.extras?.deletion).toMatchObject({ fromPath: '/Inventory/B', fromId: folder.recordId })
    await move('/Inventory/Trash/Hat', '/Inventory/B/Hat')
    expect((await list('/Inventory/B')).entries.every(({ extras }) => extras?.deletion === undefined)).toBe(
      true,
    )
    await move('/Inventory/B/Hat', '/Inventory/Trash/Hat')
    await remove('/Inventory/Trash/Hat')
    expect(await shown('/Inventory/Trash')).toEqual([])
  })

  it('protects its Trash, whose path stays as described whatever else is called like it', async () => {
    const { move, remove, makeDir, list } = await idSandbox('/Inventory/A')
    expect(await reasonOf(move('/Inventory/Trash', '/Inventory/B'))).toBe(Reason.REASON_PROTECTED_FOLDER)
    expect(await reasonOf(remove('/Inventory/Trash', true))).toBe(Reason.REASON_PROTECTED_FOLDER)
    await makeDir('/Inventory/x', { newTitle: 'Trash' })
    await move('/Inventory/A', '/Inventory/Trash/A')
    expect((await list('/Inventory/Trash')).entries).toHaveLength(1)
  })

  it('takes titles of up to 255 units', async () => {
    const { makeDir, shown } = await idSandbox()
    expect(await reasonOf(makeDir('/Inventory/x', { newTitle: 'x'.repeat(256) }))).toBe(
      Reason.REASON_BAD_TITLE,
    )
    await makeDir('/Inventory/x', { newTitle: 'x'.repeat(255) })
    expect(await shown('/Inventory')).toHaveLength(1)
  })

  it('serves a client that knows no ids as the ordinary one does', async () => {
    const { makeDir, copy, move, shown } = await idSandbox()
    await makeDir('/Inventory/A')
    expect((await refusalOf(makeDir('/Inventory/A'))).code).toBe(6)
    await copy('/Inventory/A', '/Inventory/B', true)
    await move('/Inventory/B', '/Inventory/A/B')
    expect(await shown('/Inventory')).toEqual(['A'])
    expect(await shown('/Inventory/A')).toEqual(['B'])
  })

  it('follows links to look, and changes nothing of somebody else’s', async () => {
    const { store, adopt, makeDir, names } = await idSandbox()
    plant(store, '/Inventory/F/', { owner: groupId })
    plant(store, '/Inventory/F/x', { owner: groupId })
    plant(store, '/Inventory/L', { type: 'link', assetUri: `resrec:///${groupId}/Inventory/F` })
    plant(store, '/Inventory/Self', { type: 'link', assetUri: 'resrec:///U-Sandbox/Inventory/Self' })
    adopt()
    expect(await names('/Inventory/L')).toEqual(['x'])
    expect(await reasonOf(makeDir('/Inventory/L/y'))).toBe(Reason.REASON_ACCESS_DENIED)
    expect((await refusalOf(names('/Inventory/Self'))).code).toBe(5)
  })

  it('has everything again after a restart, and does not take a folder of the other kind', async () => {
    const data = temporaryFolder()
    const socket = `${temporaryFolder()}/s.sock`
    const args = ['--data', data, '--socket', socket, '--seed', 'empty', '--capabilities', 'ids']
    const first = await openSandbox(args)
    await first.makeDir('/Inventory/A')
    await first.move('/Inventory/A', '/Inventory/Trash/A')
    first.close()
    const second = await openSandbox(args)
    expect((await second.list('/Inventory/Trash')).entries[0]?.extras?.deletion?.fromPath).toBe('/Inventory')
    second.close()
    await expect(openSandbox([...args, '--capabilities', 'path'])).rejects.toThrow(/--fresh/)
  })

  it('finds nothing of its emoji inventory lost', async () => {
    const ids = await testSandbox(['--seed', 'emoji', '--capabilities', 'ids'])
    const paths = await testSandbox(['--seed', 'emoji'])
    // The Trash is one more.
    expect(ids.store.size).toBe(paths.store.size + 1)
    expect(await ids.names('/Inventory/Food & Drink/Fruit')).toEqual(
      await paths.names('/Inventory/Food & Drink/Fruit'),
    )
    expect(await ids.names('/Inventory/Odd cases/Twins')).toHaveLength(7)
  })
})
