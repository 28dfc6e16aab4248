import { describe, expect, it } from 'vitest'
import { fileOf } from './app-files'

const ROOT = '/opt/satchel/out/renderer'

describe('fileOf', () => {
  it.each([
    ['app://satchel/', `${ROOT}/index.html`],
    ['app://satchel/index.html', `${ROOT}/index.html`],
    ['app://satchel/assets/a%20b.js?v=1#x', `${ROOT}/assets/a b.js`],
    ['app://satchel/a/../index.html', `${ROOT}/index.html`],
  ])('serves %s', (url, file) => {
    expect(fileOf(url, ROOT)).toBe(file)
  })

  it.each([
    'app://other/index.html',
    'https://satchel/index.html',
    'file:///etc/passwd',
    'app://satchel/..%2f..%2fmain/main.cjs',
    'app://satchel/%2e%2e%2f%2e%2e%2fpackage.json',
    'app://satchel/..%2frenderer-of-another/index.html',
    'app://satchel/..%5c..%5cmain.cjs',
    'app://satchel/a%00.html',
    'app://satchel/%E0%A4%A',
    'nonsense',
  ])('refuses %s', url => {
    expect(fileOf(url, ROOT)).toBeNull()
  })
})
