import type { Language } from '../../src-shared/model/settings'
import type { Catalogue } from './en'

/** Each language in its own words: who cannot read the present one finds theirs. */
const OWN_NAMES: { readonly [L in Exclude<Language, 'system'>]: string } = {
  en: 'English',
  ja: '日本語',
  pseudo: '[Þšéûðö]',
}

export function languageName(text: Catalogue, language: Language): string {
  return language === 'system' ? text.settings.systemLanguage : OWN_NAMES[language]
}
