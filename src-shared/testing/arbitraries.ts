import * as fc from 'fast-check'
import { workTimeOf } from './work-time.ts'

/** Pieces that break parsers, objects used as maps, paths, columns and sort orders. */
const FRAGMENTS = [
  'a',
  'A',
  'b',
  'é',
  'ß',
  'SS',
  'İ',
  'ı',
  'ς',
  'Σ',
  '1',
  '2',
  '10',
  '007',
  ' ',
  '.',
  '..',
  '/',
  '\\',
  '\0',
  '\n',
  '\u007f',
  '\u0085',
  '\u202e',
  '\u2066',
  '\u200f',
  '\u2028',
  '\ufeff',
  '\ud800',
  '\udc00',
  '😀',
  '__proto__',
  'constructor',
  'toString',
  '#2',
  '<',
  '>',
  '<b>',
  '</b>',
  '<i>',
  '</i>',
  '<u>',
  '<s>',
  '<color=red>',
  '<color=#f00>',
  '<#00ff00>',
  '<color=hero.cyan>',
  '<color=__proto__>',
  '</color>',
  '<size=50%>',
  '</size>',
  '<noparse>',
  '</noparse>',
  '<br>',
  '</closeall>',
  '<closeallblock>',
  '<3',
  '< 2 >',
  '<B >',
  '&lt;',
]

/** Names as people, mods and attackers make them. */
export const hostileName = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.array(fc.constantFrom(...FRAGMENTS), { maxLength: 8 }).map(parts => parts.join('')),
  },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 12 }) },
  { weight: 1, arbitrary: fc.string({ maxLength: 12 }) },
)

/** Few enough to clash often, in all the ways in which names clash. */
export const clashingName = fc.constantFrom('A', 'a', 'B', 'b', 'C', '', '..', 'x/y', 'x\\y', 'ß', 'SS')

/** Names that a path can hold. */
export const segment = hostileName.filter(
  name => name !== '' && name !== '.' && name !== '..' && !/[/\\]/.test(name),
)

const GROWTH_FACTOR = 16
const MAX_ROUNDS = 40
/** A slow machine is no reason for a test to run out of time. */
const MAX_MS = 10_000

/**
 * The power of the input's size with which the time of `run` grows: 1 is linear,
 * 2 quadratic; tests draw the line at 1.5. One large input is timed beside as many
 * small ones as make up its size: what grows linearly takes the same time for both,
 * so that whatever else the machine does slows both alike, which it would not do to
 * one small run. The best of alternating rounds counts, with more of them while the
 * machine is too busy to tell.
 */
export function growthOf<T>(make: (size: number) => T, run: (input: T) => unknown, size: number): number {
  const small = make(size)
  const large = make(size * GROWTH_FACTOR)
  const runSmall = (): void => {
    for (let part = 0; part < GROWTH_FACTOR; part += 1) run(small)
  }
  let partsMs = Infinity
  let wholeMs = Infinity
  let growth = Infinity
  const endMs = performance.now() + MAX_MS
  for (let round = 0; round < MAX_ROUNDS && growth > 1.4 && performance.now() < endMs; round += 1) {
    partsMs = Math.min(partsMs, workTimeOf(runSmall))
    wholeMs = Math.min(
      wholeMs,
      workTimeOf(() => run(large)),
    )
    growth = 1 + Math.log(wholeMs / Math.max(partsMs, 0.01)) / Math.log(GROWTH_FACTOR)
  }
  return growth
}
