import type { Language } from '../model/settings'

/** A language that there is a catalogue for. */
export type SpokenLanguage = Exclude<Language, 'system'>

/** What to speak: what was chosen, or the system's language where there is a catalogue for it, else English. */
export function languageFor(chosen: Language, systemLocale: string): SpokenLanguage {
  if (chosen !== 'system') return chosen
  return /^ja\b/i.test(systemLocale) ? 'ja' : 'en'
}

/**
 * The locale for dates: that of the system where it is one of the language that
 * is spoken, because English is written in many ways; else the language itself.
 */
export function dateLocaleFor(language: SpokenLanguage, systemLocale: string): string {
  const plain = language === 'pseudo' ? 'en' : language
  const [system] = Intl.getCanonicalLocales(isLocale(systemLocale) ? systemLocale : plain)
  return system?.split('-')[0] === plain ? system : plain
}

function isLocale(text: string): boolean {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0
  } catch {
    return false
  }
}
