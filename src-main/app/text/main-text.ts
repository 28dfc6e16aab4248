import { languageFor } from '../../../src-shared/domain/language'
import type { Language } from '../../../src-shared/model/settings'
import { type MainText, mainEn } from './main-en'
import { mainJa } from './main-ja'

export function mainTextFor(chosen: Language, systemLocale: string): MainText {
  return languageFor(chosen, systemLocale) === 'ja' ? mainJa : mainEn
}
