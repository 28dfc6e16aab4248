// @ts-check
import { describe, expect, it } from 'vitest'
import { citationFaults } from './comment-citations.mjs'
import { commentsIn } from './comments.mjs'

const SHEET = `# Facts

## 4. Paths
- slashes

## 5. Operations
**List**: one reply.

## 8. A server
1. sockets
2. paths
`
const DESIGN = `# Design

## Drag and drop (with the mouse)
`
/** @type {Readonly<Record<string, string>>} */
const TEXTS = {
  'docs/protocols/resonite-io.md': SHEET,
  'docs/design.md': DESIGN,
  'README.md': '# Read me\n',
  'src-main/wire/channel.ts': '',
  'scripts/bench.mjs': '',
}
const repository = { files: Object.keys(TEXTS), textOf: (/** @type {string} */ file) => TEXTS[file] ?? '' }
const faults = (/** @type {string} */ text) => citationFaults(text, repository)

describe('citationFaults', () => {
  it.each([
    'Opens it (see src-main/wire/channel.ts), as src-main/wire does; `channel.ts` says more.',
    'README.md, docs/design.md, and design.md, “Drag and drop”, say why.',
    'Writes nothing (resonite-io.md, section 4).',
    'One reply (resonite-io.md, section 5, "List"); a server has sockets (section 8.1) and paths (sections 4 and 8.2).',
    'Of the sheet, section 5; a listing (section 5, List).',
    'As RFC 6761, section 6.3, has it; src-shared is none of the files, and and/or is no path.',
    "@typedef {import('./bench/peers.mjs').Peer} Peer",
  ])('is content with %j', text => {
    expect(faults(text)).toEqual([])
  })

  it.each([
    ['See src-main/wire/chanel.ts.', 'there is no src-main/wire/chanel.ts'],
    ['See docs/protocol for it.', 'there is no docs/protocol'],
    ['Also in `schemas.ts`.', 'there is no schemas.ts'],
    ['Slower than that (performance.md, D).', 'there is no page performance.md'],
    ['Nothing jumps (resonite-io.md, section 7).', 'resonite-io.md has no section 7'],
    ['Cut (section 8.3).', 'docs/protocols/resonite-io.md has no section 8.3'],
    ['Twins (resonite-io.md, section 4, "Twins").', 'resonite-io.md has nothing called “Twins”'],
    ['Drops (design.md, "Drops").', 'design.md has nothing called “Drops”'],
    ['Was asked for (issue 4).', 'issue 4 cannot be read here: give the reason itself'],
  ])('says of %j that %s', (text, fault) => {
    expect(faults(text)).toEqual([fault])
  })
})

describe('commentsIn', () => {
  it('takes comments of both kinds, with their lines, and nothing that only looks like one', () => {
    const code = [
      "const address = 'http://example.org' // one",
      '// goes on',
      '/**',
      ' * Two,',
      ' * and more.',
      ' */',
      'const text = `/* none */ ${"// none"}`',
    ].join('\n')
    expect(commentsIn(code)).toEqual([
      { line: 1, text: 'one goes on' },
      { line: 3, text: 'Two, and more.' },
    ])
  })
})
