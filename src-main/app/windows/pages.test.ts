import { expect, it } from 'vitest'
import { type Page, Pages } from './pages'

function open(): { readonly pages: Pages; readonly page: (name: string) => Page; readonly heard: string[] } {
  const heard: string[] = []
  const pages = new Pages()
  const page = (name: string): Page => {
    const added: Page = { publish: event => void heard.push(`${name} ${event}`) }
    pages.add(added)
    return added
  }
  return { pages, page, heard }
}

it('tells every open page, and none that was closed', () => {
  const { pages, page, heard } = open()
  const first = page('first')
  page('second')
  pages.publish('links.arrived', null)
  pages.remove(first)
  pages.publish('links.arrived', null)
  expect(heard).toEqual(['first links.arrived', 'second links.arrived', 'second links.arrived'])
})

it('knows which one was used last: a new one, one that was turned to, and what is left of them', () => {
  const { pages, page } = open()
  expect(pages.latest).toBeNull()
  const [first, second, third] = [page('first'), page('second'), page('third')]
  expect(pages.latest).toBe(third)
  pages.use(first)
  expect(pages.all).toEqual([second, third, first])
  pages.remove(first)
  expect(pages.latest).toBe(third)
  // A window that is being closed may get the focus once more.
  pages.use(first)
  expect(pages.all).toEqual([second, third])
})
