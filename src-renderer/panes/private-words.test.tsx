import type { ReactNode } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { ROOT } from '../../src-shared/domain/paths'
import { SIDE_COLUMNS } from '../../src-shared/model/settings'
import { NO_FACTS } from '../../src-shared/testing/no-facts'
import { ROOT_BRANCH } from '../browser/branch'
import { entryRow } from '../browser/rows'
import { en } from '../text/en'
import { cellsOf } from './contents/tree-cells'
import { ChangeLine } from './sources/snapshot-compared-dialog'

/** What streamer mode leaves readable of it. */
function readable(shown: ReactNode): string {
  const markup = renderToStaticMarkup(<>{shown}</>)
  return markup.replaceAll(/<(\w+)[^>]*data-private[^>]*>.*?<\/\1>/g, '·').replaceAll(/<[^>]+>/g, ' ')
}

it('streamer mode leaves no name of a person or a place readable in the columns of a row', () => {
  const builder = new ListingBuilder(ROOT, 1, 1)
  const facts = { ...NO_FACTS, typeWord: 'Landmark', creator: { id: 'U-ada', name: 'Secret Ada' } }
  builder.addEntries([
    {
      recordId: 'R-hat',
      name: 'Secret hat',
      kind: 'object',
      assetUri: '',
      isPublic: false,
      modifiedMs: 1,
      facts,
    },
  ])
  const row = entryRow({ branch: ROOT_BRANCH, listing: builder.finish(), expandedKeys: new Set() }, 0)
  if (row === null) throw new Error('There is one.')
  const cells = readable(cellsOf({ row, columns: SIDE_COLUMNS, text: en, nowMs: 1 }))
  expect(cells).toContain('Landmark')
  expect(cells).not.toContain('Secret')
})

it('streamer mode leaves neither titles nor places readable in what has changed since a snapshot', () => {
  const at = { title: 'Secret hat', folders: ['Secret box'] }
  const before = { title: 'Secret cap', folders: [] }
  expect(readable(<ChangeLine change={{ kind: 'renamed', isFolder: false, at, before }} />)).not.toContain(
    'Secret',
  )
})
