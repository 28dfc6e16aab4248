import { assertNever } from '../../src-shared/result'
import { type Geometry, lineCountOf, lineOf } from './geometry'
import type { NavigationKey } from './navigation'

/**
 * The tile that a key leads to from another, in two dimensions (the ARIA grid
 * pattern, with lines that flow on like words in a text, as file managers do).
 * With no tile to begin from it is the first, or the last for End.
 */
export function tileAfter(key: NavigationKey, from: number, geometry: Geometry, pageLines: number): number {
  const last = geometry.count - 1
  if (from < 0 || from > last) return key === 'End' ? last : Math.min(0, last)
  switch (key) {
    case 'ArrowLeft':
      return Math.max(0, from - 1)
    case 'ArrowRight':
      return Math.min(last, from + 1)
    case 'ArrowUp':
      return byLines(from, -1, geometry)
    case 'ArrowDown':
      return byLines(from, 1, geometry)
    case 'PageUp':
      return byLines(from, -pageLines, geometry)
    case 'PageDown':
      return byLines(from, pageLines, geometry)
    case 'Home':
      return 0
    case 'End':
      return last
    default:
      return assertNever(key)
  }
}

/** Keeps the column; a last line that is too short for it gives its last tile. */
function byLines(from: number, lines: number, geometry: Geometry): number {
  const line = Math.max(0, Math.min(lineCountOf(geometry) - 1, lineOf(geometry, from) + lines))
  return Math.min(geometry.count - 1, from + (line - lineOf(geometry, from)) * geometry.columns)
}
