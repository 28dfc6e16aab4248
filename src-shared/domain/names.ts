import { type NameRules, RESONITE_CAPABILITIES } from '../model/capabilities'
import type { Entry, EntryProblem } from '../model/entry'
import type { NameProblem } from '../model/refusal'
import { holdsInvisible, withoutInvisible } from './visible-text'

/**
 * The longest name that Satchel handles, in UTF-16 units. The gateway cuts
 * longer ones, so that a name of a megabyte weighs nothing; a cut name is still
 * longer than this, and so never stands in a path.
 */
export const MAX_HANDLED_NAME_LENGTH = 4_096

/**
 * What a new name may not hold: control characters, line separators, bidirectional
 * embeddings, overrides and isolates, and lone surrogates (which no UTF-8 carries:
 * the service would store another name than the one typed); nor what takes no room
 * (`holdsInvisible`).
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

/** What people see of an entry, sort and search by. */
export function titleOf({ title, name }: Pick<Entry, 'title' | 'name'>): string {
  return title ?? name
}

/** The title of an entry where it is not the name anyway, to be spread into what names that entry. */
export function titlePart({ title, name }: Pick<Entry, 'title' | 'name'>): { readonly title?: string } {
  return title === undefined || title === name ? {} : { title }
}

/**
 * Why a text that a person typed cannot become a title, or null. What the source
 * takes is said by its rules; what nobody could read afterwards is refused everywhere.
 */
export function nameProblem(
  title: string,
  rules: NameRules = RESONITE_CAPABILITIES.names,
): NameProblem | null {
  // Length first: the rest need not read a megabyte that someone pasted.
  if (isTooLong(title, rules)) return 'too-long'
  if (!rules.emptyAllowed && title.trim() === '') return 'empty'
  if (!rules.dotsAllowed && (title === '.' || title === '..')) return 'dot'
  const forbidden = [...rules.forbidden].find(character => title.includes(character))
  if (forbidden !== undefined) return FORBIDDEN_PROBLEMS[forbidden] ?? 'forbidden'
  if (FORBIDDEN_IN_NEW_NAMES.test(title)) return 'control'
  return holdsInvisible(title) ? 'invisible' : null
}

type LengthRules = Pick<NameRules, 'maxUtf8' | 'maxUtf16'>

function isTooLong(title: string, { maxUtf8, maxUtf16 }: LengthRules): boolean {
  if (title.length > (maxUtf16 ?? MAX_HANDLED_NAME_LENGTH)) return true
  return maxUtf8 !== null && new TextEncoder().encode(title).length > maxUtf8
}

const FORBIDDEN_PROBLEMS: Readonly<Record<string, NameProblem>> = { '/': 'slash', '\\': 'backslash' }

/**
 * A form in which names are equal that differ in letter case only, or in how
 * their accents are written. Whether the cloud compares these is unknown
 * (resonite-io.md, section 4), so this errs on the side of "equal": through upper
 * case first, which joins `ß` with `SS` and all sigmas. What takes no room counts as
 * nothing: nobody could tell the two apart. Independent of the person's language.
 */
export function foldCase(name: string): string {
  return withoutInvisible(name).toUpperCase().toLowerCase().normalize('NFC')
}

/**
 * A form in which titles are equal that cannot stand side by side in one folder;
 * null where any titles can.
 */
export function clashFormOf(title: string, { twinsAllowed, isCaseSensitive }: NameRules): string | null {
  if (twinsAllowed) return null
  return isCaseSensitive ? title : foldCase(title)
}

/** Whether a service that composes accents, or takes the spaces off the ends, may have kept the one title as the other. */
export function isKeptAs(asked: string, kept: string): boolean {
  return asked === kept || asked.normalize('NFC').trim() === kept.normalize('NFC').trim()
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
 * folded names; it must not know all of them. Letters make room for the number
 * where the name is as long as `rules` let it be.
 */
export function nextFreeName(
  name: string,
  taken: Pick<ReadonlySet<string>, 'has'>,
  rules?: LengthRules,
): string {
  const end = endOfText(name)
  const tail = name.slice(end)
  const numbered = / \((\d{1,6})\)$/.exec(name.slice(Math.max(0, end - 10), end))
  const base = name.slice(0, numbered ? end - numbered[0].length : end)
  let candidate = name
  // Ends: among one candidate more than there are names at least one is free.
  for (let n = Number(numbered?.[1] ?? 1) + 1; taken.has(foldCase(candidate)); n += 1) {
    candidate = shortened(base, ` (${n})${tail}`, rules)
  }
  return candidate
}

function shortened(base: string, rest: string, rules: LengthRules | undefined): string {
  if (rules === undefined || !isTooLong(base + rest, rules)) return base + rest
  const letters = [...base]
  while (letters.length > 1 && isTooLong(letters.join('') + rest, rules)) letters.pop()
  return letters.join('') + rest
}
