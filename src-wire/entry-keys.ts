import { createHash } from 'node:crypto'
import { foldCase } from '../src-shared/domain/names'

/** An entry as far as its key depends on it. */
export interface Titled {
  readonly id: string
  readonly title: string
}

const UNNAMED = '(unnamed)'
/** What no segment of a path may hold; a lone surrogate has no UTF-8. */
const UNFIT = /[/\\\p{Cc}\p{Cs}]/gu
/** A mark at the end of a key that tells entries apart. */
const MARK = / ~([0-9a-f]{8})$/

/** A title as a segment of a path, before anything has to be told apart (satchel/v1, ADDRESSING_PATH_AND_ID). */
export function keyTextOf(title: string): string {
  const text = title.replaceAll(UNFIT, '_')
  return text.trim() === '' || text === '.' || text === '..' ? UNNAMED : text
}

/** The 8 hexadecimal digits by which an id is told in keys. */
export function markOf(id: string): string {
  const digits = /[0-9a-f]{8}/i.exec(id)?.[0] ?? createHash('sha256').update(id).digest('hex').slice(0, 8)
  return digits.toLowerCase()
}

/**
 * The keys of all entries of one folder, in their order. Those whose titles give
 * the same text but for letter case, or another text than they are, bear a mark;
 * so does one that looks as if it bore one.
 */
export function keysOf(entries: readonly Titled[]): readonly string[] {
  const counts = new Map<string, number>()
  const texts = entries.map(({ title }) => keyTextOf(title))
  for (const text of texts) counts.set(foldCase(text), (counts.get(foldCase(text)) ?? 0) + 1)
  return entries.map(({ id, title }, index) => {
    const text = texts[index] ?? UNNAMED
    const isPlain = text === title && counts.get(foldCase(text)) === 1 && !MARK.test(text)
    return isPlain ? text : `${text} ~${markOf(id)}`
  })
}

/**
 * Whether a segment of a path may mean this entry, whatever else is in its
 * folder: by its key, with or without a mark, or by a key that it had under
 * another title. Who knows the id needs to know no more.
 */
export function mayMean(segment: string, { id, title }: Titled): boolean {
  return segment === title || segment === keyTextOf(title) || MARK.exec(segment)?.[1] === markOf(id)
}

/**
 * The entries of one folder that a segment of a path may mean: one by its exact
 * key, else those that bear its mark, so that old paths survive renames, else
 * those whose text it is. `keys` are those of `entries`.
 */
export function meantBy<T extends Titled>(
  segment: string,
  entries: readonly T[],
  keys: readonly string[],
): readonly T[] {
  const exact = entries.filter((_entry, index) => keys[index] === segment)
  if (exact.length > 0) return exact
  const mark = MARK.exec(segment)?.[1]
  const marked = mark === undefined ? [] : entries.filter(({ id }) => markOf(id) === mark)
  if (marked.length > 0) return marked
  return entries.filter(({ title }) => title === segment || keyTextOf(title) === segment)
}
