import type { Language } from '../../../src-shared/model/settings'
import type { SettingsStore } from '../settings'
import type { MainText } from './main-en'
import { mainTextFor } from './main-text'

/** The language that main speaks in: the system's until the settings are read, then the chosen one. */
export class PersonsLanguage {
  #chosen: Language = 'system'
  readonly #systemLocale: () => string

  constructor(systemLocale: () => string) {
    this.#systemLocale = systemLocale
  }

  readonly text = (): MainText => mainTextFor(this.#chosen, this.#systemLocale())

  follow(settings: SettingsStore): void {
    settings.follow(({ language }) => {
      this.#chosen = language
    })
  }
}
