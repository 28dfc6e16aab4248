import * as fc from 'fast-check'
import type { FinishDirection } from '../../src-shared/model/operation'
import { MOST_LAG_MS, type PlannedWish } from './history'
import type { Ending, Fault, HistoryEvent, Meddling, Signing, Silence } from './history-events'
import type { NodeKind, PlannedNode, PlannedTree } from './planned-tree'

const NAMES = [
  'A',
  'a',
  'B',
  'C',
  'D',
  'E',
  'F',
  'G',
  'H',
  ' I',
  'I ',
  'é',
  'e\u0301',
  '%41',
  '<b>',
  'A (2)',
  '',
  'constructor',
  '__proto__',
  'Satchel Trash',
  '2026-11-22 05-27-35 UTC',
  '🍎‍🍏',
  'x'.repeat(255),
  'y'.repeat(300),
  'tab\there',
  '..and',
]
const KINDS: readonly NodeKind[] = [
  'folder',
  'folder',
  'folder',
  'item',
  'item',
  'item',
  'link',
  'public',
  'slashed',
]

export interface PlannedStep {
  readonly wish: PlannedWish
  readonly event: HistoryEvent | null
  /** Asked between a failure and its end. */
  readonly between: PlannedWish | null
  readonly direction: FinishDirection
  /** Switched on while a broken move is first brought to an end. */
  readonly finishFault: string | null
}

const number = fc.nat({ max: 40 })
const aName = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...NAMES) },
  { weight: 2, arbitrary: fc.nat({ max: 99 }).map(n => `N${n}`) },
)
const aNode: fc.Arbitrary<PlannedNode> = fc.record({
  kind: fc.constantFrom<NodeKind>(...KINDS),
  name: aName,
  parent: number,
})
export const wishOf = (
  kinds: readonly PlannedWish['kind'][],
  ofFolders = fc.boolean(),
): fc.Arbitrary<PlannedWish> =>
  fc.record({
    kind: fc.constantFrom(...kinds),
    entries: fc.oneof(
      { weight: 2, arbitrary: fc.tuple(number) },
      fc.array(number, { minLength: 2, maxLength: 4 }),
    ),
    ofFolders,
    folder: number,
    name: aName,
    choice: fc.constantFrom('keep-both', 'skip', 'replace', 'merge', 'merge'),
    inside: fc.constantFrom('keep-both', 'skip', 'replace'),
  })
export const LASTING = [
  'make-folder',
  'rename',
  'rename',
  'move',
  'move',
  'move',
  'copy',
  'trash',
  'trash',
  'restore',
  'folder-of-selection',
  'rename-many',
] as const
const OF_FOLDERS = ['move', 'move', 'rename', 'trash', 'restore', 'copy', 'delete', 'undo', 'redo'] as const
const ALL = [...LASTING, 'delete', 'empty-trash', 'undo', 'undo', 'undo-older', 'redo', 'lock'] as const

/** Most operations take few calls. */
const atCall = fc.oneof(
  { weight: 2, arbitrary: fc.nat({ max: 9 }) },
  { weight: 1, arbitrary: fc.nat({ max: 24 }) },
)
/** What only work on a folder meets. */
const aBreak: fc.Arbitrary<Fault> = fc.record({
  fault: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 1, max: 6 }).map(count => `fail-after=${count}`) },
    { weight: 1, arbitrary: fc.nat({ max: 4 }).map(count => `kill-after=${count}`) },
  ),
  atCall: fc.constant(0),
})
const aFault: fc.Arbitrary<Fault> = fc.record({
  fault: fc.oneof(
    fc.integer({ min: 1, max: 3 }).map(count => `lookup-hiccup=${count}`),
    fc.nat({ max: 999 }).map(seed => `unavailable-rate=0.3,${seed}`),
    fc.constantFrom(
      'cloud-down',
      'silent-no-save',
      'silent-no-delete',
      'reply-lost',
      'internal',
      'not-signed-in',
    ),
  ),
  atCall,
})
const aMeddling: fc.Arbitrary<Meddling> = fc.record({
  meddle: fc.constantFrom(
    'copy',
    'move',
    'rename',
    'make-folder',
    'make-same',
    'make-same',
    'replace-by-link',
    'satchel-trash',
    'satchel-restore',
    'satchel-empty',
  ),
  entry: number,
  folder: number,
  name: aName,
  atCall,
})
const aSigning: fc.Arbitrary<Signing> = fc.record({
  signs: fc.constantFrom('other', 'other-anew', 'unsaid'),
  atCall,
})
const anEnding: fc.Arbitrary<Ending> = fc.record({
  endsAtChange: fc.oneof(
    { weight: 3, arbitrary: fc.nat({ max: 1 }) },
    { weight: 1, arbitrary: fc.nat({ max: 6 }) },
  ),
  hasArrived: fc.boolean(),
})
const aFinishFault = fc.oneof(
  fc.nat({ max: 6 }).map(count => `fail-after=${count}`),
  fc.nat({ max: 6 }).map(count => `kill-after=${count}`),
  fc.integer({ min: 1, max: 12 }).map(count => `lookup-hiccup=${count}`),
  fc.nat({ max: 999 }).map(seed => `unavailable-rate=0.2,${seed}`),
  fc.constantFrom('silent-no-save', 'silent-no-delete', 'reply-lost'),
)
const stepOf = (
  wish: fc.Arbitrary<PlannedWish>,
  event: fc.Arbitrary<HistoryEvent | null>,
): fc.Arbitrary<PlannedStep> =>
  fc.record({
    wish,
    event,
    between: fc.option(wishOf(ALL), { freq: 2 }),
    direction: fc.constantFrom<FinishDirection>('resume', 'resume', 'put-back', 'put-back', 'gather'),
    finishFault: fc.option(aFinishFault, { freq: 2 }),
  })
