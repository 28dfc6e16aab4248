import type Database from 'libsql'
import { decodeText, encodeText, numberOf, textOf } from './row.ts'

/** Every spawn, so that a test can prove that a click spawned exactly once. */
export class SpawnLog {
  constructor(private readonly database: Database.Database) {}

  /** Answers with the number of the spawn, from 1. */
  add(path: string, recordId: string): number {
    const number = this.paths().length + 1
    this.database.prepare('insert into spawns values (?, ?, ?)').run(number, encodeText(path), recordId)
    return number
  }

  clear(): void {
    this.database.exec('delete from spawns')
  }

  paths(): string[] {
    const rows = this.database.prepare('select number, path from spawns').all()
    return rows
      .map(row => ({ number: numberOf(row, 'number'), path: decodeText(textOf(row, 'path')) }))
      .sort((a, b) => a.number - b.number)
      .map(row => row.path)
  }
}
