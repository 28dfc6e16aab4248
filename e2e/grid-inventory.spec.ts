import type { Locator } from '@playwright/test'
import { GridServer } from '../src-gateways/opensim/testing/grid-server'
import type { ItemRow } from '../src-gateways/opensim/testing/inventory-tables'
import { test as base, expect } from './fixtures/test'
import type { BrowserWindow } from './pages/browser-window'
import { FindBox } from './pages/find-box'

const AVATAR = '10000000-0000-4000-8000-00000000000a'
const MAKER = '10000000-0000-4000-8000-00000000000b'
const ALL = 647_168
const NO_COPY = ALL & ~(1 << 15)

interface Fixtures {
  /** A grid's inventory service on this computer, with an avatar who owns twins, slashes and something that may not be copied. */
  readonly grid: { readonly server: GridServer; readonly address: string }
}

const test = base.extend<Fixtures>({
  // oxlint-disable-next-line no-empty-pattern -- Playwright reads the parameter to see what a fixture needs
  grid: async ({}, use) => {
    const server = gridServer()
    await use({ server, address: await server.listen() })
    await server.close()
  },
})

function gridServer(): GridServer {
  const server = new GridServer({
    basic: { name: 'satchel', password: 'tuna fish' },
    accounts: [{ id: MAKER, firstName: 'Ada', lastName: 'Maker', password: 'crab' }],
  })
  server.inventory.createUser(AVATAR)
  const { tables } = server.inventory
  const root = server.inventory.rootOf(AVATAR)?.ID ?? ''
  tables.storeFolder({ ID: id(1), ParentID: root, Name: 'Hats / Caps', Owner: AVATAR, Type: -1, Version: 1 })
  const item = (number: number, Name: string, more: Partial<ItemRow> = {}): void =>
    tables.storeItem({ ...PLAIN, ID: id(number), Folder: root, Name, ...more })
  item(2, 'Red hat')
  item(3, 'Red hat')
  item(4, 'Either / or')
  item(5, 'Only one', { CurrentPermissions: NO_COPY, BasePermissions: NO_COPY, CreatorId: MAKER })
  return server
}

const id = (number: number): string => `20000000-0000-4000-8000-00000000000${number}`

const PLAIN: Omit<ItemRow, 'ID' | 'Folder' | 'Name'> = {
  AssetID: '00000000-0000-2222-3333-100000001007',
  AssetType: 7,
  InvType: 7,
  BasePermissions: ALL,
  CurrentPermissions: ALL,
  EveryOnePermissions: 0,
  GroupPermissions: 0,
  NextPermissions: 581_632,
  CreationDate: 1_700_000_000,
  CreatorId: AVATAR,
  CreatorData: '',
  Description: '',
  Flags: 0,
  GroupID: '00000000-0000-0000-0000-000000000000',
  GroupOwned: false,
  Owner: AVATAR,
  SalePrice: 0,
  SaleType: 0,
}

const dialogOf = ({ page }: BrowserWindow): Locator => page.getByRole('dialog')

async function addGrid(
  satchel: BrowserWindow,
  address: string,
  { password = 'tuna fish', mayChange = true } = {},
): Promise<void> {
  await satchel.isReady()
  await satchel.page.getByRole('button', { name: 'Add an inventory…' }).first().click()
  const dialog = dialogOf(satchel)
  await dialog.getByRole('button', { name: /^OpenSimulator grid/ }).click()
  await dialog.getByRole('textbox', { name: 'Address of the inventory service' }).fill(address)
  await dialog.getByRole('textbox', { name: 'Avatar', exact: true }).fill(AVATAR)
  await dialog.getByRole('textbox', { name: /^Name for the service/ }).fill('satchel')
  await dialog.getByLabel(/^Password for the service/).fill(password)
  await dialog.getByRole('textbox', { name: 'Name', exact: true }).fill('My grid')
  if (mayChange) await dialog.getByRole('checkbox', { name: 'Allow changes' }).check()
  await dialog.getByRole('button', { name: 'Add', exact: true }).click()
  await expect(dialog).toHaveCount(0)
}

