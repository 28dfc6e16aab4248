import type { EntryProblem } from '../model/entry'
import type { NameProblem } from '../model/refusal'

/**
 * The longest name that a person may give, in UTF-16 units. The service names no
 * limit; 255 is what people know from file systems, fits every cloud column seen
 * so far, and stops a pasted document from becoming a name.
 */
export const MAX_NAME_LENGTH = 255

/**
 * The longest name that Satchel handles, in UTF-16 units. The gateway cuts
 * longer ones, so that a name of a megabyte weighs nothing; a cut name is still
 * longer than this, and so never stands in a path.
 */
export const MAX_HANDLED_NAME_LENGTH = 4_096

/**
 * What a new name may not hold: control characters, line separators, bidirectional
 * embeddings, overrides and isolates, and lone surrogates (which no UTF-8 carries:
 * the service would store another name than the one typed). The harmless marks
 * U+200E and U+200F stay allowed: people who write right-to-left type them.
 */
const FORBIDDEN_IN_NEW_NAMES = /[\p{Cc}\p{Cs}\u2028-\u202e\u2066-\u2069]/u

/**
 * Why a name cannot stand in a path, or null. Paths have no escapes, so such an
 * entry is shown and never touched (resonite-io.md, section 4). Twins are a
 * matter of the whole folder: see TwinFinder.
 */
export function addressProblem(name: string): EntryProblem | null {
  if (name === '') return 'empty-name'
  if (name.length > MAX_HANDLED_NAME_LENGTH) return 'long-name'
  if (name === '.' || name === '..') return 'dot-name'
  if (name.includes('/')) return 'slash'
  if (name.includes('\\')) return 'backslash'
  return null
}

/**
 * Why a text that a person typed cannot become a name, or null. Stricter than
 * `addressProblem`: what is made here should also be readable everywhere.
 */
export function nameProblem(name: string): NameProblem | null {
  // Length first: the rest need not read a megabyte that someone pasted.
  if (name.length > MAX_NAME_LENGTH) return 'too-long'
  if (name.trim() === '') return 'empty'
  if (name === '.' || name === '..') return 'dot'
  if (name.includes('/')) return 'slash'
  if (name.includes('\\')) return 'backslash'
  return FORBIDDEN_IN_NEW_NAMES.test(name) ? 'control' : null
}

/**
 * A form in which names are equal that differ in letter case only, or in how
 * their accents are written. Whether the cloud compares these is unknown
 * (resonite-io.md, section 4), so this errs on the side of "equal": through upper
 * case first, which joins `ß` with `SS` and all sigmas. Independent of the
 * person's language.
 */
export function foldCase(name: string): string {
  return name.toUpperCase().toLowerCase().normalize('NFC')
}

/** Whether the service might take one name for the other. */
export function isSameName(a: string, b: string): boolean {
  return a === b || foldCase(a) === foldCase(b)
}

/** Where the closing tags at the end of a name begin; walks back tag by tag, so it is linear. */
function endOfText(name: string): number {
  let end = name.length
  while (name.charCodeAt(end - 1) === 0x3e) {
    const start = name.lastIndexOf('<', end - 1)
    if (start < 0 || !/^<\/[a-z-]{1,16}>$/i.test(name.slice(start, Math.min(end, start + 20)))) break
    end = start
  }
  return end
}

/**
 * `Hat`, `Hat (2)`, `Hat (3)` …: the first that is not taken. The number goes
 * before closing tags, so that it looks like the rest of the name. `taken` knows
 * folded names; it must not know all of them.
 */
export function nextFreeName(name: string, taken: Pick<ReadonlySet<string>, 'has'>): string {
  const end = endOfText(name)
  const tail = name.slice(end)
  const numbered = / \((\d{1,6})\)$/.exec(name.slice(Math.max(0, end - 10), end))
  const base = name.slice(0, numbered ? end - numbered[0].length : end)
  let candidate = name
  // Ends: among one candidate more than there are names at least one is free.
  for (let n = Number(numbered?.[1] ?? 1) + 1; taken.has(foldCase(candidate)); n += 1) {
    candidate = `${base} (${n})${tail}`
  }
  return candidate
}
