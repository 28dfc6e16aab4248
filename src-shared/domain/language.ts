import type { Language } from '../model/settings'

/** A language that there is a catalogue for. */
export type SpokenLanguage = Exclude<Language, 'system'>

/** What to speak: what was chosen, or the system's language where there is a catalogue for it, else English. */
export function languageFor(chosen: Language, systemLocale: string): SpokenLanguage {
  if (chosen !== 'system') return chosen
  return /^ja\b/i.test(systemLocale) ? 'ja' : 'en'
}

/**
 * The locale for dates: the words of the language that is spoken, by the customs of the region that the system
 * writes dates by. Without one it is the system's locale where that is one of the language, because English is
 * written in many ways; else the language itself.
 */
export function dateLocaleFor(language: SpokenLanguage, systemLocale: string, timeLocale = ''): string {
  const plain = language === 'pseudo' ? 'en' : language
  const customs = localeOf(timeLocale)
  if (customs?.language === plain) return customs.toString()
  if (customs?.region) return `${plain}-${customs.region}`
  const system = localeOf(systemLocale)
  return system?.language === plain ? system.toString() : plain
}

function localeOf(text: string): Intl.Locale | null {
  try {
    return Intl.DateTimeFormat.supportedLocalesOf(text).length > 0 ? new Intl.Locale(text) : null
  } catch {
    return null
  }
}
