import { expect, test } from './fixtures/test'
import { FindBox } from './pages/find-box'

const SOCKET = `resonite-${process.pid}.sock`

test('a service that costs is asked about first; fields are chips and chips are fields', async ({
  satchel,
}) => {
  const { page } = satchel
  const find = new FindBox(page)
  await satchel.expand('Food & Drink', 'Fruit')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('kind:folder fr')
  await expect(find.filter('Folder')).toHaveAttribute('aria-pressed', 'true')
  await expect(find.option('Fruit')).toBeVisible()
  await find.filter('Folder').click()
  await expect(find.box).toHaveValue('fr')
  await find.filter('Public').click()
  await expect(find.box).toHaveValue('public: fr')
  await find.box.fill('-green in:Fruit apple')
  await expect(find.options).toHaveCount(2)
  await find.filter('Remove “in:Fruit”').click()
  await expect(find.box).toHaveValue('-green apple')
  await find.lookThrough.click()
  const question = page.getByRole('alertdialog')
  await expect(question).toContainText('at most 10 look-ups a second')
  await question.getByRole('button', { name: 'Cancel' }).click()
  await expect(page.getByRole('button', { name: /^Looking through/ })).toHaveCount(0)
})

test('offline after a restart what was looked through is found, with its age, and opened', async ({
  open,
  folder,
  startSandbox,
}) => {
  const environment = { RESONITE_IO_SOCKET_DIR: folder }
  const service = await startSandbox(SOCKET)
  const first = await open({ environment })
  await first.isReady()
  await first.expand('Food & Drink', 'Fruit')
  const known = new FindBox(first.page)
  await first.page.keyboard.press('Control+f')
  await first.page.keyboard.type('banana')
  await expect(known.option('Banana')).toBeVisible()
  await first.app.close()
  await service.kill()

  const satchel = await open({ environment })
  await satchel.hasState('disconnected')
  const { page } = satchel
  const find = new FindBox(page)
  await page.keyboard.press('Control+f')
  await page.keyboard.type('banana')
  await expect(find.option('Banana')).toHaveAccessibleDescription(/Inventory \/ Food & Drink \/ Fruit/)
  await page.keyboard.press('Enter')
  await expect(satchel.row('Banana')).toHaveAttribute('aria-selected', 'true')
})

test('the end of the index process hurts nothing: Find goes on, and it is there again', async ({
  satchel,
}) => {
  const { page, app } = satchel
  const find = new FindBox(page)
  await satchel.expand('Food & Drink')
  await page.keyboard.press('Control+f')
  await page.keyboard.type('fruit')
  await expect(find.known).toContainText('folders seen so far')
  const indexPid = () =>
    app.evaluate(
      ({ app: program }) =>
        program.getAppMetrics().find(({ name, serviceName }) => [name, serviceName].includes('Satchel index'))
          ?.pid ?? 0,
    )
  const first = await indexPid()
  expect(first).toBeGreaterThan(0)
  process.kill(first, 'SIGKILL')
  await find.box.fill('drink')
  await expect(find.option('Drink')).toBeVisible()
  await expect.poll(indexPid).not.toBe(first)
  await expect(find.option('Drink')).toBeVisible()
  await expect(satchel.row('Drink')).toBeVisible()
})
test('“Where it has been” leads back to folders, and never into the Trash', async ({ satchel }) => {
  const { page } = satchel
  await satchel.expand('Food & Drink', 'Fruit')
  await satchel.row('Banana').click()
  await page.keyboard.press('Delete')
  await expect(satchel.results).toContainText('Moved “Banana” to the Trash')
  await page.keyboard.press('Control+z')
  await expect(satchel.results).toContainText('Undone')
  await (await satchel.show('Banana')).click()
  const been = page.getByRole('region', { name: 'Where it has been' })
  await expect(been).toContainText('Trash')
  await expect(been.getByRole('button', { name: /^Move back to/ })).toHaveCount(0)
})
