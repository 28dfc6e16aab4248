import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { NO_VISITS, pushVisit, stepBack, stepForward, type Visit, type Visits } from './visits'

const at = (location: string): Visit => ({ location, focus: null })

/** Goes to places one after the other, as a person does: leaving each for the next. */
function journey(locations: readonly string[]): { readonly visits: Visits; readonly here: Visit } {
  const [first = '', ...rest] = locations
  return rest.reduce(
    ({ visits, here }, location) => ({ visits: pushVisit(visits, here), here: at(location) }),
    {
      visits: NO_VISITS,
      here: at(first),
    },
  )
}

describe('visits', () => {
  it('go back the way one came, and forward again to where one was', () => {
    const locations = fc.array(fc.constantFrom('/a', '/b', '/c', ''), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(locations, all => {
        const way = all.filter((location, index) => location !== all[index - 1])
        let { visits, here } = journey(way)
        const backwards = [here.location]
        for (let step = stepBack(visits, here); step; step = stepBack(visits, here)) {
          ;({ visits, to: here } = step)
          backwards.push(here.location)
        }
        expect(backwards).toEqual(way.toReversed())
        const forwards = [here.location]
        for (let step = stepForward(visits, here); step; step = stepForward(visits, here)) {
          ;({ visits, to: here } = step)
          forwards.push(here.location)
        }
        expect(forwards).toEqual(way)
      }),
    )
  })

  it('forget what was ahead when one goes elsewhere', () => {
    const { visits, here } = journey(['/a', '/b'])
    const back = stepBack(visits, here)
    expect(back?.to).toEqual(at('/a'))
    expect(pushVisit(back?.visits ?? NO_VISITS, at('/a')).forward).toEqual([])
  })

  it('give back what had the focus', () => {
    const left: Visit = { location: '/a', focus: '/a/R-1' }
    expect(stepBack(pushVisit(NO_VISITS, left), at('/b'))?.to).toEqual(left)
  })

  it('hold one location once in a row, and not without end', () => {
    const twice = pushVisit(pushVisit(NO_VISITS, at('/a')), { location: '/a', focus: '/a/x' })
    expect(twice.back).toEqual([{ location: '/a', focus: '/a/x' }])
    const { visits } = journey(Array.from({ length: 500 }, (_, index) => `/${index}`))
    expect(visits.back).toHaveLength(100)
    expect(visits.back.at(-1)).toEqual(at('/498'))
  })
})
