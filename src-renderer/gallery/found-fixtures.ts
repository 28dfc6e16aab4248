import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { FindAnswer, FoundEntry } from '../../src-shared/model/found'
import { folder, object } from './fixture-entries'

const DAY_MS = 86_400_000

function hit(entry: Entry, way: readonly string[], rest: Partial<FoundEntry> = {}): FoundEntry {
  return {
    entry,
    place: {
      recordId: entry.recordId,
      name: entry.name,
      title: entry.title ?? entry.name,
      kind: entry.kind,
      folder: parsePath([ROOT, ...way].join('/')),
      folderIds: way.map(name => `R-${name}`),
      folderTitles: way,
      isBehindLink: false,
    },
    rank: 'begins',
    ranges: [],
    seenAtMs: Date.now(),
    state: 'here',
    leftAtMs: null,
    copies: 1,
    problem: null,
    ...rest,
  }
}

const DEEP = ['Old things', 'From the big move of 2021', 'Unsorted', 'Kitchen', 'Fruit']

/** Everything that a result can say of itself. */
export const FOUND: FindAnswer = {
  hits: [
    hit(object('R-banana', 'Banana', { isPublic: true }), ['Food & Drink', 'Fruit'], { ranges: [[1, 3]] }),
    hit(object('R-mango', 'Mango'), DEEP, { ranges: [[1, 3]], copies: 3 }),
    hit(folder('R-cans', 'Cans'), ['Food & Drink'], { ranges: [[1, 3]], seenAtMs: Date.now() - 3 * DAY_MS }),
    hit(object('R-twin-a', 'Twin pan'), ['Tools'], { ranges: [[6, 8]], problem: 'twin' }),
    hit(object('R-cranberry', 'Cranberry'), ['Food & Drink', 'Fruit'], {
      ranges: [[2, 4]],
      state: 'gone',
      leftAtMs: Date.now() - 2 * DAY_MS,
    }),
    hit(object('R-and', 'Ananas'), DEEP, { rank: 'similar' }),
  ],
  total: 7,
  similarTotal: 1,
  coverage: {
    folders: 3_004,
    neverListed: 93,
    oldestMs: Date.now() - 3 * DAY_MS,
    entries: 21_400,
    beyondBounds: 0,
  },
  problems: [],
}
