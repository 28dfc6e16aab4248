import { expect, it } from 'vitest'
import { codeOf, isNeverSent } from './http-errors.ts'

const failed = (code: string, syscall: string): Error => Object.assign(new Error(code), { code, syscall })

it('a request was certainly never sent only where no connection came about', () => {
  expect(isNeverSent(failed('ECONNREFUSED', 'connect'))).toBe(true)
  expect(isNeverSent(failed('EHOSTUNREACH', 'connect'))).toBe(true)
  const all = Object.assign(new AggregateError([failed('ENETUNREACH', 'connect')]), { code: 'ENETUNREACH' })
  expect(isNeverSent(all)).toBe(true)
  // The network went while the answer was waited for.
  expect(isNeverSent(failed('EHOSTUNREACH', 'read'))).toBe(false)
  expect(isNeverSent(failed('ENETUNREACH', 'write'))).toBe(false)
  expect(isNeverSent(failed('ECONNRESET', 'read'))).toBe(false)
  expect(isNeverSent('nothing')).toBe(false)
  expect([codeOf('nothing'), codeOf(new TypeError('x'))]).toEqual(['unknown', 'TypeError'])
})
