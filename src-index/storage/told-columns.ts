import { entryFacts, factValues, NO_VALUES } from '../../src-shared/domain/entry-facts'
import { foldForFinding } from '../../src-shared/domain/fold-for-finding'
import { SOURCE_ACTIONS, WHY_NOT_CODES } from '../../src-shared/model/capabilities'
import type { Denied } from '../../src-shared/model/entry'
import { FACT_NUMBERS, FACT_TEXTS, type FactNumber, type FactText } from '../../src-shared/model/fact-values'
import { storedFold } from './entry-row'
import { numberIn, type Row, type SqlValue } from './sql'
import { columnOfHex, DamagedText, numbersOf, storedText, textOf } from './stored-text'
import type { Told } from './told'

/** In the table `told`; what a text is called there is no word of SQL. */
export const COLUMN_OF = {
  type: 'type_word',
  creatorId: 'creator_id',
  creator: 'creator',
  description: 'description',
  linkTarget: 'link_target',
  size: 'size',
  created: 'created',
  permissions: 'permissions',
  sale: 'sale',
  flags: 'flags',
} as const satisfies Readonly<Record<FactText | FactNumber, string>>

/** Stands for NULL, which `group_concat` leaves out; no fact is below 0. */
const NONE = -1

const texts = [...FACT_TEXTS.map(name => COLUMN_OF[name]), 'denied']
const numbers = FACT_NUMBERS.map(name => COLUMN_OF[name])

/** The columns that `storedTold` gives values for. */
export const TOLD_COLUMNS = [...texts, ...numbers, 'description_fold']

/** All rows of a question as one. */
export const TOLD_AT_ONCE = [
  'count(*) as count',
  'group_concat(seq) as seqs',
  ...texts.map(name => `hex(group_concat(coalesce(${name}, ''), char(10))) as ${name}`),
  ...numbers.map(name => `group_concat(coalesce(${name}, ${NONE})) as ${name}`),
].join(', ')

/** In the order of `TOLD_COLUMNS`. */
export function storedTold({ facts, denied }: Told): readonly SqlValue[] {
  const values = facts === null ? NO_VALUES : factValues(facts)
  return [
    ...FACT_TEXTS.map(name => (values[name] === '' ? null : storedText(values[name]))),
    denied.length === 0 ? null : storedText(JSON.stringify(denied)),
    ...FACT_NUMBERS.map(name => (Number.isNaN(values[name]) ? null : values[name])),
    foldOf(values.description),
  ]
}

/** Null where SQLite's `lower` makes the searched text of it, as for names. */
function foldOf(description: string): string | null {
  if (description === '') return null
  const folded = foldForFinding(description).replaceAll(/\s+/gu, ' ')
  return storedFold(description, storedText(description), storedText(folded))
}

/** By the number of the row; of a row that was read with `TOLD_AT_ONCE`. */
export function toldIn(row: Row): ReadonlyMap<number, Told> {
  const count = numberIn(row, 'count') ?? 0
  const text = (column: string): readonly string[] => columnOfHex(row[column], count).map(textOf)
  const number = (column: string): readonly number[] => numbersOf(row[column], count)
  const columns = {
    type: text(COLUMN_OF.type),
    creatorId: text(COLUMN_OF.creatorId),
    creator: text(COLUMN_OF.creator),
    description: text(COLUMN_OF.description),
    linkTarget: text(COLUMN_OF.linkTarget),
    size: number(COLUMN_OF.size),
    created: number(COLUMN_OF.created),
    permissions: number(COLUMN_OF.permissions),
    sale: number(COLUMN_OF.sale),
    flags: number(COLUMN_OF.flags),
  }
  const denied = text('denied')
  return new Map(
    number('seqs').map((seq, at) => {
      const facts = entryFacts({
        type: columns.type[at] ?? '',
        creatorId: columns.creatorId[at] ?? '',
        creator: columns.creator[at] ?? '',
        description: columns.description[at] ?? '',
        linkTarget: columns.linkTarget[at] ?? '',
        size: orNaN(columns.size[at]),
        created: orNaN(columns.created[at]),
        permissions: orNaN(columns.permissions[at]),
        sale: orNaN(columns.sale[at]),
        flags: orNaN(columns.flags[at]),
      })
      return [seq, { facts, denied: deniedIn(denied[at] ?? '') }] as const
    }),
  )
}

function orNaN(value: number | undefined): number {
  return value === undefined || value === NONE ? Number.NaN : value
}

/** Words of a later version are left out: the source itself refuses. */
function deniedIn(json: string): readonly Denied[] {
  if (json === '') return []
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new DamagedText('What is kept of rights cannot be read.')
  }
  if (!Array.isArray(value)) throw new DamagedText('What is kept of rights is no list.')
  return value.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null || !('action' in one) || !('why' in one)) return []
    const action = SOURCE_ACTIONS.find(name => name === one.action)
    const why = WHY_NOT_CODES.find(code => code === one.why)
    return action === undefined || why === undefined ? [] : [{ action, why }]
  })
}
