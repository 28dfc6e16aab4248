import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { type LinkTarget, parseLink } from './links'

const cases: [string, LinkTarget][] = [
  [
    'resrec:///G-Resonite/Inventory/Resonite Essentials',
    { kind: 'path', owner: 'G-Resonite', path: 'Inventory/Resonite Essentials' },
  ],
  ['RESREC:///U-ada/Inventory//Food/', { kind: 'path', owner: 'U-ada', path: 'Inventory/Food' }],
  ['resrec:///U-ada/Inventory/50%25', { kind: 'path', owner: 'U-ada', path: 'Inventory/50%25' }],
  ['resrec:///U-ada/Inventory/R-not-an-id', { kind: 'path', owner: 'U-ada', path: 'Inventory/R-not-an-id' }],
  [
    'resrec:///U-ada/R-7f9c2a54-1111-2222-3333-444455556666',
    { kind: 'record', owner: 'U-ada', recordId: 'R-7f9c2a54-1111-2222-3333-444455556666' },
  ],
  ['resrec:///U-ada/R-', { kind: 'path', owner: 'U-ada', path: 'R-' }],
  ['resrec:///U-ada', { kind: 'unknown' }],
  ['resrec:///U-ada/', { kind: 'unknown' }],
  ['resrec:////Inventory', { kind: 'unknown' }],
  ['resrec://U-ada/Inventory', { kind: 'unknown' }],
  ['resdb:///abc.brson', { kind: 'unknown' }],
  ['https://example.org/Inventory', { kind: 'unknown' }],
  ['', { kind: 'unknown' }],
]

it.each(cases)('reads %j', (uri, target) => {
  expect(parseLink(uri)).toEqual(target)
})

it('never fails', () => {
  fc.assert(
    fc.property(fc.string(), text => {
      parseLink(text)
      parseLink(`resrec:///${text}`)
    }),
  )
})
