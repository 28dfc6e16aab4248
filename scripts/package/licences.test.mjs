// @ts-check
import { describe, expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'
import { licencesText, productionPackages } from './licences.mjs'

describe('productionPackages', () => {
  const entries = {
    '': { version: '1.0.0' },
    'node_modules/b': { version: '2.0.0', license: 'ISC' },
    'node_modules/a/node_modules/@x/y': { version: '1.0.0', license: 'MIT' },
    'node_modules/tool': { version: '1.0.0', license: 'MIT', dev: true },
    'node_modules/elsewhere': { version: '1.0.0', license: 'MIT' },
    'node_modules/emojibase-data': { version: '17.0.0', license: 'MIT', dev: true },
  }

  it('holds what is installed for production, inner packages too, and what is bundled of the tools', () => {
    const packages = productionPackages(entries, place => place !== 'node_modules/elsewhere')
    expect(packages.map(({ name, version }) => `${name} ${version}`)).toEqual([
      '@x/y 1.0.0',
      'b 2.0.0',
      'emojibase-data 17.0.0',
    ])
  })
})

describe('licencesText', () => {
  it('has a text for every package of this project, and its own first', () => {
    const text = licencesText(projectFolder)
    expect(text.indexOf('The Satchel authors')).toBeLessThan(text.indexOf('react '))
    for (const name of ['libsql ', '@lobehub/fluent-emoji-3d ', '@bufbuild/protobuf ', 'emojibase-data '])
      expect(text).toContain(`\n${name}`)
  })
})
