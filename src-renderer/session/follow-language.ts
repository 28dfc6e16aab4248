import { dateLocaleFor, languageFor, type SpokenLanguage } from '../../src-shared/domain/language'
import { assertNever } from '../../src-shared/result'
import { environmentStore } from '../bridge/environment'
import { textStore } from '../kit/text-context'
import { hasZoneChanged } from '../text/dates'
import { type Catalogue, en } from '../text/en'
import { ja } from '../text/ja'
import { makePseudo } from '../text/pseudo'
import { settingsStore } from './settings-store'

/** Speaks the person's language from now on, and another one as soon as it is chosen. */
export function followLanguage(): void {
  speak()
  settingsStore.subscribe(speak)
  environmentStore.subscribe(speak)
}

const ZONE_LOOK_MS = 60_000

/** Who travels, or changes the zone of the computer, reads the new times within a minute, or when they come back to the window. */
export function followTimeZone(): void {
  const look = (): void => {
    if (hasZoneChanged()) textStore.update(text => ({ ...text }))
  }
  setInterval(look, ZONE_LOOK_MS)
  window.addEventListener('focus', look)
}

let spoken = ''

function speak(): void {
  const { locale, timeLocale } = environmentStore.get()
  const language = languageFor(settingsStore.get().language, locale)
  const dateLocale = dateLocaleFor(language, locale, timeLocale)
  if (spoken === `${language} ${dateLocale}`) return
  spoken = `${language} ${dateLocale}`
  textStore.update(() => ({ ...catalogueOf(language), locale: dateLocale }))
  document.documentElement.lang = dateLocale
}

function catalogueOf(language: SpokenLanguage): Catalogue {
  switch (language) {
    case 'en':
      return en
    case 'ja':
      return ja
    case 'pseudo':
      return makePseudo()
    default:
      return assertNever(language)
  }
}
