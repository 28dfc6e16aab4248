import { describe, expect, it } from 'vitest'
import { folder, rowsOf } from '../testing/arbitrary-tree'
import { successorOf } from './successor-of'

/** Record ids follow the order here; on screen the folder stands first. */
const before = rowsOf(['hat', 'shoe', folder('bag', ['coin', 'key'])])

describe('successorOf', () => {
  it('is the next one of the folder that is still there', () => {
    expect(successorOf('/R-2', before, rowsOf(['hat', 'shoe']))).toBe('/R-0')
  })

  it('is the one that is shown next, and not the Trash, which is shown last', () => {
    const trash = folder('Satchel Trash', [])
    const withTrash = rowsOf([trash, 'hat', folder('bag', [])])
    expect(successorOf('/R-2', withTrash, rowsOf([trash, 'hat']))).toBe('/R-1')
  })

  it('is the one before when nothing follows', () => {
    const now = rowsOf(['hat'])
    expect(successorOf('/R-1', before, now)).toBe('/R-0')
  })

  it('is the folder when nothing is left in it', () => {
    const now = rowsOf(['hat', 'shoe', folder('bag', [])])
    expect(successorOf('/R-2/R-0', before, now)).toBe('/R-2')
  })

  it('follows the folder when that is gone, too', () => {
    expect(successorOf('/R-2/R-1', before, rowsOf(['hat', 'shoe']))).toBe('/R-0')
  })

  it('is nobody in an empty inventory', () => {
    expect(successorOf('/R-0', before, rowsOf([]))).toBeNull()
  })
})
