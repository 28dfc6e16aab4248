// @ts-check
import { describe, expect, it } from 'vitest'
import { currentName, packagesFor } from './package-names.mjs'

describe('packagesFor', () => {
  it('names each package once, sorted', () => {
    expect(packagesFor(['libsmime3.so', 'libgbm.so.1', 'libnss3.so'])).toEqual({
      packages: ['libgbm1', 'libnss3'],
      unknown: [],
    })
  })

  it('keeps apart the libraries that it does not know', () => {
    expect(packagesFor(['libnew.so.1', 'libgtk-3.so.0'])).toEqual({
      packages: ['libgtk-3-0'],
      unknown: ['libnew.so.1'],
    })
  })
})

describe('currentName', () => {
  it('prefers the name of the 64-bit time transition where there is one', () => {
    expect(currentName('libgtk-3-0', new Set(['libgtk-3-0t64']))).toBe('libgtk-3-0t64')
    expect(currentName('libgbm1', new Set(['libgbm1', 'libgtk-3-0t64']))).toBe('libgbm1')
  })
})
