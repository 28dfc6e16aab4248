import type { CDPSession } from '@playwright/test'
import { connectTo } from '../src-sandbox/testing/test-clients'
import { CHANNELS } from '../src-shared/ipc/contract'
import { firstByDay } from './fixtures/whole'
import { expect, test } from './fixtures/window-test'
import type { BrowserWindow } from './pages/browser-window'

const BEE = 'New name for “Bee”'

/** What another program does to the same inventory. */
async function byAnotherProgram(
  { socketPath }: { readonly socketPath: string },
  act: (other: ReturnType<typeof connectTo>) => Promise<unknown>,
): Promise<void> {
  const other = connectTo(socketPath)
  await act(other)
  other.disconnect()
}

/** Four folders that nobody wants to lose, and F2 on the second. */
async function beginToRenameBee(satchel: BrowserWindow, socketPath: string): Promise<void> {
  await byAnotherProgram({ socketPath }, async other => {
    for (const name of ['Ant', 'Bee', 'Cat', 'Dog']) await other.makeDir(`/Inventory/${name}`)
  })
  await satchel.page.keyboard.press('F5')
  await (await satchel.show('Bee')).click()
  await satchel.page.keyboard.press('F2')
  await expect(satchel.page.getByRole('textbox', { name: BEE })).toBeFocused()
}

/** Lists anew as another program's change would make it do, without leaving the field. */
async function listAnew(satchel: BrowserWindow): Promise<void> {
  await satchel.app.evaluate(({ BrowserWindow: windows }, channel) => {
    const chosen = { name: 'menu.chosen', payload: { commandId: 'refresh' } }
    windows.getAllWindows()[0]?.webContents.send(channel, chosen)
  }, CHANNELS.event)
}

for (const view of firstByDay(['tree', 'grid'] as const)) {
  test(`a name being typed stays when another program deletes the entry, and its keys are no commands (${view})`, async ({
    satchel,
    sandbox,
  }) => {
    const { page } = satchel
    if (view === 'grid') await page.keyboard.press('Control+2')
    await byAnotherProgram(sandbox, async other => {
      for (const name of ['Ant', 'Bee', 'Cat', 'Dog']) await other.makeDir(`/Inventory/${name}`)
    })
    await page.keyboard.press('F5')
    const contents = view === 'grid' ? page.getByRole('grid', { name: 'Contents' }) : satchel.tree
    const role = view === 'grid' ? 'gridcell' : 'treeitem'
    await contents.getByRole(role, { name: 'Bee', exact: true }).click()
    await page.keyboard.press('F2')
    const field = page.getByRole('textbox', { name: BEE })
    await expect(field).toBeFocused()
    await page.keyboard.type('Bumble')
    await byAnotherProgram(sandbox, other => other.remove('/Inventory/Bee', true))
    await listAnew(satchel)
    await expect(page.getByText('“Bee” is no longer there. Copy the text if you need it')).toBeVisible()
    for (let time = 0; time < 3; time++) await page.keyboard.press('Delete')
    await page.keyboard.type('bee')
    await page.keyboard.press('Enter')
    await expect(field).toBeFocused()
    await expect(field).toHaveValue('Bumblebee')
    await page.keyboard.press('Escape')
    await expect(field).toHaveCount(0)
    await expect(contents).toBeFocused()
    for (const name of ['Ant', 'Cat', 'Dog'])
      await expect(contents.getByRole(role, { name, exact: true })).toBeVisible()
    await expect(contents.getByRole(role, { name: 'Bee', exact: true })).toHaveCount(0)
  })
}

test('the name of a new folder stays when its folder is deleted', async ({ satchel, sandbox }) => {
  const { page } = satchel
  await byAnotherProgram(sandbox, other => other.makeDir('/Inventory/Ant'))
  await page.keyboard.press('F5')
  await (await satchel.show('Ant')).click()
  await page.keyboard.press('Control+Shift+N')
  const field = page.getByRole('textbox', { name: 'Name of the new folder in “Ant”' })
  await expect(field).toBeFocused()
  await page.keyboard.type('Hill')
  await byAnotherProgram(sandbox, other => other.remove('/Inventory/Ant', true))
  await listAnew(satchel)
  await expect(page.getByText('“Ant” is no longer there.')).toBeVisible()
  await page.keyboard.press('Enter')
  await page.keyboard.press('Delete')
  await expect(field).toBeFocused()
  await expect(field).toHaveValue('Hill')
  await page.keyboard.press('Escape')
  await expect(field).toHaveCount(0)
})

test('a rule for several names stays when one of them is deleted, and leaves that one out', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  await byAnotherProgram(sandbox, async other => {
    for (const name of ['Ant', 'Bee', 'Cat']) await other.makeDir(`/Inventory/${name}`)
  })
  await page.keyboard.press('F5')
  await (await satchel.show('Ant')).click()
  await satchel.row('Cat').click({ modifiers: ['Shift'] })
  await page.keyboard.press('F2')
  const find = satchel.question.getByRole('textbox', { name: 'Find' })
  await expect(find).toBeFocused()
  await find.fill('t')
  await byAnotherProgram(sandbox, other => other.remove('/Inventory/Cat', true))
  await listAnew(satchel)
  await expect(satchel.question.getByText('“Cat” is no longer there')).toBeVisible()
  await satchel.question.getByRole('textbox', { name: 'Replace with' }).fill('ts')
  await expect(find).toHaveValue('t')
  await page.keyboard.press('Enter')
  await expect(satchel.row('Ants')).toBeVisible()
  await expect(satchel.failures).toBeEmpty()
})

