import { parsePath } from '../../src-shared/domain/paths'
import type { Deletion } from '../../src-shared/model/entry'
import { type EntryRow, type ShownEntry, searchedText, storedFold } from './entry-row'
import { FOLDER_KIND, LINK_KIND } from './kind-codes'
import { ENDED, FLAG } from './schema'
import { numberIn, type Row, type Sql, type SqlValue } from './sql'
import { columnOfHex, DamagedText, numbersOf, storedText, textOf, textOfHex } from './stored-text'
import { hashOf } from './text-hash'
import { ToldRows } from './told-rows'

/** Values in one question; far below SQLite's limit. */
const ASKED_AT_ONCE = 500

const TEXTS = ['record_id', 'name', 'title', 'extras'] as const
const NUMBERS = [
  'seq',
  'folder',
  'kind',
  'flags',
  'modified',
  'from_ms',
  'began',
  'to_ms',
  'ended',
  'last_ms',
] as const
/** Stands for NULL, which `group_concat` leaves out. */
const NONE = -1

const AS_COLUMNS = [
  'count(*) as count',
  ...TEXTS.map(name => `hex(group_concat(coalesce(e.${name}, ''), char(10))) as ${name}`),
  "hex(group_concat(coalesce(a.uri, ''), char(10))) as uri",
  ...NUMBERS.map(name => `group_concat(coalesce(e.${name}, ${NONE})) as ${name}`),
].join(', ')
const FROM = 'from entry e left join asset a on a.id = e.asset'

export interface NewRow {
  readonly entry: ShownEntry
  readonly folder: number
  readonly flags: number
  readonly fromMs: number
  readonly began: number
}

/** What a row is that was put in: for the names in memory. */
export interface PutIn {
  readonly seq: number
  readonly asset: number
  readonly searched: string
}

/** The rows of entries in the file. */
export class EntryRows {
  readonly #sql: Sql
  readonly #seed: number
  /** What only some sources tell. */
  readonly told: ToldRows
  #lastSeq: number

  constructor(sql: Sql, seed: number) {
    this.#sql = sql
    this.#seed = seed
    this.told = new ToldRows(sql)
    this.#lastSeq = sql.number('select max(seq) as value from entry') ?? 0
  }

  get lastSeq(): number {
    return this.#lastSeq
  }

  get lastAsset(): number {
    return this.#sql.number('select max(id) as value from asset') ?? 0
  }