async function rename(satchel: BrowserWindow, row: Locator, newName: string): Promise<void> {
  await row.click()
  await satchel.page.keyboard.press('F2')
  await satchel.page.getByRole('textbox').fill(newName)
  await satchel.page.keyboard.press('Enter')
}

test('twins and slashes of a grid are renamed and moved like anything else', async ({ satchel, grid }) => {
  await addGrid(satchel, grid.address)
  const twins = satchel.row('Red hat')
  await expect(twins).toHaveCount(2)
  await rename(satchel, satchel.row('Either / or'), 'Both / and')
  await expect(satchel.results).toContainText('Renamed “Either / or” to “Both / and”')
  await expect(satchel.row('Both / and')).toBeVisible()
  await satchel.drag(twins.first(), satchel.row('Hats / Caps'))
  await expect(satchel.results).toContainText('Moved “Red hat” to “Hats / Caps”')
  await expect(twins).toHaveCount(1)
  const { tables } = grid.server.inventory
  expect(tables.items.in(id(1)).map(({ Name }) => Name)).toEqual(['Red hat'])
  await satchel.page.keyboard.press('Control+z')
  await expect(twins).toHaveCount(2)
})

test('what may not be copied is not, and that is the reason given', async ({ satchel, grid }) => {
  await addGrid(satchel, grid.address)
  await satchel.drag(satchel.row('Only one'), satchel.row('Hats / Caps'), {
    ctrl: true,
    whileOver: () => expect(satchel.dragHint).toContainText('this item may not be copied'),
  })
  const { tables } = grid.server.inventory
  expect(tables.items.where(({ Name }) => Name === 'Only one')).toHaveLength(1)
  // Who made it, and that in words, in columns and in the details; found by both.
  const { page, app } = satchel
  // As wide as it opens on most screens: all these columns have room.
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.setContentSize(1280, 800))
  const heading = (name: string): Locator => page.getByRole('columnheader', { name })
  for (const column of ['Creator', 'Permissions']) {
    await heading('Name').click({ button: 'right' })
    await page.getByRole('menuitemcheckbox', { name: column }).click()
    await page.keyboard.press('Escape')
    await expect(heading(column)).toBeVisible()
  }
  await expect(satchel.row('Only one')).toContainText('Ada Maker')
  await expect(satchel.row('Only one')).toContainText('No copy')
  await satchel.row('Only one').click()
  await expect(page.getByText('It can’t be copied: there is only this one.')).toBeVisible()
  const find = new FindBox(page)
  await find.box.fill('creator:ada')
  await find.filter('No copy').click()
  await expect(find.box).toHaveValue('perm:no-copy creator:ada')
  await expect(find.options).toHaveCount(1)
  await expect(find.option('Only one')).toBeVisible()
})

