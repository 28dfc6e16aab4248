import { describe, expect, it } from 'vitest'
import { ROOT } from '../../src-shared/domain/paths'
import type { Conflict, ConflictChoice } from '../../src-shared/model/asks'
import type { EntryKind } from '../../src-shared/model/entry'
import {
  answersOf,
  choiceOfAll,
  commonChoices,
  NO_CHOICES,
  withChoice,
  withChoiceForAll,
} from './conflict-choices'

const ITEM: readonly ConflictChoice[] = ['keep-both', 'skip', 'replace']
const FOLDER: readonly ConflictChoice[] = ['keep-both', 'skip', 'merge']

function conflict(recordId: string, kind: EntryKind): Conflict {
  const entry = { recordId, name: recordId, kind, assetUri: '', isPublic: false, modifiedMs: null }
  const side = { entry, path: ROOT }
  return { recordId, incoming: side, existing: side, choices: kind === 'folder' ? FOLDER : ITEM }
}

const hat = conflict('hat', 'object')
const cap = conflict('cap', 'object')
const hats = conflict('hats', 'folder')
const all = [hat, cap, hats]

describe('the choices of a batch', () => {
  it('keeps both unless something else is said', () => {
    expect(answersOf(NO_CHOICES, all)).toEqual({
      choices: [
        ['hat', 'keep-both'],
        ['cap', 'keep-both'],
        ['hats', 'keep-both'],
      ],
      inside: 'keep-both',
    })
    expect(choiceOfAll(NO_CHOICES, all)).toBe('keep-both')
  })

  it('offers for all what any of them offers', () => {
    expect(commonChoices(all)).toEqual(['keep-both', 'skip', 'replace', 'merge'])
    expect(commonChoices([hat])).toEqual(ITEM)
  })

  it('gives a choice to all that can have it, and never replaces a folder', () => {
    const replaced = withChoiceForAll(NO_CHOICES, all, 'replace')
    expect(answersOf(replaced, all).choices).toEqual([
      ['hat', 'replace'],
      ['cap', 'replace'],
      ['hats', 'keep-both'],
    ])
    expect(choiceOfAll(replaced, all)).toBe('replace')
  })

  it('is of one mind no more when one of them differs', () => {
    const mixed = withChoice(withChoiceForAll(NO_CHOICES, all, 'skip'), cap, 'replace')
    expect(choiceOfAll(mixed, all)).toBeNull()
    expect(answersOf(mixed, all).choices).toEqual([
      ['hat', 'skip'],
      ['cap', 'replace'],
      ['hats', 'skip'],
    ])
  })
})
