import { beginningOf } from '../../src-shared/domain/beginning-of'
import { plainText } from '../../src-shared/domain/rich-text'

const numberFormat = new Intl.NumberFormat('ja')

/** A sentence stays a sentence: names may weigh a megabyte. */
const MAX_QUOTED = 80

/** Instead of a name that is empty. */
export const NO_NAME = '(名前なし)'

export function number(value: number): string {
  return numberFormat.format(value)
}

/** A name as it is quoted in a sentence: plain text, never markup. */
export function quote(name: string): string {
  if (name === '') return NO_NAME
  const plain = plainText(beginningOf(name, MAX_QUOTED * 4))
  return `「${plain.length > MAX_QUOTED ? `${beginningOf(plain, MAX_QUOTED)}…` : plain}」`
}

/** Japanese has one plural form (`Intl.PluralRules('ja')` knows `other` only): a counter does its work. */
export function items(count: number): string {
  return `${number(count)} 個の項目`
}

/** One thing by its name, several by their number. */
export function things(count: number, name: string): string {
  return count === 1 ? quote(name) : items(count)
}
