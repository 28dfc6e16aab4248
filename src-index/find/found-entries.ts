import { plainText } from '../../src-shared/domain/rich-text'
import type { FoundEntry, FoundProblem } from '../../src-shared/model/found'
import { doubtAbout, entryOf, placeOf } from '../answers/place-of'
import { type Known, seenMsOf } from '../known'
import type { EntryRow } from '../storage/entry-row'
import { ENDED } from '../storage/schema'
import type { BestRow } from './best-rows'
import { rangesIn } from './match-ranges'
import { CLASS, RANKS } from './name-class'

interface Counted {
  readonly copiesOf: (one: BestRow) => number
  /** What is wrong with each, by `seq`; null where nobody asked. */
  readonly troubles: ReadonlyMap<number, FoundProblem> | null
}

/** The best rows as they are shown. */
export function foundEntries(
  known: Known,
  best: readonly BestRow[],
  { words }: { readonly words: readonly (readonly string[])[] },
  { copiesOf, troubles }: Counted,
): readonly FoundEntry[] {
  const seqs = best.map(({ part, row }) => part.seqs[row] ?? 0)
  const rows = new Map(known.rows.bySeq(seqs).map(row => [row.seq, row]))
  const looked = words.flat()
  return best.flatMap((one, at) => {
    const row = rows.get(seqs[at] ?? 0)
    if (row === undefined) return []
    const title = plainText(row.title ?? row.name)
    return [
      {
        entry: entryOf(row),
        place: placeOf(known, row),
        rank: RANKS[one.rank] ?? 'inside',
        ranges: rangesIn(title, looked, one.rank === CLASS.SIMILAR),
        ...stateOf(known, row),
        copies: one.asset === 0 ? 1 : copiesOf(one),
        problem: troubles?.get(row.seq) ?? null,
      },
    ]
  })
}

function stateOf(known: Known, row: EntryRow): Pick<FoundEntry, 'state' | 'seenAtMs' | 'leftAtMs'> {
  if (row.toMs === null) {
    const state = doubtAbout(known, row) === null ? 'here' : 'last-seen'
    return { state, seenAtMs: seenMsOf(known, row), leftAtMs: null }
  }
  const state = row.ended === ENDED.GONE || row.ended === ENDED.REMOVED ? 'gone' : 'last-seen'
  return { state, seenAtMs: row.lastMs ?? row.fromMs, leftAtMs: row.toMs }
}
