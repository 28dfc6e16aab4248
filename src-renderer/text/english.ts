import { beginningOf } from '../../src-shared/domain/beginning-of'
import { plainText } from '../../src-shared/domain/rich-text'

const numberFormat = new Intl.NumberFormat('en')
const plural = new Intl.PluralRules('en')

/** A sentence stays a sentence: names may weigh a megabyte. */
const MAX_QUOTED = 80

/** Instead of a name that is empty. */
export const NO_NAME = '(no name)'

export function number(value: number): string {
  return numberFormat.format(value)
}

/** A name as it is quoted in a sentence: plain text, never markup. */
export function quote(name: string): string {
  if (name === '') return NO_NAME
  const plain = plainText(beginningOf(name, MAX_QUOTED * 4))
  return `“${plain.length > MAX_QUOTED ? `${beginningOf(plain, MAX_QUOTED)}…` : plain}”`
}

export function counted(count: number, one: string, many: string): string {
  return `${number(count)} ${plural.select(count) === 'one' ? one : many}`
}

/** One thing by its name, several by their number. */
export function things(count: number, name: string): string {
  return count === 1 ? quote(name) : counted(count, 'item', 'items')
}

/** With a capital letter, for the beginning of a sentence. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1)
}

export function wasOrWere(count: number): string {
  return count === 1 ? 'was' : 'were'
}

export function isOrAre(count: number): string {
  return count === 1 ? 'is' : 'are'
}