const steps = (...kinds: readonly fc.MaybeWeightedArbitrary<PlannedStep>[]) =>
  fc.array(fc.oneof(...kinds), { minLength: 1, maxLength: 5 })
export const faultySteps = steps(
  { weight: 1, arbitrary: stepOf(wishOf(ALL), fc.option(aFault, { freq: 6 })) },
  { weight: 1, arbitrary: stepOf(wishOf(OF_FOLDERS, fc.constant(true)), aBreak) },
)
export const meddledSteps = steps(stepOf(wishOf(ALL), fc.option(aMeddling, { freq: 6 })))
export const signedSteps = steps(stepOf(wishOf(ALL), fc.option(aSigning, { freq: 8 })))
export const endedSteps = steps(stepOf(wishOf(ALL), fc.option(anEnding, { freq: 4 })))
export const laggingSteps = steps(
  { weight: 1, arbitrary: stepOf(wishOf(ALL), fc.option(aFault, { freq: 2 })) },
  { weight: 1, arbitrary: stepOf(wishOf(OF_FOLDERS, fc.constant(true)), fc.option(aBreak, { freq: 2 })) },
  { weight: 1, arbitrary: stepOf(wishOf(ALL), anEnding) },
)
const aSilence: fc.Arbitrary<Silence> = fc.record({ silentAtChange: fc.nat({ max: 3 }) })
export const silentSteps = steps(
  { weight: 1, arbitrary: stepOf(wishOf(ALL), aSilence) },
  { weight: 1, arbitrary: stepOf(wishOf(OF_FOLDERS, fc.constant(true)), aSilence) },
)
/** Many neighbours: several calls of one group are out at once. */
const aCrowdedWish = (...kinds: readonly PlannedWish['kind'][]): fc.Arbitrary<PlannedWish> =>
  fc
    .tuple(
      wishOf(kinds, fc.constant(false)),
      fc.integer({ min: 0, max: 60 }),
      fc.integer({ min: 4, max: 14 }),
    )
    .map(([wish, first, count]) => ({
      ...wish,
      entries: Array.from({ length: count }, (_, at) => first + at),
    }))
const CROWDED = ['move', 'move', 'move', 'copy', 'copy', 'trash', 'trash', 'restore', 'rename-many'] as const
const aCrowd = aCrowdedWish(
  ...CROWDED,
  'delete',
  'empty-trash',
  'undo',
  'undo',
  'redo',
  'folder-of-selection',
)
/** They are refused, lose their answers or hang at once, or the service is killed under them. */
const aCommonFault: fc.Arbitrary<Fault> = fc.record({
  fault: fc
    .tuple(fc.integer({ min: 2, max: 4 }), fc.nat({ max: 9_999 }), fc.constantFrom('', '', '', ',kill'))
    .map(([count, seed, kill]) => `together=${count},${seed}${kill}`),
  atCall: fc.nat({ max: 20 }),
})
export const crowdedSteps = steps(
  { weight: 3, arbitrary: stepOf(aCrowd, fc.option(aCommonFault, { freq: 6 })) },
  { weight: 1, arbitrary: stepOf(aCrowd, fc.option(aFault, { freq: 3 })) },
  { weight: 1, arbitrary: stepOf(aCrowd, anEnding) },
)
export const silentCrowdSteps = steps(stepOf(aCrowd, aSilence))
/** Few folders with much in each, and mostly of names that are nobody else's. */
export const aCrowdedTree: fc.Arbitrary<PlannedTree> = fc.record({
  nodes: fc
    .tuple(
      fc.array(aName, { minLength: 1, maxLength: 4 }),
      fc.array(fc.nat({ max: 30 }), { minLength: 24, maxLength: 60 }),
    )
    .map(([folders, odds]): readonly PlannedNode[] => [
      ...folders.map((name): PlannedNode => ({ kind: 'folder', name: name || 'Folder', parent: 40 })),
      ...odds.map(
        (odd, at): PlannedNode => ({
          kind: odd === 0 ? 'link' : odd === 1 ? 'folder' : 'item',
          name: odd === 2 ? 'A' : `Item ${at}`,
          parent: Math.floor(at / 12),
        }),
      ),
    ]),
  trashed: fc.oneof(fc.constant([]), fc.array(aNode, { minLength: 2, maxLength: 12 })),
})

/** How listings lag: always, at random, or by what is kept for each folder. */
export const aLag: fc.Arbitrary<string> = fc
  .tuple(fc.integer({ min: 1, max: MOST_LAG_MS }), fc.constantFrom('fixed', 'random', 'cached'))
  .map(([ms, kind]) => `${ms},${kind}`)
const nodes = fc.oneof(
  { weight: 4, arbitrary: fc.array(aNode, { minLength: 5, maxLength: 14 }) },
  { weight: 1, arbitrary: fc.array(aNode, { minLength: 20, maxLength: 40 }) },
  // Deep: each folder in the one before it.
  {
    weight: 1,
    arbitrary: fc.array(
      aName.map((name): PlannedNode => ({ kind: 'folder', name: name || 'Deep', parent: 0 })),
      { minLength: 8, maxLength: 20 },
    ),
  },
)

export const aTree: fc.Arbitrary<PlannedTree> = fc.record({
  nodes,
  trashed: fc.oneof(fc.constant([]), fc.array(aNode, { minLength: 2, maxLength: 6 })),
})
