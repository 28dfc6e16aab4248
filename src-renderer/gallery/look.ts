import { LANGUAGES, type Language, THEMES, type Theme } from '../../src-shared/model/settings'

/** What the address of a page of the gallery says. */
export interface Look {
  readonly sceneId: string | null
  readonly theme: Theme
  readonly language: Language
}

export function lookFrom(search: string): Look {
  const parameters = new URLSearchParams(search)
  return {
    sceneId: parameters.get('scene'),
    theme: THEMES.find(theme => theme === parameters.get('theme')) ?? 'system',
    language: LANGUAGES.find(language => language === parameters.get('language')) ?? 'en',
  }
}

export function addressOf({ sceneId, theme, language }: Look): string {
  return `?${new URLSearchParams({ scene: sceneId ?? '', theme, language }).toString()}`
}
