import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator } from '@playwright/test'
import { OBJECT_TYPE } from '../src-gateways/grids/asset-types'
import { CEDAR, LindenServer } from '../src-gateways/linden/testing/linden-server'
import { MESSAGE } from '../src-gateways/linden/udp/message-ids'
import { expectAccessible } from './fixtures/accessibility'
import { test as base, expect } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'
import { FindBox } from './pages/find-box'

const PASSWORD = 'cedarpw'

interface Fixtures {
  /** A region on this computer at which Cedar signs in; she owns a box with a hat in it. */
  readonly region: { readonly server: LindenServer; readonly address: string }
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see what a fixture needs
  region: async ({}, use) => {
    const server = new LindenServer()
    const box = server.store.addFolder(server.store.rootOf(CEDAR), 'Box')
    server.store.addItem(box, 'Hat')
    for (let index = 0; index < 60; index++) server.store.addFolder(box, `Drawer ${index}`)
    await use({ server, address: await server.listen() })
    await server.close()
  },
})

const dialogOf = ({ page }: BrowserWindow): Locator => page.getByRole('dialog')

/** To the question, which nobody is signed in without. */
async function askFor(
  satchel: BrowserWindow,
  address: string,
  password: string,
  { stays = false } = {},
): Promise<Locator> {
  await satchel.isReady()
  await satchel.page.getByRole('button', { name: 'Add an inventory…' }).first().click()
  const dialog = dialogOf(satchel)
  await dialog.getByRole('button', { name: /^OpenSimulator by signing in/ }).click()
  await dialog.getByRole('textbox', { name: 'Address where viewers sign in' }).fill(address)
  await dialog.getByRole('textbox', { name: 'User name' }).fill('Cedar Testling')
  await dialog.getByLabel(/^Password/).fill(password)
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('My things')
  // A snapshot stays as it was taken.
  await expect(dialog.getByRole('checkbox', { name: 'Allow changes' })).toHaveCount(0)
  if (stays) {
    await dialog.getByRole('checkbox', { name: /^Stay signed in/ }).check()
    await dialog.getByRole('checkbox', { name: 'Allow changes' }).check()
  }
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toContainText('Signing in ends the session of your viewer')
  return dialog
}

test('a snapshot is asked for, can be given up, and is browsed and searched offline after a restart', async ({
  open,
  sandbox,
  region: { server, address },
  folder,
}) => {
  const args = ['--source', sandbox.address]
  const first = await open({ arguments: args })
  const dialog = await askFor(first, address, 'salmon')
  await expectAccessible(first.page)
  expect(server.asked).toEqual([])
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByRole('alert')).toContainText('Could not authenticate your avatar.')

  // The reply to the first folders is held back until it was given up.
  let letGo = (): void => {}
  const held = new Promise<void>(done => {
    letGo = done
  })
  server.meddle = ({ at }, answer) =>
    at === 'FetchInventoryDescendents2' ? held.then(() => answer()) : undefined
  await dialog.getByLabel(/^Password/).fill(PASSWORD)
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog.getByRole('progressbar', { name: 'Taking the snapshot' })).toBeVisible()
  await expect.poll(() => server.asked.some(({ at }) => at === 'FetchInventoryDescendents2')).toBe(true)
  await dialog.getByRole('button', { name: 'Cancel' }).click()
  await expect(dialog.getByRole('textbox', { name: 'User name' })).toHaveValue('Cedar Testling')
  letGo()
  await expect.poll(() => server.sessions.size).toBe(0)

  server.meddle = null
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(first.row('Box')).toBeVisible()
  expect(server.sessions.size).toBe(0)
  await first.app.close()

  // Nobody is asked for anything any more, and the password is nowhere.
  const before = server.asked.length
  const second = await open({ arguments: args })
  await second.isReady()
  await expect(second.row('Library')).toBeVisible()
  await second.expand('Box')
  await second.show('Hat')
  const find = new FindBox(second.page)
  await find.box.fill('hat')
  await expect(find.option('Hat')).toBeVisible()
  expect(server.asked.length).toBe(before)
  for (const text of filesBelow(folder)) expect(text).not.toContain(PASSWORD)

  // Taken anew, it says what is other than it was.
  const { store } = server
  const hat = [...store.items.values()].find(it => it.name === 'Hat')
  if (hat === undefined) throw new Error('There is no hat.')
  store.setItem(hat.id, { folderId: store.rootOf(CEDAR), name: 'Top hat' })
  store.addFolder(store.rootOf(CEDAR), 'Shelf')
  await second.page.getByRole('button', { name: 'My things', exact: true }).click({ button: 'right' })
  await second.page.getByRole('menuitem', { name: 'Edit…' }).click()
  const editing = dialogOf(second)
  await editing.getByLabel(/^Password/).fill(PASSWORD)
  await editing.getByRole('button', { name: 'Save' }).click()
  await editing.getByRole('button', { name: 'Sign in' }).click()
  const compared = second.page.getByRole('dialog', { name: 'What has changed' })
  await expect(compared).toContainText('1 added, 1 moved')
  await expect(compared.getByRole('listitem')).toHaveText([
    'Shelfat the top',
    'Top hatat the topwas Box › Hat',
  ])
  await expectAccessible(second.page)
  await compared.getByRole('button', { name: 'Done' }).click()
  await second.show('Top hat')
})

