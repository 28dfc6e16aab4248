import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { newNameOf, planRenames, type RenameRule } from './batch-rename'
import type { Dragged } from './guards'
import { foldCase, nameProblem } from './names'
import { ROOT } from './paths'

function entry(name: string, recordId = `R-${name}`): Dragged {
  const ref = { parent: { path: ROOT, recordIds: [] }, recordId, name, kind: 'object' as const }
  return { ref, problem: null, linkName: null }
}

const replace = (find: string, replaceWith: string, matchCase = false): RenameRule => ({
  kind: 'replace',
  find,
  replaceWith,
  matchCase,
})

describe('newNameOf', () => {
  it('replaces every place, taking the text as it is', () => {
    expect(newNameOf(replace('a.', '$&'), 'a.b a.c abc', 0)).toBe('$&b $&c abc')
  })

  it('minds letter case only when asked to', () => {
    expect(newNameOf(replace('HAT', 'Cap'), 'Hat hat', 0)).toBe('Cap Cap')
    expect(newNameOf(replace('HAT', 'Cap', true), 'Hat hat', 0)).toBe('Hat hat')
  })

  it('leaves a name as it is when there is nothing to find', () => {
    expect(newNameOf(replace('', 'x'), 'Hat', 0)).toBe('Hat')
  })

  it('numbers from the start with at least so many digits', () => {
    const rule: RenameRule = { kind: 'number', base: 'Hat', start: 9, digits: 2 }
    expect([0, 1, 91].map(index => newNameOf(rule, 'x', index))).toEqual(['Hat 09', 'Hat 10', 'Hat 100'])
    expect(newNameOf({ ...rule, base: '' }, 'x', 0)).toBe('09')
  })
})

describe('planRenames', () => {
  it('marks names that are taken, by others or within the batch, whatever their letter case', () => {
    const planned = planRenames(
      [entry('Red hat'), entry('Blue hat'), entry('Old cap')],
      { kind: 'replace', find: 'red |blue ', replaceWith: '', matchCase: false },
      () => ['Red hat', 'Blue hat', 'Old cap'],
    )
    expect(planned.every(({ isChanged }) => !isChanged)).toBe(true)
    const dropped = planRenames([entry('1 hat'), entry('2 hat')], replace('2 hat', '1 HAT'), () => [
      '1 hat',
      '2 hat',
    ])
    expect(dropped.map(({ refusal }) => refusal?.reason ?? null)).toEqual([null, 'name-taken'])
  })

  it('allows to change nothing but the letter case', () => {
    const [line] = planRenames([entry('hat')], replace('hat', 'Hat'), () => ['hat'])
    expect(line).toMatchObject({ newName: 'Hat', isChanged: true, refusal: null })
  })

  it('says why a name will not do', () => {
    const [line] = planRenames([entry('a b')], replace(' ', '/'), () => [])
    expect(line?.refusal).toMatchObject({ reason: 'invalid-name', problem: 'slash' })
  })

  it('lets through only names that are free and fit, each once', () => {
    const name = fc.stringMatching(/^[abAB /.]{0,3}$/)
    fc.assert(
      fc.property(
        fc.uniqueArray(name, { maxLength: 6, selector: foldCase }),
        fc.array(name, { maxLength: 3 }),
        name,
        name,
        fc.boolean(),
        (names, others, find, replaceWith, matchCase) => {
          const folder = [...names, ...others]
          const planned = planRenames(
            names.map(each => entry(each)),
            replace(find, replaceWith, matchCase),
            () => folder,
          )
          const kept = planned.filter(({ isChanged, refusal }) => isChanged && refusal === null)
          const folded = kept.map(({ newName }) => foldCase(newName))
          expect(new Set(folded).size).toBe(folded.length)
          for (const { entry: ref, newName } of kept) {
            expect(nameProblem(newName)).toBeNull()
            const taken = folder.filter(each => each !== ref.name).map(foldCase)
            if (foldCase(newName) !== foldCase(ref.name)) expect(taken).not.toContain(foldCase(newName))
          }
        },
      ),
    )
  })
})
