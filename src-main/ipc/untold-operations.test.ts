import { expect, it } from 'vitest'
import { type Page, Pages } from '../app/windows/pages'
import { keptOperation } from '../testing/kept-operations'
import { UntoldOperations } from './untold-operations'

function twoPages() {
  const heard: string[] = []
  const pages = new Pages()
  const page = (name: string): Page => {
    const opened: Page = { publish: event => void heard.push(`${name} ${event}`) }
    pages.add(opened)
    return opened
  }
  return { heard, pages, untold: new UntoldOperations(pages), first: page('first'), second: page('second') }
}

const [MINE, OTHER] = ['resonite:U-ada', 'resonite:U-bea']

it('are told where they were begun as long as that window is open, each once', () => {
  const { heard, untold, first, second } = twoPages()
  untold.put(keptOperation('a'), MINE, first)
  untold.put(keptOperation('asks', { state: 'asking' }), MINE, first)
  expect(heard).toEqual(['first operations.untold'])
  expect(untold.take(MINE, second)).toEqual([])
  expect(untold.take(OTHER, first)).toEqual([])
  expect(untold.take(MINE, first).map(({ operation }) => operation.id)).toEqual(['a'])
  expect(untold.take(MINE, first)).toEqual([])
})

it('are told in the window that is used where theirs was closed, before or after they ended', () => {
  const { heard, pages, untold, first, second } = twoPages()
  untold.put(keptOperation('a'), MINE, first)
  pages.remove(first)
  untold.put(keptOperation('b'), MINE, first)
  expect(heard).toEqual(['first operations.untold', 'second operations.untold'])
  expect(untold.take(MINE, second).map(({ operation }) => operation.id)).toEqual(['a', 'b'])
})
