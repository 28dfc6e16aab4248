// @ts-check
import { describe, expect, it } from 'vitest'
import { missingPackages } from './missing-packages.mjs'

const wanted = {
  packages: {
    '': {},
    'node_modules/a': { version: '1.0.0', integrity: 'sha512-a' },
    'node_modules/other-platform': { version: '2.0.0', integrity: 'sha512-b', optional: true },
  },
}

describe('missingPackages', () => {
  it('is empty when everything is there, without the packages of other platforms', () => {
    expect(
      missingPackages(wanted, { packages: { 'node_modules/a': wanted.packages['node_modules/a'] } }),
    ).toEqual([])
  })

  it('names a package that is absent', () => {
    expect(missingPackages(wanted, { packages: {} })).toEqual(['node_modules/a'])
  })

  it('names a package of another version or content', () => {
    const installed = { packages: { 'node_modules/a': { version: '1.0.0', integrity: 'sha512-other' } } }
    expect(missingPackages(wanted, installed)).toEqual(['node_modules/a'])
  })

  it('names an optional package that is there in another version', () => {
    const installed = {
      packages: {
        ...wanted.packages,
        'node_modules/other-platform': { version: '1.9.0', integrity: 'sha512-b' },
      },
    }
    expect(missingPackages(wanted, installed)).toEqual(['node_modules/other-platform'])
  })
})
