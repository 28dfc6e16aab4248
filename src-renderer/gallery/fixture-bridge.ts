import { verbRefusal } from '../../src-shared/domain/why-not'
import type { AppError } from '../../src-shared/errors'
import { AppFailure } from '../../src-shared/errors'
import type {
  Bridge,
  CallArgs,
  CallName,
  CallValue,
  ListingReply,
  ThumbnailArrival,
  ThumbnailRequest,
} from '../../src-shared/ipc/contract'
import { NO_SOURCES } from '../../src-shared/model/added-source'
import type { Addressing } from '../../src-shared/model/capabilities'
import { NO_CRAWL } from '../../src-shared/model/crawl'
import { NO_PLACES } from '../../src-shared/model/places'
import { DEFAULT_SETTINGS, type Settings } from '../../src-shared/model/settings'
import { NO_TRAY } from '../../src-shared/model/tray'
import { err, ok } from '../../src-shared/result'
import { say } from '../../src-shared/sentences'
import { giveIndexPort } from './fixture-index'
import { pictureOf } from './fixture-pictures'
import type { Look } from './look'
import type { Answers, FolderContent, Scene, Tell } from './scene'

const NOTHING_BEHIND: AppError = { kind: 'offline', ...say('not-connected') }

const EMPTY: FolderContent = { kind: 'entries', entries: [] }

/**
 * Stands where the preload puts main's bridge, and answers from a scene. There
 * is no main process behind it: nothing is kept, and what no scene answers is
 * refused in words, as it is without a service.
 */
export class FixtureBridge implements Bridge {
  readonly #listeners = new Map<string, Set<(payload: never) => void>>()
  readonly #scene: Scene
  readonly #answers: Answers
  #settings: Settings

  constructor(scene: Scene, { theme, language }: Look) {
    this.#scene = scene
    this.#settings = { ...DEFAULT_SETTINGS, isWelcomed: true, ...scene.settings, theme, language }
    this.#answers = scene.kind === 'window' ? { ...COMMON, ...sourceOf(scene), ...scene.answers } : COMMON
  }

  readonly call: Bridge['call'] = async (name, args) => {
    try {
      // oxlint-disable-next-line typescript/consistent-type-assertions -- the name decides the type of the answer
      return ok((await this.#answer(name, args)) as CallValue<typeof name>)
    } catch (error) {
      if (error instanceof AppFailure) return err(error.error)
      throw error
    }
  }

  readonly on: Bridge['on'] = (name, listener) => {
    const listeners = this.#listeners.get(name) ?? new Set()
    this.#listeners.set(name, listeners.add(listener))
    return () => listeners.delete(listener)
  }

  readonly tell: Tell = (name, payload) => {
    // oxlint-disable-next-line typescript/consistent-type-assertions -- `on` puts each listener under the name of what it takes
    for (const listener of this.#listeners.get(name) ?? []) listener(payload as never)
  }

  #answer(name: CallName, args: unknown): unknown {
    if (isCall('inventory.list', name, args)) return this.#list(args.folder.path)
    if (isCall('thumbnails.want', name, args)) return this.#send(args.wanted)
    if (name === 'index.connect') return this.#connectIndex()
    if (name === 'settings.read') return { settings: this.#settings, trouble: null }
    if (isCall('settings.change', name, args)) {
      this.#settings = { ...this.#settings, ...args }
      return { settings: this.#settings, trouble: null }
    }
    if (name in this.#answers) return this.#answers[name]
    throw new AppFailure(NOTHING_BEHIND)
  }

  #list(path: string): ListingReply | Promise<never> {
    const content = this.#scene.kind === 'window' ? (this.#scene.folders[path] ?? EMPTY) : EMPTY
    if (content.kind === 'waiting') return new Promise(() => {})
    if (content.kind === 'failed') throw new AppFailure(content.error)
    return {
      kind: 'entries',
      entries: content.entries,
      listedAtMs: Date.now(),
      addressing: addressingIn(this.#scene),
      incomplete: content.incomplete ?? null,
    }
  }

  #connectIndex(): null {
    const scene = this.#scene
    const isKnown = scene.kind === 'window' && scene.summaries && scene.source.kind === 'ready'
    if (isKnown) giveIndexPort(scene.source.inventory.id, scene.summaries, scene.finds ?? null)
    return null
  }

  #send(wanted: readonly ThumbnailRequest[]): null {
    const { source } = this.#scene.kind === 'window' ? this.#scene : { source: null }
    const hasPictures = source?.kind !== 'ready' || verbRefusal('thumbnail', source.capabilities) === null
    const answerOf = hasPictures ? arrivalOf : notOffered
    const arrivals = wanted.map(answerOf).filter(arrival => arrival !== null)
    queueMicrotask(() => this.tell('thumbnails.arrived', arrivals))
    return null
  }
}

function addressingIn(scene: Scene): Addressing {
  const isKnown = scene.kind === 'window' && scene.source.kind === 'ready'
  return isKnown ? scene.source.capabilities.addressing : 'path'
}

function arrivalOf({ id, recordId }: ThumbnailRequest): ThumbnailArrival | null {
  const picture = pictureOf(recordId)
  return picture.kind === 'loading' ? null : { id, ...picture }
}

/** As main answers for a service from before there were any. */
function notOffered({ id }: ThumbnailRequest): ThumbnailArrival {
  return { id, kind: 'failed', error: { kind: 'server-too-old', ...say('pictures-not-offered') } }
}

const COMMON: Answers = {
  'app.environment': {
    platform: 'linux',
    version: '0.0.0',
    locale: '',
    timeLocale: '',
    isTour: false,
    opensAt: null,
    isDevelopment: true,
  },
  'app.drawn': null,
  'app.report': null,
  'links.take': [],
  'menu.show': null,
  'window.showWork': null,
  'call.abort': null,
  'operations.current': [],
  'history.list': [],
  'history.stack': { undo: null, redo: null },
  'moves.unfinished': [],
  'moves.lookAgain': null,
  'moves.leave': null,
  'trash.notes': [],
  'locks.list': [],
  'sources.list': NO_SOURCES,
  'inventory.question': null,
  'inventory.answer': null,
  'journal.state': { kind: 'ok' },
  'crawl.read': NO_CRAWL,
  'places.read': NO_PLACES,
  'places.visit': null,
  'tray.read': NO_TRAY,
}

function sourceOf({ source }: Extract<Scene, { kind: 'window' }>): Answers {
  return { 'source.state': source }
}

function isCall<N extends CallName>(wanted: N, name: CallName, args: unknown): args is CallArgs<N> {
  return args !== undefined && name === wanted
}
