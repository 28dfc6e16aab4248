import type { Catalogue } from './en'

/** Whole sentences, one after the other: Japanese ones need no space. */
export function joinSentences({ locale }: Catalogue, sentences: readonly string[]): string {
  return sentences.join(locale === 'ja' ? '' : ' ')
}

/** Names that are quoted already, or short words, in a row. */
export function joinNames({ locale }: Catalogue, names: readonly string[]): string {
  return names.join(locale === 'ja' ? '、' : ', ')
}
