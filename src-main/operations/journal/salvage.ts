import { readdirSync, renameSync } from 'node:fs'
import { join, parse } from 'node:path'
import { type JournalMove, keptMoveOf, saveOpenMove } from './kept-rows'
import { kindOfFile } from './schema'
import { areNumbers, Sql } from './sql'

/**
 * The unfinished moves of a file that is about to be set aside, as far as they can
 * be read: without them nothing would lead to what they have hidden.
 */
export function movesIn(file: string): readonly JournalMove[] {
  return tried(
    file,
    sql => {
      const rows = sql.stored(
        areNumbers,
        `select hex('[' || coalesce(group_concat(rowid), '') || ']') as value from moves`,
      )
      return (rows ?? []).flatMap(row => {
        try {
          return keptMoveOf(sql, row) ?? []
        } catch {
          // This one is damaged; the others need not be.
          return []
        }
      })
    },
    [],
  )
}

export function takeOverMoves(sql: Sql, moves: readonly JournalMove[]): void {
  if (moves.length === 0) return
  sql.transaction(() => {
    for (const { inventory, move } of moves) saveOpenMove(sql, inventory, move)
  })
}

const TAKEN_BACK = '.taken-back'

/**
 * Files that an older version has set aside because they were newer than itself:
 * this version knows them, so they come back, before all that was written since.
 * Each keeps a copy under another name.
 */
export function takeBackNewer(sql: Sql, file: string): void {
  const { dir, name, ext } = parse(file)
  const isAside = (other: string): boolean => other.startsWith(`${name}.newer-`) && other.endsWith(ext)
  // Newest first: each goes before what is there.
  for (const aside of readdirSync(dir).filter(isAside).sort().toReversed()) {
    const path = join(dir, aside)
    if (tried(path, kindOfFile, 'corrupt') !== 'ready') continue
    try {
      takeBack(sql, path)
    } catch {
      // It stays where it is, and the next start tries again.
      return
    }
  }
}

function takeBack(sql: Sql, path: string): void {
  sql.exec(`attach database '${path.replaceAll("'", "''")}' as aside`)
  try {
    sql.transaction(putBefore)
  } finally {
    sql.exec('detach database aside')
  }
  renameSync(path, path + TAKEN_BACK)
}

/** What both have is as the later one says. */
function putBefore(sql: Sql): void {
  const first = sql.number('select min(seq) as value from operations') ?? 1
  const last = sql.number('select max(seq) as value from aside.operations') ?? 0
  const offset = Math.min(0, first - last - 1)
  sql.run(
    `insert or ignore into steps select id, operation + ?, ordinal, is_undoable, is_reversed, wayside, json
      from aside.steps where operation in (select seq from aside.operations where id not in (select id from operations))`,
    offset,
  )
  sql.run(
    `insert or ignore into operations select seq + ?, id, inventory, kind, is_ended, has_done, started_at_ms, head
      from aside.operations`,
    offset,
  )
  sql.run('insert or ignore into moves select id, inventory, operation, started_at_ms, json from aside.moves')
  for (const table of ['dates', 'locks']) {
    sql.run(
      `insert or ignore into ${table} (inventory, record_id, json) select inventory, record_id, json from aside.${table} order by seq`,
    )
  }
}

function tried<T>(file: string, look: (sql: Sql) => T, otherwise: T): T {
  let sql: Sql | null = null
  try {
    sql = new Sql(file)
    return look(sql)
  } catch {
    return otherwise
  } finally {
    sql?.close()
  }
}
