import { existsSync, readFileSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { temporaryFolder } from '../../src-sandbox/testing/test-sandbox.ts'
import { OWN_MARK, type ProcessMark } from '../kit/process-mark.ts'
import { LedgerOwner } from './ledger-owner.ts'

const file = (): string => join(temporaryFolder(), 'ledger.jsonl')
const write = (ledger: string, by: ProcessMark): void =>
  writeFileSync(`${ledger}.owner`, JSON.stringify({ by, atMs: Date.now() }))

it('is this process where none was, until it lets go', () => {
  const ledger = file()
  const owner = new LedgerOwner(ledger)
  expect(owner.isOurs).toBe(false)
  owner.take()
  owner.take()
  expect(owner.isOurs).toBe(true)
  owner.release()
  expect(existsSync(`${ledger}.owner`)).toBe(false)
})

it('is taken from a process that has surely ended, though its number was given to another', () => {
  const ledger = file()
  write(ledger, { ...OWN_MARK, pid: process.ppid, who: '0123456789ab' })
  const owner = new LedgerOwner(ledger)
  owner.take()
  expect(owner.isOurs).toBe(true)
})

it('of another computer stays, and it is said which file says so', () => {
  const ledger = file()
  write(ledger, { ...OWN_MARK, machine: 'elsewhere' })
  const text = readFileSync(`${ledger}.owner`, 'utf8')
  const owner = new LedgerOwner(ledger)
  expect(() => owner.take()).toThrow(`delete ${ledger}.owner`)
  owner.release()
  expect(readFileSync(`${ledger}.owner`, 'utf8')).toBe(text)
})

it('that was never written to its end is none after a minute', () => {
  const ledger = file()
  writeFileSync(`${ledger}.owner`, '')
  const owner = new LedgerOwner(ledger)
  expect(() => owner.take()).toThrow('Another Satchel may be')
  utimesSync(`${ledger}.owner`, 1_500_000_000, 1_500_000_000)
  owner.take()
  expect(owner.isOurs).toBe(true)
})
