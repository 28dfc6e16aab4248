// @ts-check
import { describe, expect, it } from 'vitest'
import { suiteSources } from './suite-sources.mjs'

const debian12 = `https://deb.example/debian/ bookworm main Debian
https://deb.example/debian/ bookworm-updates main Debian
https://deb.example/security/ bookworm-security main Debian
https://other.example/node/ nodistro main Else
`

describe('suiteSources', () => {
  it('takes the mirror, updates and security fixes of the suite', () => {
    expect(suiteSources(debian12, 'bookworm')).toEqual({
      mirror: 'https://deb.example/debian/',
      lines: [
        'deb https://deb.example/debian/ bookworm main',
        'deb https://deb.example/debian/ bookworm-updates main',
        'deb https://deb.example/security/ bookworm-security main',
      ],
    })
  })

  it('takes the suite from the mirror of another Debian', () => {
    const debian13 = debian12.replaceAll('bookworm', 'trixie')
    expect(suiteSources(debian13, 'bookworm')).toEqual({
      mirror: 'https://deb.example/debian/',
      lines: ['deb https://deb.example/debian/ bookworm main'],
    })
  })

  it('says that it needs one where there is none', () => {
    expect(() => suiteSources('', 'bookworm')).toThrow('sources.list')
  })
})
