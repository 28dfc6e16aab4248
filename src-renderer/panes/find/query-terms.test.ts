import { describe, expect, it } from 'vitest'
import {
  filterOf,
  hasPreset,
  otherFields,
  termSaying,
  termsOf,
  textOf,
  withFieldToggled,
  withKindToggled,
  without,
  withTermToggled,
  wordsOf,
} from './query-terms'

describe('chips of what was typed', () => {
  it('are what the fields in it say; words have none', () => {
    const typed = 'red "big hat" kind:object,world -alpha in:"Food & Drink" public: depth:>6'
    expect(filterOf(typed)).toEqual({ kinds: ['object', 'world'], onlyPublic: true })
    expect(wordsOf(typed)).toBe('red big hat')
    const others = otherFields(typed, { public: '' })
    expect(others.map(term => textOf(typed, term))).toEqual(['in:"Food & Drink"', 'depth:>6'])
  })

  it('put their term in front and take it out again, and touch nothing else', () => {
    const one = withKindToggled('red hat', 'folder')
    expect(one).toBe('kind:folder red hat')
    const two = withFieldToggled(one, 'public', '')
    expect(two).toBe('public: kind:folder red hat')
    expect(withKindToggled(two, 'link')).toBe('kind:folder,link public: red hat')
    expect(withKindToggled(withFieldToggled(two, 'public', ''), 'folder')).toBe('red hat')
    expect(withFieldToggled('sort:name new:<7d', 'new', '<7d')).toBe('sort:name')
    expect(withFieldToggled('sort:name new:<30d', 'new', '<7d')).toBe('new:<7d sort:name')
    expect(withFieldToggled('-kind:world', 'public', '')).toBe('public: -kind:world')
  })

  it('of one value leave other values of its field alone', () => {
    const typed = withTermToggled('perm:copy hat', 'perm:no-copy')
    expect(typed).toBe('perm:no-copy perm:copy hat')
    expect(termSaying(typed, 'perm:no-copy')).toMatchObject({ from: 0, to: 12 })
    expect(withTermToggled(typed, 'perm:no-copy')).toBe('perm:copy hat')
  })

  it('say nothing but what is typed: another value of a field is a chip of its own', () => {
    const presets = { public: '', new: '<7d', dup: '' }
    const words = (typed: string) => otherFields(typed, presets).map(term => textOf(typed, term))
    expect(words('new:<30d public:no dup:yes')).toEqual(['new:<30d', 'public:no'])
    expect(words('new:<7d public: -dup:')).toEqual(['-dup:'])
    expect(hasPreset('public:no hat', 'public', '')).toBe(false)
    expect(hasPreset('dup:yes', 'dup', '')).toBe(true)
    expect(filterOf('public:no hat').onlyPublic).toBe(false)
  })

  it('take out one term and no other', () => {
    const typed = 'depth:>6 in:Food cake'
    const [, term] = termsOf(typed)
    expect(term && without(typed, term)).toBe('depth:>6 cake')
  })
})
