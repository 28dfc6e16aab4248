import { describe, expect, it } from 'vitest'
import type { AppError } from '../../../src-shared/errors'
import { say } from '../../../src-shared/sentences'
import { pathOf } from '../../testing/refs'
import type { Action } from './action'
import { verdictOf } from './prove-calls'

const action = (shape: Action['shape']): Action => ({
  action: 'move',
  name: 'Fruit',
  entryKind: 'folder',
  group: null,
  recordId: 'R-1',
  from: pathOf('/Inventory/Fruit'),
  to: pathOf('/Inventory/Food/Fruit'),
  shape,
  check: async () => null,
  call: async () => {},
  prove: async () => ({ kind: 'unchanged' }),
})

const item = action('whole')
const folder = action('moving-content')
const copy = action('copying-content')

const silent: AppError = { kind: 'unknown-outcome', message: 'No answer came.' }
const cloud: AppError = { kind: 'cloud', message: 'The cloud failed.', detail: 'Cloud error 503' }
const notReady: AppError = { kind: 'not-ready', message: 'Nobody is signed in.' }

describe('verdictOf', () => {
  it('believes a listing that shows the change, whatever the call said', () => {
    expect(verdictOf(item, silent, { kind: 'done' })).toEqual({ state: 'done' })
    expect(verdictOf(folder, cloud, { kind: 'done' })).toEqual({ state: 'done' })
    expect(verdictOf(item, null, { kind: 'done', recordId: 'R-2' })).toEqual({
      state: 'done',
      recordId: 'R-2',
    })
  })

  it('does not believe one level of a copy whose call broke off', () => {
    expect(verdictOf(copy, cloud, { kind: 'done' })).toMatchObject({
      state: 'failed',
      error: { kind: 'partial' },
    })
  })

  it('calls it failed when nothing changed and the service said so', () => {
    expect(verdictOf(item, cloud, { kind: 'unchanged' })).toEqual({ state: 'failed', error: cloud })
    expect(verdictOf(folder, notReady, { kind: 'unchanged' })).toEqual({ state: 'failed', error: notReady })
  })

  it('says of a folder whose name is refused, though no listing shows it, that another name is needed', () => {
    const make = { ...item, action: 'make-folder' } as const
    const taken: AppError = { kind: 'conflict', message: 'It exists.' }
    expect(verdictOf(make, taken, { kind: 'unchanged' })).toMatchObject({
      state: 'failed',
      error: { kind: 'conflict', said: { code: 'name-hidden', about: ['Fruit'] } },
    })
  })

  it('leaves it unknown when nothing changed yet and the service may still be at work', () => {
    expect(verdictOf(item, silent, { kind: 'unchanged' })).toEqual({ state: 'unknown', error: silent })
  })

  it('keeps what the service said of a folder that was moved in part', () => {
    const half = say('move-not-finished', 'Fruit')
    expect(verdictOf(folder, cloud, { kind: 'partial', ...half })).toMatchObject({
      state: 'failed',
      error: { kind: 'partial', detail: 'Cloud error 503', ...half },
    })
  })

  it('does not decide what listings cannot tell', () => {
    const twice = say('in-both-places', 'Fruit')
    expect(verdictOf(item, null, { kind: 'unclear', ...twice })).toMatchObject({
      state: 'unknown',
      error: { kind: 'unknown-outcome', ...twice },
    })
  })

  it('without a listing is certain only of a call that surely did nothing', () => {
    const unlisted = { kind: 'unlisted', error: cloud } as const
    expect(verdictOf(item, notReady, unlisted)).toEqual({ state: 'failed', error: notReady })
    expect(verdictOf(item, cloud, unlisted).state).toBe('unknown')
    expect(verdictOf(item, null, unlisted)).toMatchObject({
      state: 'unknown',
      error: { message: expect.stringMatching(/accepted .* couldn’t check the result\.$/) },
    })
    expect(verdictOf(folder, cloud, unlisted)).toMatchObject({
      error: { message: expect.stringMatching(/sent .* Try again to finish it\.$/) },
    })
  })
})
