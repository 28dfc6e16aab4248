import { beforeEach, describe, expect, it } from 'vitest'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import { addressOf, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { titleOf } from '../../src-shared/domain/names'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { Entry } from '../../src-shared/model/entry'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import { pathOf } from '../testing/refs'
import { startSandbox } from '../testing/sandbox-process'
import { openTestGateway } from '../testing/test-gateway'
import type { Gateway } from './gateway'
import { openGateway } from './open-gateway'

const ITEM = { isFolder: false }
const FOLDER = { isFolder: true }

async function openIds(): Promise<{ sandbox: SandboxProcess; gateway: Gateway }> {
  const sandbox = await startSandbox({ args: ['--seed', 'empty', '--capabilities=ids'] })
  const gateway = openTestGateway(sandbox)
  await gateway.describe()
  return { sandbox, gateway }
}

/** The entries of a folder with their addresses. */
async function entriesIn(
  gateway: Gateway,
  folder: EntryAddress,
): Promise<readonly (Entry & { readonly at: EntryAddress })[]> {
  const entries = (await gateway.list(folder)).entries()
  return entries.map(entry => {
    const path = childPath(folder.path, entry.name)
    if (path === null) throw new Error(`The key ${entry.name} cannot stand in a path.`)
    return { ...entry, at: addressOf(path, entry.recordId) }
  })
}

async function addressNamed(gateway: Gateway, folder: EntryAddress, title: string): Promise<EntryAddress> {
  const found = (await entriesIn(gateway, folder)).find(entry => titleOf(entry) === title)
  if (found === undefined) throw new Error(`There is no ${title} in ${folder.path}.`)
  return found.at
}

describe('a source that meets ids', () => {
  let gateway: Gateway
  let sandbox: SandboxProcess
  let folder: EntryAddress
  let trash: EntryAddress

  beforeEach(async () => {
    ;({ gateway, sandbox } = await openIds())
    await gateway.makeDir({ folder: ROOT_ADDRESS, title: 'A' })
    folder = await addressNamed(gateway, ROOT_ADDRESS, 'A')
    trash = await addressNamed(gateway, ROOT_ADDRESS, 'Trash')
  })

  it('is told from Resonite when it is opened', async () => {
    const source = { address: sandbox.address, origin: 'argument' } as const
    const opened = await openGateway(source, { isAccepted: true })
    expect(opened.capabilities).toMatchObject({
      addressing: 'path-and-id',
      trash: { kind: 'native', folder: trash },
      verbs: { 'move-folder': { how: 'atomic' }, 'list-tree': { how: 'absent' } },
    })
    opened.close()
    const ordinary = await startSandbox({ args: ['--seed', 'empty'] })
    const resonite = await openGateway({ ...source, address: ordinary.address }, { isAccepted: true })
    expect(resonite.capabilities).toEqual(RESONITE_CAPABILITIES)
    resonite.close()
  })

  it('makes, renames, copies, moves and deletes twins, slashes and empty names like anything else', async () => {
    for (const title of ['Box', 'Box', 'a/b', '']) await gateway.makeDir({ folder, title })
    const made = await entriesIn(gateway, folder)
    expect(made.map(titleOf)).toEqual(['Box', 'Box', 'a/b', ''])
    const [box, twin, slash, nameless] = made.map(({ at }) => at)
    if (!box || !twin || !slash || !nameless) throw new Error('Something was not made.')
    await gateway.move(twin, { folder: box, title: 'x\\y' }, FOLDER)
    const moved = await addressNamed(gateway, box, 'x\\y')
    expect(moved.id).toBe(twin.id)
    await gateway.copy(slash, { folder: moved, title: 'a/b' }, FOLDER)
    await gateway.move(nameless, { folder: trash, title: '' }, FOLDER)
    await gateway.remove(await addressNamed(gateway, trash, ''), FOLDER)
    expect((await entriesIn(gateway, folder)).map(titleOf)).toEqual(['Box', 'a/b'])
    expect((await entriesIn(gateway, trash)).length).toBe(0)
  })

  it('says which entry is meant where a path alone would not', async () => {
    for (const title of ['Box', 'Box']) await gateway.makeDir({ folder, title })
    const [box, twin] = (await entriesIn(gateway, folder)).map(({ at }) => at)
    if (!box || !twin) throw new Error('Something was not made.')
    const exchanged = addressOf(box.path, twin.id)
    const to = { folder: ROOT_ADDRESS, title: 'Box' }
    const refused = { error: { kind: 'conflict', said: { code: 'other-entry-there' } } }
    await expect(gateway.move(exchanged, to, FOLDER)).rejects.toMatchObject(refused)
    await expect(gateway.list(exchanged)).rejects.toMatchObject(refused)
    await expect(gateway.makeDir({ folder: exchanged, title: 'x' })).rejects.toMatchObject(refused)
    expect(await entriesIn(gateway, folder)).toHaveLength(2)
  })

  it('is asked for no change of something without an id', async () => {
    const refused = { error: { kind: 'refused', said: { code: 'own-fault' } } }
    const to = { folder: ROOT_ADDRESS, title: 'x' }
    const someone = addressOf(folder.path)
    await expect(gateway.move(someone, to, FOLDER)).rejects.toMatchObject(refused)
    await expect(gateway.copy(someone, to, FOLDER)).rejects.toMatchObject(refused)
    await expect(gateway.remove(someone, FOLDER)).rejects.toMatchObject(refused)
    await expect(gateway.makeDir({ folder: someone, title: 'x' })).rejects.toMatchObject(refused)
  })

  it('says in its Trash where something was, and lets nothing be deleted for good elsewhere', async () => {
    await gateway.makeDir({ folder, title: 'Box' })
    const box = await addressNamed(gateway, folder, 'Box')
    await expect(gateway.remove(box, FOLDER)).rejects.toMatchObject({
      error: { said: { code: 'only-in-trash' } },
    })
    await gateway.move(box, { folder: trash, title: 'Box' }, FOLDER)
    const [trashed] = await entriesIn(gateway, trash)
    expect(trashed?.deletion?.from).toEqual(folder)
    expect(trashed?.deletion?.atMs).toBeGreaterThan(Date.UTC(2020, 0))
  })

  it('words every refusal of its own', async () => {
    await gateway.makeDir({ folder, title: 'Box' })
    const box = await addressNamed(gateway, folder, 'Box')
    const codeOf = async (call: Promise<unknown>): Promise<unknown> =>
      call.then(
        () => 'OK',
        (thrown: { error: { said: { code: string } } }) => thrown.error.said.code,
      )
    const long = 'x'.repeat(256)
    expect(await codeOf(gateway.move(folder, { folder: box, title: 'A' }, FOLDER))).toBe('folder-into-itself')
    expect(await codeOf(gateway.move(trash, { folder, title: 'T' }, FOLDER))).toBe('folder-protected')
    expect(await codeOf(gateway.makeDir({ folder, title: long }))).toBe('title-not-accepted')
    expect(await codeOf(gateway.copy(box, { folder: trash, title: 'Box' }, FOLDER))).toBe('not-offered-here')
    expect(await codeOf(gateway.spawn(addressOf(pathOf('/Inventory/Nothing'), null)))).toBe('entry-not-found')
  })
})

describe('Resonite', () => {
  it('is sent requests as they always were, whatever is known of its records', async () => {
    const sandbox = await startSandbox({ args: ['--seed', 'empty', '--capabilities=ids'] })
    // Nobody asked what it is: it counts as Resonite, and would refuse these ids.
    const gateway = openTestGateway(sandbox)
    const wrong = addressOf(ROOT, 'R-other')
    await gateway.makeDir({ folder: wrong, title: 'A' })
    const made = addressOf(pathOf('/Inventory/A'), 'R-other')
    await gateway.move(made, { folder: wrong, title: 'B' }, FOLDER)
    await gateway.list(addressOf(pathOf('/Inventory/B'), null))
    await expect(gateway.remove(addressOf(pathOf('/Inventory/B'), 'R-other'), ITEM)).rejects.toMatchObject({
      error: { said: { code: 'only-in-trash' } },
    })
  })
})
