import { describe, expect, it } from 'vitest'
import type { AppError } from '../../src-shared/errors'
import { pathOf } from '../testing/refs'
import { FailureLog } from './failure-log'

const error: AppError = {
  kind: 'not-found',
  message: 'Not found.',
  path: pathOf('/Inventory/Love letters'),
  detail: 'No inventory entry at /Inventory/Love letters.',
}
const failure = { call: 'Inventory/List', code: 5, error, tookMs: 12.4 }

describe('FailureLog', () => {
  it('names the call, the status and the time, and no entry', () => {
    const lines: string[] = []
    new FailureLog(line => void lines.push(line)).note(failure)
    expect(lines).toEqual(['Inventory/List failed: 5 (not-found) after 12 ms'])
  })

  it('names entries when the person asks for it', () => {
    const lines: string[] = []
    const log = new FailureLog(line => void lines.push(line))
    log.hasNames = true
    log.note(failure)
    expect(lines[0]).toContain('/Inventory/Love letters')
  })

  it('passes over what was cancelled', () => {
    const log = new FailureLog(() => {})
    log.note({ ...failure, error: { kind: 'cancelled', message: 'Cancelled.' } })
    expect(log.recent()).toEqual([])
  })

  it('keeps the last fifty', () => {
    const log = new FailureLog(
      () => {},
      () => 7,
    )
    for (let code = 0; code < 80; code++) log.note({ ...failure, code })
    expect(log.recent()).toHaveLength(50)
    expect(log.recent().at(-1)).toMatchObject({ code: 79, atMs: 7 })
  })
})
