import { isDeepStrictEqual } from 'node:util'
import { settingsFields } from '../../src-shared/ipc/schemas-settings'
import {
  DEFAULT_SETTINGS,
  type Settings,
  type SettingsChange,
  type SettingsState,
  type SettingsTrouble,
} from '../../src-shared/model/settings'
import { type StoredData, VersionedFile } from '../storage/versioned-file'

const VERSION = 1

export interface SettingsParts {
  readonly file: string
  readonly log: (line: string) => void
  readonly publish: (state: SettingsState) => void
}

/** What a person has chosen. Main keeps it, because the menu and the window's frame follow it, too. */
export class SettingsStore {
  readonly #parts: SettingsParts
  readonly #file: VersionedFile
  readonly #watchers = new Set<(settings: Settings) => void>()
  #state: SettingsState

  constructor(parts: SettingsParts) {
    this.#parts = parts
    this.#file = new VersionedFile(parts.file, VERSION, parts.log)
    const stored = this.#file.read()
    this.#state = {
      settings: settingsIn(known(stored)),
      trouble: troubleOf(stored, parts.file),
    }
  }

  get state(): SettingsState {
    return this.#state
  }

  /** Holds at once, whether or not it could be written: then the state says so. */
  change(change: SettingsChange): SettingsState {
    const settings = { ...this.#state.settings, ...change }
    if (isDeepStrictEqual(settings, this.#state.settings)) return this.#state
    this.#state = { settings, trouble: this.#save(settings) }
    this.#parts.publish(this.#state)
    for (const watcher of this.#watchers) watcher(settings)
    return this.#state
  }

  /** Tells now and with every change; returns the function that stops. */
  follow(watcher: (settings: Settings) => void): () => void {
    this.#watchers.add(watcher)
    watcher(this.#state.settings)
    return () => this.#watchers.delete(watcher)
  }

  #save(settings: Settings): SettingsTrouble | null {
    try {
      this.#file.write({ ...settings })
      return null
    } catch (error) {
      this.#parts.log(`settings not saved: ${String(error)}`)
      return { kind: 'not-saved', file: this.#parts.file }
    }
  }
}

/** Who has a file has had a first run, or began before there was one. */
function known(stored: StoredData): Readonly<Record<string, unknown>> {
  if (stored.kind === 'data') return { isWelcomed: true, ...stored.data }
  return stored.kind === 'set-aside' ? { isWelcomed: true } : {}
}

/** Every field for itself: what makes no sense is as if it had never been chosen. */
function settingsIn(data: Readonly<Record<string, unknown>>): Settings {
  const valid = Object.entries(settingsFields).flatMap(([key, field]) => {
    const parsed = field.safeParse(data[key])
    return parsed.success ? [[key, parsed.data]] : []
  })
  return { ...DEFAULT_SETTINGS, ...Object.fromEntries(valid) }
}

function troubleOf(stored: StoredData, file: string): SettingsTrouble | null {
  if (stored.kind !== 'set-aside') return null
  return stored.keptAs === null ? { kind: 'not-saved', file } : { kind: stored.why, file: stored.keptAs }
}
