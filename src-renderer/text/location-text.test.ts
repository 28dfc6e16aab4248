import { expect, it } from 'vitest'
import { en } from './en'
import { endOfPlace } from './location-text'

const TITLES = ['Food & Drink', '<b>Fruit</b>', 'Citrus']

it('loses whole folders at its beginning, never letters, and keeps the last one', () => {
  const within = (most: number) => endOfPlace(en, TITLES, words => words.length <= most)
  expect(within(99)).toBe('Inventory ▸ Food & Drink ▸ Fruit ▸ Citrus')
  expect(within(40)).toBe('… ▸ Food & Drink ▸ Fruit ▸ Citrus')
  expect(within(20)).toBe('… ▸ Fruit ▸ Citrus')
  expect(within(3)).toBe('… ▸ Citrus')
  expect(endOfPlace(en, [], () => false)).toBe('Inventory')
})
