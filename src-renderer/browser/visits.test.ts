import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { going, goingBack, goingForward, NO_VISITS, type Visit, type Visits } from './visits'

const at = (place: string): Visit => ({ place, focus: null })

/** Goes to places one after the other, as a person does: leaving each for the next. */
function journey(places: readonly string[]): { readonly visits: Visits; readonly here: Visit } {
  const [first = '', ...rest] = places
  return rest.reduce(({ visits, here }, place) => ({ visits: going(visits, here), here: at(place) }), {
    visits: NO_VISITS,
    here: at(first),
  })
}

describe('visits', () => {
  it('go back the way one came, and forward again to where one was', () => {
    const places = fc.array(fc.constantFrom('/a', '/b', '/c', ''), { minLength: 1, maxLength: 20 })
    fc.assert(
      fc.property(places, all => {
        const way = all.filter((place, index) => place !== all[index - 1])
        let { visits, here } = journey(way)
        const backwards = [here.place]
        for (let step = goingBack(visits, here); step; step = goingBack(visits, here)) {
          ;({ visits, to: here } = step)
          backwards.push(here.place)
        }
        expect(backwards).toEqual(way.toReversed())
        const forwards = [here.place]
        for (let step = goingForward(visits, here); step; step = goingForward(visits, here)) {
          ;({ visits, to: here } = step)
          forwards.push(here.place)
        }
        expect(forwards).toEqual(way)
      }),
    )
  })

  it('forget what was ahead when one goes elsewhere', () => {
    const { visits, here } = journey(['/a', '/b'])
    const back = goingBack(visits, here)
    expect(back?.to).toEqual(at('/a'))
    expect(going(back?.visits ?? NO_VISITS, at('/a')).forward).toEqual([])
  })

  it('give back what had the focus', () => {
    const left: Visit = { place: '/a', focus: '/a/R-1' }
    expect(goingBack(going(NO_VISITS, left), at('/b'))?.to).toEqual(left)
  })

  it('hold one place once in a row, and not without end', () => {
    const twice = going(going(NO_VISITS, at('/a')), { place: '/a', focus: '/a/x' })
    expect(twice.back).toEqual([{ place: '/a', focus: '/a/x' }])
    const { visits } = journey(Array.from({ length: 500 }, (_, index) => `/${index}`))
    expect(visits.back).toHaveLength(100)
    expect(visits.back.at(-1)).toEqual(at('/498'))
  })
})
