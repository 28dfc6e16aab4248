import { describe, expect, it } from 'vitest'
import { folder, rowsOf } from '../../testing/arbitrary-tree'
import { entryBeside } from './entry-beside'

const rows = rowsOf([folder('Empty', []), 'Kiwi'])
const ids = Array.from({ length: rows.count }, (_, index) => rows.at(index)?.id ?? '')

describe('entryBeside', () => {
  it('passes over what is no entry', () => {
    expect(rows.at(1)?.kind).toBe('note')
    expect(entryBeside(rows, ids[0] ?? '', 1)?.entry.name).toBe('Kiwi')
    expect(entryBeside(rows, ids[2] ?? '', -1)?.entry.name).toBe('Empty')
  })

  it('is nothing at either end', () => {
    expect(entryBeside(rows, ids[0] ?? '', -1)).toBeNull()
    expect(entryBeside(rows, ids[2] ?? '', 1)).toBeNull()
  })
})
