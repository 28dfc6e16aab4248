import { languageFor } from '../../../src-shared/domain/language'
import type { Language } from '../../../src-shared/model/settings'
import { mainEn } from './main-en'
import { mainJa } from './main-ja'

/** The shape that both languages have. */
type Worded<T> = T extends string
  ? string
  : T extends (...about: infer A) => string
    ? (...about: A) => string
    : { readonly [K in keyof T]: Worded<T[K]> }

/** What main asks and says by itself, beside the window. */
export type MainText = Worded<typeof mainEn>

export function mainTextFor(chosen: Language, systemLocale: string): MainText {
  return languageFor(chosen, systemLocale) === 'ja' ? mainJa : mainEn
}
