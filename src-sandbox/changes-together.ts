import type { Faults } from './faults.ts'
import { seededRandom } from './seeded-random.ts'
import { cloudFailure, type Refusal, timedOut } from './status.ts'
import { parseTogether } from './together-fault.ts'
import { pause } from './wait.ts'

/** How long the first of them waits for others. */
const GATHER_MS = 25
/** What hangs is given up after all others were answered. */
const HANG_MS = 40

/** What becomes of one change. */
interface Fate {
  readonly isMade: boolean
  /** Null: it is answered as it should be. */
  readonly failure: (() => Refusal) | null
  readonly hangs: boolean
}

const refused = (): Refusal => cloudFailure('Cloud error: TooManyRequests.')
const lost = (): Refusal => cloudFailure('Cloud error: the reply was lost.')

const fates: readonly Fate[] = [
  { isMade: true, failure: null, hangs: false },
  { isMade: false, failure: refused, hangs: false },
  { isMade: true, failure: lost, hangs: false },
  { isMade: true, failure: timedOut, hangs: true },
  { isMade: false, failure: timedOut, hangs: true },
]

/**
 * Changes that are under way at once fare ill at once, once: each of so many is
 * refused, made without an answer, or hangs, as chance has it; or the process ends
 * when some of them are made.
 */
export class ChangesTogether {
  readonly #faults: Faults
  #gathered: (() => void)[] = []
  #timer: NodeJS.Timeout | null = null
  #unmade = 0

  constructor(faults: Faults) {
    this.#faults = faults
  }

  async run<Reply>(make: () => Promise<Reply>, signal: AbortSignal): Promise<Reply> {
    const planned = parseTogether(this.#faults.text('together') ?? '')
    if (typeof planned === 'string') return make()
    const random = seededRandom(planned.seed + this.#gathered.length)
    await this.#gather(planned.count)
    if (planned.kills) return this.#makeOrDie(make, random() < 0.5)
    const fate = fates[Math.floor(random() * fates.length)]
    if (fate === undefined || fate.failure === null) return make()
    if (fate.isMade) await make()
    if (fate.hangs) await pause(HANG_MS, signal)
    throw fate.failure()
  }

  /** Resolves for all of them at once; after that the fault is over. */
  #gather(count: number): Promise<void> {
    return new Promise(resolve => {
      this.#gathered.push(resolve)
      if (this.#gathered.length >= count) this.#go()
      else this.#timer ??= setTimeout(() => this.#go(), GATHER_MS)
    })
  }

  #go(): void {
    if (this.#timer !== null) clearTimeout(this.#timer)
    this.#timer = null
    this.#faults.clear('together')
    this.#unmade = this.#gathered.length
    for (const go of this.#gathered.splice(0)) go()
  }

  /** The last one ends the process. */
  async #makeOrDie<Reply>(make: () => Promise<Reply>, isMade: boolean): Promise<Reply> {
    if (isMade) await make().catch(() => {})
    this.#unmade -= 1
    if (this.#unmade === 0) process.kill(process.pid, 'SIGKILL')
    return new Promise(() => {})
  }
}
