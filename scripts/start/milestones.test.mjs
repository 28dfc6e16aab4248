// @ts-check
import { describe, expect, it } from 'vitest'
import { describeReport, missingReport, parseReport } from './milestones.mjs'

const all = ['source', 'entries', 'thumbnails', 'window'].map(name =>
  parseReport(`satchel: milestone ${name} ok`),
)

describe('parseReport', () => {
  it('reads a milestone with and without a text', () => {
    expect(parseReport('satchel: milestone entries ok 19 entries')).toEqual({
      kind: 'milestone',
      name: 'entries',
      ok: true,
      text: '19 entries',
    })
    expect(parseReport('satchel: milestone source failed')).toMatchObject({ ok: false, text: '' })
  })

  it('reads a screenshot path with spaces', () => {
    expect(parseReport('satchel: screenshot /a b/c.png')).toEqual({ kind: 'screenshot', path: '/a b/c.png' })
  })

  it('leaves any other line as it is', () => {
    expect(parseReport('satchel: milestone entries maybe')).toMatchObject({ kind: 'other' })
    expect(describeReport(parseReport('hello'))).toBe('hello')
  })
})

describe('missingReport', () => {
  it('names the first milestone that has not come', () => {
    expect(missingReport([])).toBe('milestone "source"')
    expect(missingReport(all.slice(0, 2))).toBe('milestone "thumbnails"')
  })

  it('does not count a failed one', () => {
    expect(missingReport([parseReport('satchel: milestone source failed no socket')])).toBe(
      'milestone "source"',
    )
  })

  it('waits for the screenshot last', () => {
    expect(missingReport(all)).toBe('screenshot')
    expect(missingReport([...all, parseReport('satchel: screenshot /a.png')])).toBeUndefined()
  })
})
