import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { EACH_AUTH, expect, test } from './fixtures/test'
import { firstByDay } from './fixtures/whole'

test.describe('a source that cannot be opened has its own sentence', () => {
  const cases = [
    { what: 'a missing path', make: () => {}, sentence: /There is no socket at .*s\.sock/ },
    {
      what: 'a file that is no socket',
      make: (path: string) => writeFileSync(path, 'hello'),
      sentence: /s\.sock is a file, not a socket/,
    },
    { what: 'a folder', make: (path: string) => mkdirSync(path), sentence: /s\.sock is a folder/ },
  ]
  for (const { what, make, sentence } of firstByDay(cases)) {
    test(what, async ({ open, folder }) => {
      const path = join(folder, 's.sock')
      make(path)
      const satchel = await open({ arguments: ['--source', `unix:${path}`] })
      await satchel.hasState('disconnected')
      await expect(satchel.page.getByRole('alert').filter({ hasText: 'Not connected' })).toContainText(
        sentence,
      )
      await expect(satchel.page.getByRole('button', { name: 'Retry' })).toBeVisible()
    })
  }

  test('a stale file of a dead server', async ({ open, sandbox }) => {
    await sandbox.kill()
    const satchel = await open({ arguments: ['--source', sandbox.address] })
    await satchel.hasState('disconnected')
    await expect(satchel.page.getByRole('alert').filter({ hasText: 'Not connected' })).toContainText(
      /isn’t running/,
    )
  })

  test('a server that is stopped, and goes on by itself when the server does', async ({ open, sandbox }) => {
    sandbox.pause()
    const satchel = await open({ arguments: ['--source', sandbox.address] })
    await satchel.hasState('disconnected')
    await expect(satchel.page.getByRole('alert').filter({ hasText: 'Not connected' })).toContainText(
      /doesn’t answer/,
    )
    sandbox.resume()
    await satchel.isReady()
  })

  test('a server without an inventory', async ({ open, sandbox }) => {
    await sandbox.control('fault unimplemented=all')
    const satchel = await open({ arguments: ['--source', sandbox.address] })
    await satchel.hasState('disconnected')
    await expect(
      satchel.page.getByRole('alert').filter({ hasText: 'This service has no inventory' }),
    ).toContainText(/update/i)
  })

  test('an argument that is no address', async ({ open }) => {
    const satchel = await open({ arguments: ['--source', 'ftp://example'] })
    await satchel.hasState('disconnected')
    await expect(satchel.page.getByRole('alert').filter({ hasText: 'Not connected' })).toContainText(
      'ftp://example',
    )
  })
})

test('waits for the person to sign in', async ({ open, sandbox }) => {
  await sandbox.control('fault not-signed-in')
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.hasState('not-signed-in')
  await expect(satchel.page.getByRole('heading', { name: 'Nobody is signed in' })).toBeVisible()
  await sandbox.control('clear not-signed-in')
  await satchel.isReady()
})

for (const { auth, sandboxArguments } of firstByDay(EACH_AUTH)) {
  test.describe(`a service ${auth}`, () => {
    test.use({ sandboxArguments })

    test('killing the service leaves the window usable, and its return brings it back', async ({
      satchel,
      sandbox,
    }) => {
      await satchel.expand('Food & Drink', 'Fruit')
      await satchel.row('Banana').click()
      const frame = () =>
        Promise.all([satchel.row('Banana'), satchel.statusBar, satchel.tree].map(part => part.boundingBox()))
      const before = await frame()
      await sandbox.kill()
      await satchel.hasState('disconnected')
      const notice = satchel.page.getByRole('alert').filter({ hasText: 'You can make changes again' })
      await expect(notice).toBeVisible()
      expect(await frame()).toEqual(before)
      await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
      await expect(satchel.page.getByRole('button', { name: /^Spawn in/ })).toBeDisabled()
      await expect(satchel.page.getByRole('button', { name: 'New folder' })).toBeDisabled()
      await satchel.expand('Drink')
      await expect(satchel.tree).toContainText('Not available offline')
      await satchel.row('Banana').click()
      await sandbox.start()
      await satchel.isReady()
      await expect(notice).toHaveCount(0)
      await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
      await expect(satchel.page.getByRole('button', { name: 'Spawn in “Home”' })).toBeEnabled()
    })

    test('waits for a Resonite that is still starting, without a flicker', async ({ open, sandbox }) => {
      await sandbox.control('fault bridge-missing=inventory')
      const satchel = await open({ arguments: ['--source', sandbox.address] })
      const panel = satchel.page.getByRole('alert').filter({ hasText: 'Resonite is still starting' })
      await expect(panel).toBeVisible()
      await panel.evaluate(element => Object.assign(window, { firstPanel: element }))
      const asked = async () =>
        Number(/"Inventory\/List":(\d+)/.exec(await sandbox.control('calls'))?.[1] ?? 0)
      const before = await asked()
      // Each time it is asked up to four times.
      await expect.poll(asked, { timeout: 30_000 }).toBeGreaterThan(before + 4)
      expect(await satchel.page.evaluate(() => Object(Reflect.get(window, 'firstPanel')).isConnected)).toBe(
        true,
      )
      await sandbox.control('clear bridge-missing')
      await satchel.isReady()
    })

    test('a cloud that is away at the first listing is asked again by itself', async ({ open, sandbox }) => {
      await sandbox.control('fault cloud-down')
      const satchel = await open({ arguments: ['--source', sandbox.address] })
      const panel = satchel.page.getByRole('alert').filter({ hasText: 'Satchel asks again by itself.' })
      await expect(panel).toBeVisible({ timeout: 30_000 })
      await sandbox.control('clear cloud-down')
      await satchel.isReady()
    })

    test.describe('discovery', () => {
      // The server clears away sockets of dead processes: these two are alive for sure.
      const first = `resonite-${process.pid}.sock`
      const second = `resonite-${process.ppid}.sock`

      test('takes the one live service among stale files', async ({ open, folder, startSandbox }) => {
        await (await startSandbox(first)).kill()
        await startSandbox(second)
        const satchel = await open({ environment: { RESONITE_IO_SOCKET_DIR: folder } })
        await satchel.isReady()
        await expect(satchel.page.getByTitle(second)).toBeVisible()
      })

      test('lets the person choose among several', async ({ open, folder, startSandbox }) => {
        await startSandbox(first)
        // Two that name nobody in one folder cannot be told apart (no-auth.spec.ts).
        await startSandbox(second, { arguments: [] })
        const satchel = await open({ environment: { RESONITE_IO_SOCKET_DIR: folder } })
        await satchel.hasState('choose-source')
        const choices = satchel.page.getByRole('listitem')
        await expect(choices).toHaveCount(2)
        await choices.filter({ hasText: second }).getByRole('button', { name: 'Open' }).click()
        await satchel.isReady()
      })

      test('opens the sandbox, and says so, when nothing runs', async ({ open }) => {
        const satchel = await open()
        await satchel.isReady()
        await expect(satchel.page.getByText('No running Resonite was found')).toBeVisible()
      })
    })
  })
}
