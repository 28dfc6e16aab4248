import type { Text } from '../../src-wire/gen/satchel/v1/source.ts'
import type { Children, ListOptions, Platform, Sink, Target, Trail } from '../kit/platform.ts'
import { badArgument, notSupported } from '../kit/refusal.ts'
import { BotChanges } from './bot-changes.ts'
import { BotConnection, type Rhythm } from './bot-connection.ts'
import { type BotEntry, ROOT_ID } from './bot-entry.ts'
import type { BotName } from './bot-name.ts'
import { BotReader } from './bot-reader.ts'
import { describeSmartbots } from './smartbots-description.ts'
import { BotApi } from './wire/bot-api.ts'
import type { BotHttp } from './wire/bot-http.ts'

export interface SmartbotsOptions {
  readonly http: BotHttp
  readonly botName: BotName
  readonly rhythm?: Rhythm
  /** How long a bot may still be loading goes by this clock. */
  readonly nowMs?: () => number
}

const FIRST_LOOK_MS = 5_000
const AVATAR = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i
const NOBODY = /^[0-]+$/

/** The inventory of one bot of SmartBots, by the HTTP API. */
export class SmartbotsPlatform implements Platform<BotEntry> {
  readonly rootId = ROOT_ID
  /** Each folder on the way is a call that waits for the one before; what is acted on is asked for anew anyway. */
  readonly believedMs = 60_000
  readonly #options: SmartbotsOptions
  readonly #api: BotApi
  readonly #connection: BotConnection
  readonly #reader: BotReader
  readonly #changes: BotChanges
  /** One change after the other: what is new in a folder is told by what was there before. */
  #changing: Promise<unknown> = Promise.resolve()

  private constructor(options: SmartbotsOptions) {
    this.#options = options
    this.#api = new BotApi(options.http)
    const watched = { changed: (signal: AbortSignal) => this.#reader.changed(signal) }
    this.#connection = new BotConnection(this.#api, watched, options.rhythm, options.nowMs)
    this.#reader = new BotReader(this.#api, this.#connection)
    this.#changes = new BotChanges(this.#api, this.#reader)
  }

  /** Waits a moment for the service: where it is not reached the inventory is there all the same, and offline. */
  static async open(options: SmartbotsOptions): Promise<SmartbotsPlatform> {
    const platform = new SmartbotsPlatform(options)
    await platform.#connection.begin(FIRST_LOOK_MS)
    return platform
  }

  describe() {
    const { asSent, identity } = this.#options.botName
    return describeSmartbots({ identity, name: this.#connection.botName || asSent })
  }

  account() {
    const { ownerId = '', ownerName = '' } = this.describe()
    return { userId: ownerId, userName: ownerName }
  }

  start(sink: Sink): void {
    this.#connection.start(sink)
  }

  async close(): Promise<void> {
    this.#connection.close()
    await this.#options.http.close()
  }

  async children(folder: Trail<BotEntry>, { signal }: ListOptions): Promise<Children<BotEntry>> {
    await this.#connection.requireOnline()
    return this.#connection.ask(() => this.#reader.children(folder, signal))
  }

  async entry(trail: Trail<BotEntry>, signal: AbortSignal): Promise<BotEntry | null> {
    await this.#connection.requireOnline()
    return this.#connection.ask(() => this.#reader.entry(trail, signal))
  }

  makeFolder(to: Target<BotEntry>): Promise<BotEntry> {
    return this.#change(() => this.#changes.makeFolder(to))
  }

  async remove(trail: Trail<BotEntry>): Promise<void> {
    if (trail.at(-1)?.kind === 'folder') throw notSupported('Only items are deleted here.')
    await this.#change(() => this.#changes.remove(trail))
  }

  async give(trail: Trail<BotEntry>, to: string): Promise<string> {
    if (!AVATAR.test(to) || NOBODY.test(to)) throw badArgument('Say by its id which avatar gets it.')
    return this.#change(() => this.#changes.give(trail, to))
  }

  async readText(trail: Trail<BotEntry>, signal: AbortSignal): Promise<Text> {
    const row = trail.at(-1)?.row
    if (row === undefined || row.type.toLowerCase() !== 'notecard')
      throw badArgument('Only notecards have a text.')
    await this.#connection.requireOnline()
    const text = await this.#connection.ask(() => this.#api.readNotecard(row.id, signal))
    return { text, truncated: false }
  }

  async #change<T>(act: () => Promise<T>): Promise<T> {
    const before = this.#changing
    const running = (async () => {
      await before
      await this.#connection.requireLoaded()
      return this.#connection.ask(act)
    })()
    this.#changing = running.then(
      () => {},
      () => {},
    )
    return running
  }
}