test('what is being typed is kept when another inventory takes the place of this one', async ({
  satchel,
  sandbox,
  startSandbox,
}) => {
  const { page } = satchel
  const other = await startSandbox('other.sock')
  // Of another person: an equal one would be the same inventory.
  await other.control('reset U-somebody-else')
  await beginToRenameBee(satchel, sandbox.socketPath)
  await page.keyboard.type('Bumblebee')
  await page.keyboard.press('Home')
  await page.evaluate(
    address =>
      window.satchel.call(
        'source.connectTo',
        { address, caFile: null, certificateFile: null, keyFile: null },
        'test',
      ),
    other.address,
  )
  const kept = page.getByRole('dialog', { name: 'The inventory changed while you were typing' })
  const field = kept.getByRole('textbox', { name: BEE })
  await expect(field).toBeFocused()
  await page.keyboard.type('A ')
  await expect(field).toHaveValue('A Bumblebee')
  await page.keyboard.press('Escape')
  await expect(kept).toHaveCount(0)
  await satchel.isReady()
})

/** Playwright makes every page believe that it has the focus: not this one. */
async function withRealFocus({ page }: BrowserWindow): Promise<CDPSession> {
  const session = await page.context().newCDPSession(page)
  // Only what this session has switched on can it switch off.
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: true })
  await session.send('Emulation.setFocusEmulationEnabled', { enabled: false })
  return session
}

async function leaveWindow({ app, page }: BrowserWindow): Promise<void> {
  await app.evaluate(({ BrowserWindow: Windows }) => {
    const other = new Windows({ width: 300, height: 200 })
    other.focus()
  })
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(false)
}

async function comeBack({ app, page }: BrowserWindow): Promise<void> {
  await app.evaluate(({ BrowserWindow: Windows }) => {
    const [first, ...others] = Windows.getAllWindows().sort((one, other) => one.id - other.id)
    for (const other of others) other.destroy()
    first?.focus()
  })
  await expect.poll(() => page.evaluate(() => document.hasFocus())).toBe(true)
}

test('going to another window and back finds names, new folders and the path as they were', async ({
  satchel,
  sandbox,
}) => {
  const { page } = satchel
  await beginToRenameBee(satchel, sandbox.socketPath)
  await withRealFocus(satchel)
  const fields = [
    { open: async () => {}, field: page.getByRole('textbox', { name: BEE }) },
    {
      open: () => page.keyboard.press('Control+Shift+N'),
      field: page.getByRole('textbox', { name: 'Name of the new folder in “Bee”' }),
    },
    { open: () => page.keyboard.press('Control+L'), field: page.getByRole('combobox') },
  ]
  for (const { open, field } of fields) {
    await open()
    await expect(field).toBeFocused()
    await page.keyboard.type('Half')
    await leaveWindow(satchel)
    await comeBack(satchel)
    await expect(field).toBeFocused()
    await page.keyboard.type(' a name')
    await expect(field).toHaveValue('Half a name')
    await page.keyboard.press('Escape')
    await expect(field).toHaveCount(0)
  }
  await expect(satchel.row('Bee')).toBeVisible()
  await expect(satchel.row('Half')).toHaveCount(0)
})

test('the context menu judges what lies under the pointer, and nothing that was selected before', async ({
  satchel,
}) => {
  const { page } = satchel
  const line = (name: string) => page.getByRole('menuitem', { name, exact: true })
  await satchel.expand('Food & Drink')
  const link = await satchel.show('Resonite Essentials')
  await satchel.expand('Resonite Essentials')
  await link.click()
  await (await satchel.show('Food & Drink')).click({ button: 'right' })
  await expect(line('New folder')).toBeEnabled()
  await page.keyboard.press('Escape')
  await (await satchel.show('Food & Drink')).click()
  await link.click({ button: 'right' })
  await expect(line('Copy')).toBeVisible()
  await expect(line('New folder')).toHaveCount(0)
})

test('a menu whose entry was deleted meanwhile does nothing to the one that took its place', async ({
  satchel,
  sandbox,
}) => {
  await byAnotherProgram(sandbox, async other => {
    for (const name of ['Ant', 'Bee', 'Cat']) await other.makeDir(`/Inventory/${name}`)
  })
  await satchel.page.keyboard.press('F5')
  await (await satchel.show('Bee')).click({ button: 'right' })
  await byAnotherProgram(sandbox, other => other.remove('/Inventory/Bee', true))
  await listAnew(satchel)
  await expect(satchel.row('Bee')).toHaveCount(0)
  await satchel.page.getByRole('menuitem', { name: 'Move to Trash' }).click()
  await expect(satchel.results).toContainText('The selection changed while the menu was open.')
  await expect(satchel.row('Cat')).toBeVisible()
})

test('a double-click on a line of the menu hits nothing that lies below it', async ({ satchel }) => {
  const { page } = satchel
  const names = ['Food & Drink', 'Worlds']
  const row = await satchel.show(names[0] ?? '')
  await row.click({ button: 'right', position: { x: 40, y: 4 } })
  const line = page.getByRole('menuitem', { name: 'Copy', exact: true })
  // Settled: the menu has come to rest where it opened.
  await expect(line).toBeVisible()
  await line.dblclick()
  await expect(page.getByRole('menu')).toHaveCount(0)
  await expect(satchel.tree).toBeFocused()
  await expect(row).toHaveAttribute('aria-selected', 'true')
  await expect(satchel.tree.getByRole('treeitem', { selected: true })).toHaveCount(1)
  await expect(page.getByRole('dialog')).toHaveCount(0)
  // What is pressed later counts.
  await page.keyboard.press('ArrowDown')
  await expect(row).toHaveAttribute('aria-selected', 'false')
})
