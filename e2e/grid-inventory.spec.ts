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
