import { expect, test } from './fixtures/window-test'

test('what was open is open at the next start, and after a reload', async ({ open, sandbox }) => {
  const first = await open({ arguments: ['--source', sandbox.address] })
  await first.isReady()
  await first.expand('Food & Drink', 'Fruit')
  await first.page.reload()
  await first.isReady()
  await expect(first.row('Fruit')).toHaveAttribute('aria-expanded', 'true')
  await first.app.close()
  const second = await open({ arguments: ['--source', sandbox.address] })
  await second.isReady()
  await expect(second.row('Food & Drink')).toHaveAttribute('aria-expanded', 'true')
  await expect(second.row('Banana')).toBeVisible()
})

test('what is open, selected and scrolled stays so through a lost connection', async ({
  satchel,
  sandbox,
}) => {
  const { tree } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await (await satchel.show('Pear')).click()
  await tree.evaluate(node => node.scrollTo({ top: 140 }))
  await sandbox.kill()
  await satchel.hasState('disconnected')
  await sandbox.start()
  await satchel.hasState('ready')
  await expect(satchel.row('Pear')).toHaveAttribute('aria-selected', 'true')
  await expect.poll(() => tree.evaluate(node => node.scrollTop)).toBe(140)
})