test('a circuit that drops in the middle of a move leaves it unknown, then comes the truth, and changes go on', async ({
  open,
  sandbox,
  region: { server, address },
}) => {
  const { store, circuit } = server
  const root = store.rootOf(CEDAR)
  const cap = store.addItem(root, 'Cap')
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  const dialog = await askFor(satchel, address, PASSWORD, { stays: true })
  await dialog.getByRole('button', { name: 'Sign in' }).click()
  await expect(dialog).toHaveCount(0)
  await expect(satchel.row('Cap')).toBeVisible()
  // It is opened to be asked what the region is called; nothing is changed by that.
  const { useCircuitCode, requestRegionInfo, packetAck, completePingCheck } = MESSAGE
  const opening: readonly number[] = [useCircuitCode, requestRegionInfo, packetAck, completePingCheck]
  expect(circuit.heard.filter(({ id }) => !opening.includes(id))).toEqual([])

  circuit.meddle = ({ id }) => (id === MESSAGE.moveInventoryItem ? 'lost' : undefined)
  await satchel.drag(satchel.row('Cap'), satchel.row('Box'))
  await expect(satchel.failures).toContainText(/may or may not/)
  expect(store.items.get(cap)?.folderId).toBe(root)
  // What was on its way all the time arrives.
  const [box] = store.ownedBy(CEDAR).filter(it => it.name === 'Box')
  if (box === undefined) throw new Error('There is no box.')
  store.setItem(cap, { folderId: box.id })
  await satchel.page.keyboard.press('F5')
  await expect(satchel.row('Cap')).toHaveCount(0)

  circuit.meddle = null
  await satchel.row('Box').click()
  await satchel.page.keyboard.press('F2')
  await satchel.page.getByRole('textbox').fill('Chest')
  await satchel.page.keyboard.press('Enter')
  await expect(satchel.results).toContainText('Renamed “Box” to “Chest”')
  expect(store.folders.get(box.id)?.name).toBe('Chest')
})

test('an object is spawned in the region that the button names; what cannot be copied leaves after a question', async ({
  open,
  sandbox,
  region: { server, address },
}) => {
  const { store, land } = server
  const root = store.rootOf(CEDAR)
  const OBJECT = { assetType: OBJECT_TYPE, invType: 6 }
  const NO_COPY = { base: 0x9_e000, current: 0x1_6000, everyone: 0, group: 0, next: 0 }
  store.addItem(root, 'Lamp', OBJECT)
  const only = store.addItem(root, 'Only one', { ...OBJECT, masks: NO_COPY })
  store.addItem(root, 'Note')
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  const signIn = await askFor(satchel, address, PASSWORD, { stays: true })
  await signIn.getByRole('button', { name: 'Sign in' }).click()
  await expect(signIn).toHaveCount(0)
  const details = satchel.page.getByRole('complementary', { name: 'Details' })
  const button = details.getByRole('button', { name: 'Spawn in “Cedar Isle”' })

  await satchel.row('Note').click()
  await expect(button).toBeDisabled()
  await expect(details).toContainText('Spawning is only possible for objects')
  await satchel.row('Lamp').click()
  await button.dblclick()
  await expect(satchel.results).toContainText('Spawned “Lamp” in “Cedar Isle” as “Lamp (')
  expect(land.standing).toHaveLength(1)
  await expect(satchel.row('Lamp')).toBeVisible()

  land.refusal = "Can't rez object 'Only one' on parcel 'Cliff'."
  await satchel.row('Only one').click()
  await button.click()
  const question = dialogOf(satchel).or(satchel.page.getByRole('alertdialog'))
  await expect(question).toContainText('“Only one” can’t be copied: there is only this one.')
  await question.getByRole('button', { name: 'Spawn', exact: true }).click()
  await expect(satchel.failures).toContainText('on parcel')
  expect(store.items.has(only)).toBe(true)
  land.refusal = null
  await button.click()
  await question.getByRole('button', { name: 'Spawn', exact: true }).click()
  await expect(satchel.row('Only one')).toHaveCount(0)
  expect(land.standing.map(({ item }) => item.name)).toEqual(['Lamp', 'Only one'])
})

function* filesBelow(folder: string): Generator<string> {
  for (const { name, isFile, parentPath } of readdirSync(folder, {
    recursive: true,
    withFileTypes: true,
  }).map(it => ({ name: it.name, isFile: it.isFile(), parentPath: it.parentPath })))
    if (isFile) yield readFileSync(join(parentPath, name), 'latin1')
}
