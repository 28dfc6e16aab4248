import { chmodSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/test'

// The server clears away sockets of dead processes: these two are alive for sure.
const FIRST = `resonite-${process.pid}.sock`
const SECOND = `resonite-${process.ppid}.sock`

test.describe('watching', () => {
  test('a Resonite that starts later takes the place of the sandbox within a second', async ({
    open,
    folder,
    startSandbox,
  }) => {
    const sockets = join(folder, 'sockets')
    const satchel = await open({ environment: { RESONITE_IO_SOCKET_DIR: sockets } })
    await satchel.isReady()
    await expect(satchel.page.getByText('No running Resonite was found')).toBeVisible()
    mkdirSync(sockets)
    const beforeMs = Date.now()
    await startSandbox(`sockets/${FIRST}`)
    // How long a process takes to start is how slow the machine is.
    const startMs = Date.now() - beforeMs
    await expect(satchel.page.getByTitle(FIRST)).toBeVisible()
    expect(Date.now() - beforeMs - startMs).toBeLessThan(Math.max(2_000, 4 * startMs))
    await satchel.isReady()
    await expect(satchel.page.getByText('No running Resonite was found')).toHaveCount(0)
  })

  test('a sandbox that was asked for stays', async ({ open, folder, startSandbox }) => {
    const satchel = await open({ environment: { RESONITE_IO_SOCKET_DIR: folder } })
    await satchel.isReady()
    await satchel.page.getByRole('button', { name: /^Sandbox/ }).click()
    const dialog = satchel.page.getByRole('dialog', { name: 'Inventory source' })
    await dialog.getByRole('button', { name: 'Open the sandbox' }).click()
    await dialog.getByRole('button', { name: 'Close' }).click()
    await satchel.isReady()
    await startSandbox(FIRST)
    await satchel.page.getByRole('button', { name: 'Look for Resonite' }).click()
    await expect(satchel.page.getByTitle(FIRST)).toBeVisible()
  })

  test('looking shows that it looks, and says when there is nothing', async ({ open, folder }) => {
    const satchel = await open({ environment: { RESONITE_IO_SOCKET_DIR: folder } })
    await satchel.isReady()
    // It is said for less than a second: it is waited for before it begins, frame by frame.
    const isSaid = satchel.page.getByRole('button', { name: 'Looking…' }).waitFor()
    await satchel.page.getByRole('button', { name: 'Look for Resonite' }).click()
    await isSaid
    await expect(satchel.results).toContainText('No running Resonite was found')
    await expect(satchel.page.getByRole('button', { name: 'Look for Resonite' })).toBeVisible()
  })
})

test.describe('the choice among several', () => {
  test('tells them apart, follows what comes and goes, and is remembered', async ({
    open,
    folder,
    startSandbox,
  }) => {
    await startSandbox(FIRST)
    const second = await startSandbox(SECOND)
    const environment = { RESONITE_IO_SOCKET_DIR: folder }
    const satchel = await open({ environment })
    await satchel.hasState('choose-source')
    const choices = satchel.page.getByRole('listitem')
    await expect(choices).toHaveCount(2)
    const choice = choices.filter({ hasText: SECOND })
    await expect(choice).toContainText(`process ${second.pid}`)
    await expect(choice).toContainText(/Resonite .*signed in as .* · Home.*Linux · mod \d/)
    await expect(satchel.page.getByRole('button', { name: 'Open the sandbox' })).toBeVisible()
    await choice.getByRole('button', { name: /^Open/ }).click()
    await satchel.isReady()
    await satchel.app.close()
    const again = await open({ environment })
    await again.isReady()
    await expect(again.page.getByTitle(SECOND)).toBeVisible()
  })
})

test.describe('a socket that others can write to', () => {
  test('is not opened by itself; the warning names the cure, which works', async ({
    open,
    folder,
    startSandbox,
  }) => {
    await startSandbox(FIRST)
    chmodSync(folder, 0o777)
    const satchel = await open({ environment: { RESONITE_IO_SOCKET_DIR: folder } })
    await satchel.hasState('disconnected')
    const warning = satchel.page.getByRole('alert').filter({ hasText: 'This socket is open to others' })
    await expect(warning).toContainText(`chmod go-w ${folder}`)
    chmodSync(folder, 0o700)
    await satchel.isReady()
  })

  test('is opened when the person insists, also when it was named', async ({ open, folder, sandbox }) => {
    chmodSync(folder, 0o777)
    const satchel = await open({ arguments: ['--source', sandbox.address] })
    await satchel.hasState('disconnected')
    await satchel.page.getByRole('button', { name: 'Connect anyway' }).click()
    await satchel.isReady()
    await sandbox.kill()
    await satchel.hasState('disconnected')
    await sandbox.start()
    await satchel.isReady()
  })
})

test('a person connects to an address of their own, and mistakes are named', async ({ open, sandbox }) => {
  const satchel = await open()
  await satchel.isReady()
  await satchel.page.getByRole('button', { name: /^Sandbox/ }).click()
  await satchel.page.getByRole('button', { name: 'Connect to…' }).click()
  const dialog = satchel.page.getByRole('dialog', { name: 'Connect to an inventory service' })
  const address = dialog.getByRole('textbox', { name: 'Address' })
  await address.fill('ipv4:192.0.2.1:5000')
  await dialog.getByRole('button', { name: 'Connect', exact: true }).click()
  await expect(dialog).toContainText('Unencrypted connections are only possible on this computer')
  await address.fill(sandbox.address)
  await address.press('Enter')
  await expect(dialog).toHaveCount(0)
  await satchel.isReady()
  await expect(satchel.page.getByTitle(sandbox.address)).toBeVisible()
})

test('the report says what each socket answered', async ({ satchel, sandbox }) => {
  await satchel.page.getByTitle(sandbox.address).click()
  await satchel.page.getByRole('button', { name: 'Diagnostics…' }).click()
  const report = satchel.page.getByRole('region', { name: 'Report' })
  await expect(report).toContainText(/Connection\/Ping\s+OK in \d+ ms/)
  await expect(report).toContainText('~/s.sock')
  await expect(report).toContainText('mode 0700')
  await satchel.page.getByRole('button', { name: 'Copy report' }).click()
  await expect(satchel.page.getByRole('button', { name: 'Report copied' })).toBeVisible()
  expect(await satchel.app.evaluate(({ clipboard }) => clipboard.readText())).toContain('Connection/Ping')
})

test('an inventory that goes away while it is open is not called connected', async ({ satchel, sandbox }) => {
  await sandbox.control('fault unimplemented=Inventory')
  await satchel.page.keyboard.press('F5')
  await satchel.hasState('disconnected')
  const status = satchel.page.getByRole('contentinfo')
  await expect(status).toContainText('You can make changes again when the connection is back')
  await expect(status).not.toContainText('signed in')
  await sandbox.control('clear')
  await satchel.isReady()
})

test('an old mod works, with a warning that can be put away', async ({ open, sandbox }) => {
  await sandbox.control('fault unimplemented=info')
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  const warning = satchel.page.getByRole('status').filter({ hasText: 'older than Satchel expects' })
  await expect(warning).toBeVisible()
  await warning.getByRole('button', { name: 'Dismiss' }).click()
  await expect(warning).toHaveCount(0)
})
