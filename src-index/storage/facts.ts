import { randomInt } from 'node:crypto'
import type { OwnMark } from '../../src-shared/model/record-history'
import { textIn } from './entry-rows'
import { numberIn, type Sql } from './sql'
import { storedText } from './stored-text'

/** Single facts of the file. */
export class Facts {
  readonly #sql: Sql

  constructor(sql: Sql) {
    this.#sql = sql
  }

  get(key: string): string | null {
    const row = this.#sql.row('select hex(value) as value from fact where key = ?', key)
    return row === null ? null : textIn(row, 'value')
  }

  number(key: string): number {
    return Number(this.get(key) ?? 0) || 0
  }

  set(key: string, value: string | number): void {
    if (this.get(key) === String(value)) return
    this.#sql.run('insert or replace into fact (key, value) values (?, ?)', key, storedText(String(value)))
  }

  /** Of this file alone, so that nobody can know which texts meet in it. */
  seed(): number {
    if (this.get('seed') === null) this.set('seed', randomInt(0xffff_ffff))
    return this.number('seed')
  }
}

/** When something was written last; of the machine's clock. */
export const LAST_KEPT = 'last-kept'

/** Crawls and marks of the file. */
export class Moments {
  readonly #sql: Sql
  readonly #facts: Facts
  /** As the file was opened. */
  readonly #lastKeptMs: number

  constructor(sql: Sql, facts: Facts) {
    this.#sql = sql
    this.#facts = facts
    this.#lastKeptMs = facts.number(LAST_KEPT)
  }

  /** The crawl that broke off, if it is the same; else a new one. That of a folder only comes between: others go on after it. */
  beginCrawl(
    kind: string,
    recordId: string | null,
    atMs: number,
  ): { readonly id: number; readonly startedMs: number } {
    const root = recordId === null ? null : storedText(recordId)
    const open = this.#sql.row(
      'select id, started_ms from crawl where ended_ms is null and kind = ? and root is ? order by id desc limit 1',
      kind,
      root,
    )
    const [id, startedMs] = [numberIn(open, 'id'), numberIn(open, 'started_ms')]
    if (id !== null && startedMs !== null) return { id, startedMs }
    if (kind !== 'folder') this.#sql.run('update crawl set ended_ms = started_ms where ended_ms is null')
    const made = this.#sql.insert(
      'insert into crawl (kind, root, started_ms, is_whole) values (?, ?, ?, 0)',
      kind,
      root,
      atMs,
    )
    return { id: made, startedMs: atMs }
  }

  endCrawl(id: number, atMs: number, isWhole: boolean): void {
    this.#sql.run('update crawl set ended_ms = ?, is_whole = ? where id = ?', atMs, isWhole ? 1 : 0, id)
  }

  /** The one before was over when something was kept last. */
  beginSession(atMs: number): void {
    const lastMs = Math.min(this.#lastKeptMs, atMs)
    if (lastMs > 0) this.mark('session-end' satisfies OwnMark, lastMs)
    this.mark('session-start' satisfies OwnMark, atMs)
    this.#facts.set(LAST_KEPT, atMs)
  }

  mark(name: string, atMs: number): void {
    this.#sql.run('insert into mark (at_ms, name) values (?, ?)', atMs, storedText(name))
  }

  crawls(): readonly { readonly atMs: number; readonly kind: string }[] {
    return this.#sql
      .rows('select ended_ms, hex(kind) as kind from crawl where ended_ms is not null order by ended_ms')
      .map(row => ({ atMs: numberIn(row, 'ended_ms') ?? 0, kind: textIn(row, 'kind') ?? '' }))
  }

  marks(): readonly { readonly atMs: number; readonly name: string }[] {
    return this.#sql
      .rows('select at_ms, hex(name) as name from mark order by at_ms')
      .map(row => ({ atMs: numberIn(row, 'at_ms') ?? 0, name: textIn(row, 'name') ?? '' }))
  }
}
