import { ListingBuilder } from '../../src-shared/domain/listing'
import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { NO_FACTS } from '../../src-shared/testing/no-facts'
import { flatten } from '../browser/flatten'
import { SelectedIds } from '../browser/selected-ids'
import { summaryOf } from '../browser/selection-summary'
import { ROOT_ID, type RowId, rowIdOf } from '../kit/row-id'
import { Inspector } from '../panes/inspector/inspector'
import { folder, link, ODD_ENTRIES, object } from './fixture-entries'
import { Specimen } from './specimen'

/** As wide as it is by itself. */
const WIDTH_PX = 292

const ESSENTIALS = parsePath('/Inventory/Essentials') ?? ROOT

const TOLD_ENTRIES: readonly Entry[] = [
  {
    ...object('R-scarf', 'Silk scarf', { hoursOld: 3 }),
    facts: {
      ...NO_FACTS,
      createdMs: Date.now() - 900 * 3_600_000,
      creator: { id: 'a0000000-0000-4000-8000-000000000001', name: 'Ada Lovelace' },
      permissions: { kind: 'rights', own: ['copy', 'modify', 'transfer'], next: ['transfer'] },
      sale: { kind: 'copy', price: 1_250 },
      description: 'Woven in 2024.\nWash by hand.',
      marks: ['worn', 'favourite'],
    },
  },
  {
    ...object('R-coat', 'Winter coat', { hoursOld: 3 }),
    facts: {
      ...NO_FACTS,
      creator: { id: 'b0000000-0000-4000-8000-000000000002', name: null },
      permissions: { kind: 'rights', own: ['modify'], next: [] },
    },
  },
  {
    ...object('R-file', 'Notes.txt', { hoursOld: 3 }),
    facts: { ...NO_FACTS, sizeBytes: 3_200, permissions: { kind: 'file', mode: 0o640 } },
  },
  { ...link('R-gone', 'Hat that was', ''), facts: { ...NO_FACTS, linkState: 'broken' } },
]

const LISTINGS = new Map([
  [
    ROOT,
    listing(ROOT, [
      folder('R-food', 'Food & Drink'),
      folder('R-shared', 'Shared', { isPublic: true }),
      link('R-essentials', 'Essentials', 'resrec:///G-Resonite/Inventory/Essentials'),
      ...TOLD_ENTRIES,
      ...ODD_ENTRIES,
    ]),
  ],
  [ESSENTIALS, listing(ESSENTIALS, [object('R-pen', 'Pen', { isPublic: true })])],
])

const ROWS = flatten({
  expanded: new Map([[ROOT_ID, new Set(['R-essentials'])]]),
  stateOf: path => ({ listing: LISTINGS.get(path) ?? null, error: null }),
  draftIn: null,
  canList: true,
  trash: { kind: 'satchel' },
})

function listing(path: InventoryPath, entries: readonly Entry[]) {
  const builder = new ListingBuilder(path, Date.now(), entries.length)
  builder.addEntries(entries)
  return builder.finish()
}

const top = (recordId: string): RowId => rowIdOf(ROOT_ID, recordId)

const SELECTIONS: readonly (readonly [string, readonly RowId[]])[] = [
  ['Nothing selected', []],
  ['An object', [top('R-banana')]],
  ['A public object with a long name', [top('R-long')]],
  ['A world', [top('R-home')]],
  ['Of a kind that is not known', [top('R-unknown')]],
  ['A folder', [top('R-food')]],
  ['A public folder', [top('R-shared')]],
  ['A link to a folder', [top('R-essentials')]],
  ['A link to one record', [top('R-record')]],
  ['Below a link', [rowIdOf(top('R-essentials'), 'R-pen')]],
  ['All that a grid tells', [top('R-scarf')]],
  ['What may neither be copied nor given away, by somebody without a name', [top('R-coat')]],
  ['A file', [top('R-file')]],
  ['A broken link', [top('R-gone')]],
  ['Markup in the name', [top('R-rich')]],
  ['A slash in the name', [top('R-slash')]],
  ['One of twins', [top('R-twin-a')]],
  ['A picture that failed', [top('R-failed')]],
  ['Several', [top('R-banana'), top('R-dragon'), top('R-food'), top('R-home')]],
]

/** The inspector for everything that can be selected. */
export function InspectorSheet() {
  return SELECTIONS.map(([name, ids]) => (
    <Specimen key={name} name={name} widthPx={WIDTH_PX} heightPx={620}>
      <Inspector rows={ROWS} selected={summaryOf(ROWS, SelectedIds.of(ids))} />
    </Specimen>
  ))
}
