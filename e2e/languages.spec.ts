import { expect, test } from './fixtures/test'

test('speaks the language of a Japanese system', async ({ open, sandbox }) => {
  const satchel = await open({
    arguments: ['--source', sandbox.address, '--lang=ja'],
    environment: { LANGUAGE: 'ja', LANG: 'ja_JP.UTF-8' },
  })
  await satchel.hasState('ready')
  const { page } = satchel
  await expect(page.getByRole('tree', { name: 'インベントリ' })).toBeVisible()
  await expect(page.getByRole('button', { name: '新規フォルダー' })).toBeVisible()
  await expect(page.locator('html')).toHaveAttribute('lang', /^ja/)
})

test('says in Japanese what main reports', async ({ open, folder }) => {
  const satchel = await open({
    arguments: ['--source', `unix:${folder}/nothing.sock`, '--lang=ja'],
    environment: { LANGUAGE: 'ja', LANG: 'ja_JP.UTF-8' },
  })
  await satchel.hasState('disconnected')
  await expect(satchel.page.getByRole('alert').first()).toContainText(
    `${folder}/nothing.sock にソケットがありません`,
  )
})
