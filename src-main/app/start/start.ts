import { join } from 'node:path'
import { app, type BrowserWindow } from 'electron'
import { VersionedFile } from '../../storage/versioned-file'
import { readCommandLine } from '../command-line'
import { becomeTheOnly, type WhyNot } from './only-instance'
import { RequestBox } from './request-box'
import { StartRecord } from './start-record'
import { requestsOfFurtherStart, requestsOfStart } from './start-requests'
import type { FirstBounds } from './window-bounds'
import { WindowBoundsKeeper } from './window-bounds-keeper'

/** How long drawn content must have stayed for the start to count as good. */
const GOOD_AFTER_MS = 2_000
/** Whoever closes the window sooner had no time to see whether it works. */
const TOO_SOON_TO_TELL_MS = 5_000

interface StartParts {
  readonly log: (line: string) => void
  /** Where everything should be kept, and cannot be. */
  readonly lackingFolder: string | null
  /** Somebody is there to answer questions. */
  readonly isAttended: boolean
}

/** Everything between the double-click and the first rows on screen. */
export class Start {
  readonly requests = new RequestBox()
  readonly #beganAtMs = Date.now()
  readonly #record: StartRecord
  readonly #bounds: WindowBoundsKeeper
  readonly #isAttended: boolean
  #bringForward: () => void = () => {}
  #openFurther: (() => void) | null = null
  #isGood = false
  #isDrawn = false

  private constructor({ log, isAttended }: StartParts) {
    const file = (name: string): VersionedFile =>
      new VersionedFile(join(app.getPath('userData'), name), 1, log)
    this.#record = new StartRecord(file('starts.json'), log)
    this.#bounds = new WindowBoundsKeeper(file('window.json'), log)
    this.#isAttended = isAttended
    this.requests.put(requestsOfStart(process.argv))
    // macOS hands links over this way only.
    app.on('open-url', (event, url) => {
      event.preventDefault()
      this.requests.put(requestsOfStart([url]))
    })
    app.on('will-quit', () => this.#end())
  }

  /** The first start for this person, or why this one must end. */
  static begin(parts: StartParts): Start | WhyNot {
    if (parts.lackingFolder !== null) return { kind: 'no-folder', folder: parts.lackingFolder }
    let start: Start | null = null
    const why = becomeTheOnly(args => {
      start?.comeForward(readCommandLine(args).isNewWindow)
      start?.requests.put(requestsOfFurtherStart(args))
    })
    if (why !== null) return why
    start = new Start(parts)
    return start
  }

  /** Counts this start. Answers whether the view is to be as when new, because it kept failing. */
  async countAndAsk(askToReset: () => Promise<boolean>): Promise<boolean> {
    const isReset = this.#record.hasFailedTooOften && this.#isAttended && (await askToReset())
    if (isReset) this.#record.succeed()
    this.#record.begin()
    return isReset
  }

  firstBounds(isForgotten: boolean): FirstBounds {
    return this.#bounds.first(isForgotten)
  }

  /** Keeps the bounds of the window. */
  follow(window: BrowserWindow): void {
    this.#bounds.follow(window)
  }

  /** Tells when links and further starts ask for something; these also want to see a window. */
  followFurther(bringForward: () => void, tellOfRequests: () => void): void {
    this.#bringForward = bringForward
    this.requests.follow(tellOfRequests)
  }

  /** Opens a further window from now on. */
  followNewWindows(openFurther: () => void): void {
    this.#openFurther = openFurther
  }

  /** Somebody wants to see a window; `isNewWindow`: another one, which until the first one can be used is that one. */
  comeForward(isNewWindow: boolean): void {
    if (isNewWindow && this.#openFurther !== null) this.#openFurther()
    else this.#bringForward()
  }

  /** A page has drawn its content. */
  drawn(): void {
    if (this.#isDrawn) return
    this.#isDrawn = true
    setTimeout(() => this.#succeed(), GOOD_AFTER_MS)
  }

  #succeed(): void {
    if (this.#isGood) return
    this.#isGood = true
    this.#record.succeed()
  }

  #end(): void {
    if (this.#isDrawn) this.#succeed()
    else if (Date.now() - this.#beganAtMs < TOO_SOON_TO_TELL_MS) this.#record.takeBack()
  }
}
