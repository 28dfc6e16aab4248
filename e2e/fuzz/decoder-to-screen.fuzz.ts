import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isWithin, parsePath, ROOT } from '../../src-shared/domain/paths'
import { plainText } from '../../src-shared/domain/rich-text'
import { listingBytes } from '../../src-wire/testing/wire-writer'
import { budgetOf, limitMs, SEED } from './fuzz-budget'
import { hostileBytes, hostileListing } from './hostile-bytes'
import { entryRowsOf, markupOf, type ShownListing, shownListing, textOf } from './shown-listing'

const PROPERTIES = 2
const LIMIT_MS = limitMs(PROPERTIES)
const BUDGET = budgetOf(PROPERTIES)

/** Nothing but spans, with nothing on them but classes, the mark of what is private, and one colour. */
const HARMLESS =
  /^(?:<span(?: class="[\w\s-]*")?(?: data-private="")?(?: data-long="")?(?: style="--name-color:#[0-9a-f]{6}")?>|<\/span>|[^<>])*$/

const HIDDEN = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

function expectHarmless(shown: ShownListing): void {
  const { entries, listing } = shown
  expect(listing.total).toBe(entries.length)
  expect(entries.map((_, index) => listing.entryAt(index))).toEqual(entries)
  const rows = entryRowsOf(shown)
  expect(rows).toHaveLength(entries.length)
  expect(new Set(rows.map(row => row.id)).size).toBe(rows.length)
  for (const { entry, path, problem } of rows) {
    const markup = markupOf(entry.name)
    expect(markup).toMatch(HARMLESS)
    expect(textOf(markup)).not.toMatch(HIDDEN)
    expect(plainText(entry.name)).not.toMatch(HIDDEN)
    // An address is its own normal form below the root, and never that of two entries.
    if (path !== null) {
      expect(problem).toBeNull()
      expect(parsePath(path)).toBe(path)
      expect(path !== ROOT && isWithin(path, ROOT)).toBe(true)
    }
    if (entry.modifiedMs !== null) expect(Number.isNaN(new Date(entry.modifiedMs).getTime())).toBe(false)
  }
  const paths = rows.flatMap(row => row.path ?? [])
  expect(new Set(paths).size).toBe(paths.length)
}

describe(`from bytes to the screen (seed ${SEED})`, () => {
  it(
    'shows odd entries as text, and all of them',
    async () => {
      let runs = 0
      await fc.assert(
        fc.asyncProperty(hostileListing, async entries => {
          runs++
          const shown = await shownListing(listingBytes(entries))
          if (shown === null) throw new Error('A listing that keeps to the contract was refused.')
          expect(shown.entries).toHaveLength(entries.length)
          expectHarmless(shown)
        }),
        BUDGET,
      )
      console.log(`seed ${SEED}: ${runs} odd listings`)
      expect(runs).toBeGreaterThan(0)
    },
    LIMIT_MS + 60_000,
  )

  it(
    'refuses damaged bytes or shows what they say, and never anything else',
    async () => {
      let refused = 0
      let shownCount = 0
      await fc.assert(
        fc.asyncProperty(hostileBytes, async bytes => {
          const shown = await shownListing(bytes)
          if (shown === null) refused++
          else {
            shownCount++
            expectHarmless(shown)
          }
        }),
        BUDGET,
      )
      console.log(`seed ${SEED}: ${refused} damaged replies refused, ${shownCount} shown`)
      expect(Math.min(refused, shownCount)).toBeGreaterThan(0)
    },
    LIMIT_MS + 60_000,
  )
})
