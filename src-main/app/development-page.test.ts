import { expect, it } from 'vitest'
import { developmentPage } from './development-page'

const named = (url: string, isPackaged = false): string | null =>
  developmentPage({ ELECTRON_RENDERER_URL: url }, isPackaged)

it.each(['http://localhost:5173/', 'http://127.0.0.1:5173/', 'http://[::1]:5173/'])(
  'comes from a server of this computer: %s',
  url => expect(named(url)).toBe(url),
)

it.each([
  'http://example.org/',
  'https://localhost.example.org/',
  'http://192.0.2.7:5173/',
  'file:///etc/passwd',
  'data:text/html,x',
  'nonsense',
  '',
])('never comes from %j', url => expect(named(url)).toBeNull())

it('is the built one where nothing is named, and in a package', () => {
  expect(developmentPage({}, false)).toBeNull()
  expect(named('http://localhost:5173/', true)).toBeNull()
})
