import type { ErrorKind } from '../../src-shared/errors'
import { type FolderNode, PLACE, type Place } from '../tree/folder-node'
import { FolderTree } from '../tree/folder-tree'
import { textIn } from './entry-rows'
import { numberIn, type Row, type Sql } from './sql'
import { storedText } from './stored-text'

const PLACES: readonly Place[] = [PLACE.SHOWN, PLACE.TOLD, PLACE.MISSED, PLACE.GONE]

/** All folders, with how many open rows each has. */
export function readFolders(sql: Sql): FolderTree {
  const rows = sql.rows(`select id, hex(record_id) as record_id, record_id is null as has_none, parent,
    hex(name) as name, hex(title) as title, title is null as is_untitled, state, is_link, listed_ms, whole_ms, tried_ms, fails,
    hex(error) as error, changes, hex(sum) as sum, is_by_id from folder`)
  const counts = new Map(
    sql
      .rows('select folder as id, count(*) as count from entry where to_ms is null group by folder')
      .map(row => [numberIn(row, 'id') ?? 0, numberIn(row, 'count') ?? 0]),
  )
  return new FolderTree(
    rows.map(row => ({
      node: nodeOf(row, counts.get(numberIn(row, 'id') ?? 0) ?? 0),
      parentId: numberIn(row, 'parent'),
    })),
  )
}

/** Writes what has changed of them. */
export function writeFolders(sql: Sql, tree: FolderTree): void {
  const { changed, removed } = tree.takeChanged()
  for (const id of removed) sql.run('delete from folder where id = ?', id)
  for (const node of changed) {
    sql.run(
      `insert or replace into folder (id, record_id, parent, name, title, state, is_link, listed_ms, whole_ms, tried_ms,
        fails, error, changes, sum, is_by_id) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      node.id,
      node.recordId === null ? null : storedText(node.recordId),
      node.parent?.id ?? null,
      storedText(node.name),
      node.title === null ? null : storedText(node.title),
      node.place,
      node.isLink ? 1 : 0,
      node.listedMs,
      node.wholeMs,
      node.triedMs,
      node.fails,
      node.error,
      node.changes,
      node.sum,
      node.isById ? 1 : 0,
    )
  }
}

function nodeOf(row: Row, count: number): FolderNode {
  const number = (column: string): number => numberIn(row, column) ?? 0
  return {
    id: number('id'),
    recordId: number('has_none') === 1 ? null : (textIn(row, 'record_id') ?? ''),
    parent: null,
    name: textIn(row, 'name') ?? '',
    title: number('is_untitled') === 1 ? null : (textIn(row, 'title') ?? ''),
    place: PLACES[number('state')] ?? PLACE.MISSED,
    isLink: number('is_link') === 1,
    listedMs: number('listed_ms'),
    wholeMs: number('whole_ms'),
    triedMs: number('tried_ms'),
    fails: number('fails'),
    error: errorOf(textIn(row, 'error') ?? ''),
    changes: number('changes'),
    sum: textIn(row, 'sum') || null,
    isById: number('is_by_id') === 1,
    children: null,
    count,
  }
}

const KINDS: readonly ErrorKind[] = [
  'not-found',
  'conflict',
  'not-ready',
  'ambiguous',
  'offline',
  'cloud',
  'too-large',
  'cancelled',
  'refused',
  'bug',
]

function errorOf(text: string): ErrorKind | null {
  return text === '' ? null : (KINDS.find(kind => kind === text) ?? 'bug')
}