test('a link leads to its original, all links to a thing are found, and only the link goes', async ({
  satchel,
  grid: { server, address },
}) => {
  const { tables } = server.inventory
  const root = server.inventory.rootOf(AVATAR)?.ID ?? ''
  const LINK = { AssetType: 24, InvType: 7, Owner: AVATAR }
  const item = (number: number, Folder: string, Name: string, more: Partial<ItemRow> = {}): void =>
    tables.storeItem({ ...PLAIN, ID: id(number), Folder, Name, ...more })
  item(6, id(1), 'Beret')
  item(7, root, 'To the beret', { ...LINK, AssetID: id(6) })
  item(8, root, 'To all caps', { ...LINK, AssetType: 25, InvType: 8, AssetID: id(1) })
  item(9, root, 'To nothing', { ...LINK, AssetID: '30000000-0000-4000-8000-000000000001' })
  await addGrid(satchel, address)
  const { page } = satchel
  const choose = async (row: Locator, command: string): Promise<void> => {
    await row.click({ button: 'right' })
    await page.getByRole('menuitem', { name: command }).click()
  }
  // It lies in a folder that nobody has opened.
  await choose(satchel.row('To the beret'), 'Find original')
  await expect(satchel.row('Beret')).toHaveAttribute('aria-selected', 'true')
  await choose(satchel.row('Beret'), 'Find all links')
  const find = new FindBox(page)
  await expect(find.box).toHaveValue(`links-to:${id(6)}`)
  await expect(find.options).toHaveCount(1)
  await expect(find.option('To the beret')).toBeVisible()
  await expect(find.known).toBeVisible()
  // The chip says what the id means, and takes it out again.
  await page.getByRole('search').getByRole('button', { name: 'Remove “Links to “Beret””' }).click()
  await expect(find.box).toHaveValue('')
  await page.keyboard.press('Escape')

  await choose(satchel.row('To all caps'), 'Find original')
  await expect(satchel.row('Hats / Caps')).toHaveAttribute('aria-selected', 'true')

  // A broken one is there to be seen and removed, and says what it was about.
  await choose(satchel.row('To nothing'), 'Find original')
  await expect(satchel.results).toContainText('The service finds no original of “To nothing”')
  await choose(satchel.row('To nothing'), 'Remove link, keep original')
  await expect(satchel.results).toContainText('Moved “To nothing” to the Trash')
  await choose(satchel.row('To the beret'), 'Remove link, keep original')
  await expect(satchel.row('To the beret')).toHaveCount(0)
  const trash = tables.folders.in(root).find(({ Name }) => Name === 'Trash')?.ID ?? ''
  const namesIn = (folder: string): readonly string[] =>
    tables.items
      .in(folder)
      .map(({ Name }) => Name)
      .toSorted()
  expect(namesIn(trash)).toEqual(['To nothing', 'To the beret'])
  expect(namesIn(id(1))).toEqual(['Beret'])

  // From there for good.
  await satchel.openTrash()
  const trashed = satchel.trashed('To nothing')
  await trashed.click()
  await page.keyboard.press('Delete')
  await expect(satchel.question).toContainText('Deleting a link doesn’t delete what it leads to.')
  await satchel.question.getByRole('button', { name: 'Delete permanently' }).click()
  await expect(trashed).toHaveCount(0)
  expect(namesIn(trash)).toEqual(['To the beret'])
  expect(namesIn(id(1))).toEqual(['Beret'])
})

test('a wrong password is said, and mended', async ({ satchel, grid }) => {
  await addGrid(satchel, grid.address, { password: 'salmon' })
  const panel = satchel.page.getByRole('alert').filter({ hasText: 'Couldn’t open “My grid”' })
  await expect(panel).toContainText(/password/i)
  await panel.getByRole('button', { name: 'Edit…' }).click()
  await dialogOf(satchel)
    .getByLabel(/^Password for the service/)
    .fill('tuna fish')
  await dialogOf(satchel).getByRole('button', { name: 'Save' }).click()
  await expect(satchel.row('Hats / Caps')).toBeVisible()
})

test('a grid that goes away says so, and is there again by itself when it comes back', async ({
  satchel,
  grid,
}) => {
  await addGrid(satchel, grid.address, { mayChange: false })
  await expect(satchel.row('Hats / Caps')).toBeVisible()
  const port = Number(new URL(grid.address).port)
  await grid.server.close()
  await satchel.page.keyboard.press('F5')
  await expect(satchel.page.getByRole('alert').first()).toBeVisible()
  const again = gridServer()
  await again.listen(port)
  await expect(satchel.page.getByRole('button', { name: 'My grid', exact: true })).toHaveAttribute(
    'aria-description',
    'Connected',
  )
  await satchel.page.keyboard.press('F5')
  await expect(satchel.row('Hats / Caps')).toBeVisible()
  await again.close()
})
