import { expect, it } from 'vitest'
import { en } from './en'
import { ja } from './ja'

it('says before a look through everything how much it is, and how long it takes', () => {
  const whole = { folders: 3_000, lookUps: 15_000, isAtLeast: false }
  expect(en.crawl.ask(whole, 10)).toMatch(/^3,000 folders, about 25 minutes, in the background\. /)
  const part = { folders: 1, lookUps: 2, isAtLeast: true }
  expect(en.crawl.ask(part, 10)).toMatch(/^1 folder known so far, about 1 minute, .*; more may turn up\. /)
  expect(ja.crawl.ask(whole, 10)).toMatch(/^3,000 個のフォルダー.*約 25 分/)
})
