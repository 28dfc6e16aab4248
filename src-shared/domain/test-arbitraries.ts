import * as fc from 'fast-check'

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

/**
 * How much longer `run` takes on eight times the input: 8 is linear, 64 quadratic.
 * A ratio within one process, best of several runs, so that a busy machine does not matter.
 */
export function growthOf<T>(make: (size: number) => T, run: (input: T) => unknown, size: number): number {
  return bestMs(make(size * 8), run) / Math.max(bestMs(make(size), run), 0.02)
}

function bestMs<T>(input: T, run: (input: T) => unknown): number {
  let best = Infinity
  for (let i = 0; i < 7; i += 1) {
    const startMs = performance.now()
    run(input)
    best = Math.min(best, performance.now() - startMs)
  }
  return best
}
