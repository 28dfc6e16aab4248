import { describe, expect, it } from 'vitest'
import { DEFAULT_SETTINGS } from '../../../src-shared/model/settings'
import { USUAL_COLUMNS } from '../../browser/columns'
import { fittingColumns } from './column-widths'

const { columnWidthsPx } = DEFAULT_SETTINGS

describe('columns beside the name', () => {
  it('give way one after the other, the date last', () => {
    const at = (paneWidthPx: number) => fittingColumns(paneWidthPx, USUAL_COLUMNS, columnWidthsPx)
    expect(at(0)).toEqual(USUAL_COLUMNS)
    expect(at(600)).toEqual(USUAL_COLUMNS)
    expect(at(560)).toEqual(['items', 'kind', 'modified'])
    expect(at(500)).toEqual(['items', 'modified'])
    expect(at(420)).toEqual(['modified'])
    expect(at(390)).toEqual([])
  })

  it('stand where they stood when another one goes', () => {
    const chosen = ['items', 'kind', 'modified', 'path'] as const
    expect(fittingColumns(600, chosen, columnWidthsPx)).toEqual(['items', 'kind', 'modified'])
  })
})