  put({ entry, folder, flags, fromMs, began }: NewRow): PutIn {
    this.#lastSeq += 1
    const seq = this.#lastSeq
    const [recordId, name] = [storedText(entry.recordId), storedText(entry.name)]
    const title = entry.title === null ? null : storedTitle(entry.title)
    const asset = entry.assetUri === '' ? 0 : this.assetOf(entry.assetUri)
    const shown = entry.title ?? entry.name
    const searched = searchedText(shown)
    this.#sql.run(
      `insert into entry (seq, record_id, hash, folder, name, title, kind, flags, modified, asset, extras, fold,
        from_ms, began) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      seq,
      recordId,
      hashOf(recordId, this.#seed),
      folder,
      name,
      title,
      entry.kind,
      flags | (entry.isPublic ? FLAG.PUBLIC : 0),
      entry.modifiedMs,
      asset === 0 ? null : asset,
      entry.deletion === null ? null : storedText(JSON.stringify(entry.deletion)),
      storedFold(shown, title ?? name, searched),
      fromMs,
      began,
    )
    this.told.put(seq, entry)
    return { seq, asset, searched }
  }

  end(seq: number, toMs: number, ended: number, lastMs: number, flags = 0): void {
    this.#sql.run(
      'update entry set to_ms = ?, ended = ?, last_ms = ?, flags = flags | ? where seq = ?',
      toMs,
      ended,
      lastMs,
      flags,
      seq,
    )
  }

  /** What became of an ended row turns out later. */
  setEnd(seq: number, ended: number): void {
    this.#sql.run('update entry set ended = ? where seq = ?', ended, seq)
  }

  /** What went with its folder, which is there again without it, has left it. */
  setLeft(seq: number, atMs: number): void {
    this.#sql.run('update entry set ended = ?, to_ms = ? where seq = ?', ENDED.LEFT, atMs, seq)
  }

  addFlags(seq: number, flags: number): void {
    this.#sql.run('update entry set flags = flags | ? where seq = ?', flags, seq)
  }

  setModified(seq: number, modifiedMs: number | null): void {
    this.#sql.run('update entry set modified = ? where seq = ?', modifiedMs, seq)
  }

  openIn(folder: number): readonly EntryRow[] {
    return this.#columns('where e.folder = ? and e.to_ms is null order by e.seq', folder)
  }

  /** Whether an entry that holds in a folder is a link: this record, or where its id is not known, one of this name. */
  isLinkIn(folder: number, { recordId, name }: { recordId: string | null; name: string }): boolean {
    const open = (row: EntryRow): boolean =>
      row.toMs === null && row.folder === folder && row.kind === LINK_KIND
    if (recordId !== null) return this.ofRecord(recordId).some(open)
    return this.#columns(
      `where e.folder = ? and e.to_ms is null and e.kind = ${LINK_KIND} and e.name = ? limit 1`,
      folder,
      storedText(name),
    ).some(open)
  }

  /** How many of each kind hold in a folder. */
  kindsIn(folder: number): ReadonlyMap<number, number> {
    const rows = this.#sql.rows(
      'select kind, count(*) as count from entry where folder = ? and to_ms is null group by kind',
      folder,
    )
    return new Map(rows.map(row => [numberIn(row, 'kind') ?? 0, numberIn(row, 'count') ?? 0]))
  }

  /** Things with an asset, the newest first. */
  newestThings(folder: number, limit: number): readonly EntryRow[] {
    const kinds = `(${FOLDER_KIND}, ${LINK_KIND})`
    return this.#columns(
      `where e.folder = ? and e.to_ms is null and e.asset is not null and e.kind not in ${kinds}
        order by e.modified desc, e.seq limit ?`,
      folder,
      limit,
    )
  }

  /** Those of some rows of a folder whose name another row there has, too, but for upper and lower case. */
  twinsOf(folder: number, seqs: readonly number[]): ReadonlySet<number> {
    const rows = this.#sql.rows(
      `with few as (select seq, lower(name) as fold from entry where seq in (select value from json_each(?)))
        select seq from few where fold in (
          select lower(name) from entry
          where folder = ? and to_ms is null and lower(name) in (select fold from few)
          group by lower(name) having count(*) > 1)`,
      JSON.stringify(seqs),
      folder,
    )
    return new Set(rows.map(row => numberIn(row, 'seq') ?? 0))
  }

  /** Of many records: all rows of each, in the order in which they began. */
  ofRecords(recordIds: readonly string[]): ReadonlyMap<string, readonly EntryRow[]> {
    const found = new Map<string, EntryRow[]>()
    for (let from = 0; from < recordIds.length; from += ASKED_AT_ONCE) {
      const ids = recordIds.slice(from, from + ASKED_AT_ONCE)
      const wanted = new Set(ids)
      const hashes = JSON.stringify(ids.map(id => hashOf(storedText(id), this.#seed)))
      const rows = this.#columns('where e.hash in (select value from json_each(?)) order by e.seq', hashes)
      for (const row of rows) {
        if (!wanted.has(row.recordId)) continue
        const all = found.get(row.recordId)
        if (all === undefined) found.set(row.recordId, [row])
        else all.push(row)
      }
    }
    return found
  }

  ofRecord(recordId: string): readonly EntryRow[] {
    return this.ofRecords([recordId]).get(recordId) ?? []
  }

  bySeq(seqs: readonly number[]): readonly EntryRow[] {
    const rows: EntryRow[] = []
    for (let from = 0; from < seqs.length; from += ASKED_AT_ONCE) {
      const some = JSON.stringify(seqs.slice(from, from + ASKED_AT_ONCE))
      rows.push(...this.#columns('where e.seq in (select value from json_each(?))', some))
    }
    return rows
  }

  /** By a condition on `e` (entry) and `a` (asset); for questions about the past. */
  where(condition: string, ...values: readonly SqlValue[]): readonly EntryRow[] {
    return this.#columns(`where ${condition}`, ...values)
  }

  /** As `where`, for questions that many rows answer. */
  seqsWhere(condition: string, ...values: readonly SqlValue[]): ReadonlySet<number> {
    const row = this.#sql.row(
      `select count(*) as count, group_concat(e.seq) as seqs ${FROM} where ${condition}`,
      ...values,
    )
    return new Set(row === null ? [] : numbersOf(row['seqs'], numberIn(row, 'count') ?? 0))
  }

  /** The id of an asset, which is given one where it has none. */
  assetOf(uri: string): number {
    const stored = storedText(uri)
    const hash = hashOf(stored, this.#seed)
    const known = this.#sql.number('select id as value from asset where hash = ? and uri = ?', hash, stored)
    return known ?? this.#sql.insert('insert into asset (uri, hash) values (?, ?)', stored, hash)
  }

  /** Of an asset; 0 where nothing has it. */
  findAsset(uri: string): number {
    const stored = storedText(uri)
    const hash = hashOf(stored, this.#seed)
    return this.#sql.number('select id as value from asset where hash = ? and uri = ?', hash, stored) ?? 0
  }

  #columns(rest: string, ...values: readonly SqlValue[]): readonly EntryRow[] {
    // The order stands inside: around an aggregate it would order nothing.
    const inner = `select e.*, a.uri as uri ${FROM} ${rest}`
    const outer = AS_COLUMNS.replaceAll('a.uri', 'e.uri')
    const row = this.#sql.row(`select ${outer} from (${inner}) e`, ...values)
    if (row === null) return []
    const rows = rowsOf(row)
    const told = this.told.of(rows.map(({ seq }) => seq))
    return told.size === 0 ? rows : rows.map(each => ({ ...each, ...told.get(each.seq) }))
  }
}

/** An empty text stands for none. */
function storedTitle(title: string): string {
  return title === '' ? '""' : storedText(title)
}

function rowsOf(row: Row): readonly EntryRow[] {
  const count = numberIn(row, 'count') ?? 0
  const texts = (name: string): readonly string[] => columnOfHex(row[name], count).map(textOf)
  const numbers = (name: string): readonly number[] => numbersOf(row[name], count)
  const [recordIds, names, extras, uris] = [texts('record_id'), texts('name'), texts('extras'), texts('uri')]
  const titles = columnOfHex(row['title'], count)
  const [seqs, folders, kinds, flags] = [numbers('seq'), numbers('folder'), numbers('kind'), numbers('flags')]
  const [modified, from, began] = [numbers('modified'), numbers('from_ms'), numbers('began')]
  const [to, ended, last] = [numbers('to_ms'), numbers('ended'), numbers('last_ms')]
  return seqs.map((seq, at) => ({
    seq,
    recordId: recordIds[at] ?? '',
    folder: folders[at] ?? 0,
    name: names[at] ?? '',
    title: titles[at] === '' ? null : textOf(titles[at] ?? ''),
    kind: kinds[at] ?? 0,
    flags: flags[at] ?? 0,
    isPublic: ((flags[at] ?? 0) & FLAG.PUBLIC) !== 0,
    modifiedMs: orNull(modified[at]),
    assetUri: uris[at] ?? '',
    deletion: extras[at] === '' ? null : deletionOf(extras[at] ?? ''),
    facts: null,
    denied: [],
    fromMs: from[at] ?? 0,
    began: began[at] ?? 0,
    toMs: orNull(to[at]),
    ended: orNull(ended[at]),
    lastMs: orNull(last[at]),
  }))
}

function orNull(value: number | undefined): number | null {
  return value === undefined || value === NONE ? null : value
}

function deletionOf(json: string): Deletion {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    throw new DamagedText('What is kept of a deletion cannot be read.')
  }
  if (typeof value !== 'object' || value === null) throw new DamagedText('A deletion is none.')
  const at = 'atMs' in value && typeof value.atMs === 'number' ? value.atMs : null
  return { from: 'from' in value ? addressIn(value.from) : null, atMs: at }
}

function addressIn(value: unknown): Deletion['from'] {
  if (typeof value !== 'object' || value === null || !('path' in value)) return null
  const path = typeof value.path === 'string' ? parsePath(value.path) : null
  const id = 'id' in value && typeof value.id === 'string' ? value.id : null
  return path && { path, id }
}

/** The text of a row that was read as `hex(…)`. */
export function textIn(row: Row, column: string): string | null {
  return row[column] === null || row[column] === undefined ? null : textOf(textOfHex(row[column]))
}
