import { expect, it } from 'vitest'
import { onTestEnd } from '../src-sandbox/testing/on-test-end'
import { addressOf } from '../src-shared/domain/entry-address'
import type { Result } from '../src-shared/result'
import { type IndexProcess, startIndexProcess } from './testing/index-process'
import { RandomHistory, randomOf, type ToldIndex } from './testing/random-history'
import { testFolder } from './testing/test-folder'
import { openRequest } from './testing/test-inventory'

/** `npm run test:soak` kills more. */
const KILLS = Number(process.env['INDEX_KILLS'] ?? 6)
const SEED = Number(process.env['SEED'] ?? 1)
/** What a kill may lose. */
const MAX_UNKEPT_MS = 250
/** Kills of one history; the next one has another inventory. */
const KILLS_PER_HISTORY = 20

class Ended extends Error {}

/** What it has answered, and when: that may not be lost once it is older than a moment. */
interface Answered {
  readonly recordId: string | null
  readonly atMs: number
  readonly toldMs: number
}

it('loses nothing that it was told a quarter of a second before it was killed, and says nothing untrue afterwards', {
  timeout: 7_200_000,
}, async () => {
  let [kills, lists, checked] = [0, 0, 0]
  for (let seed = SEED; kills < KILLS; seed += 1) {
    const run = new KilledHistory(seed)
    await run.run(Math.min(KILLS_PER_HISTORY, KILLS - kills))
    kills += run.kills
    lists += run.history.lists
    checked += run.checked
  }
  console.log(`${kills} kills, ${lists} Lists, ${checked} of them looked for after a kill.`)
  expect(kills).toBe(KILLS)
  expect(checked).toBeGreaterThanOrEqual(Math.floor(KILLS / 2))
})

class KilledHistory {
  readonly history: RandomHistory
  kills = 0
  checked = 0
  readonly #folder = testFolder()
  readonly #random: () => number
  readonly #answered = new Map<string | null, Answered[]>()
  #index: IndexProcess | null = null
  /** Crawls that it has said to be over. */
  #ended = 0
  /** When the last of what it was told and has answered was sent: it had a processor then, which nobody has whenever they want. */
  #sentMs = 0
  /** How long after the next answer. */
  #killAfterAnswer = 0

  constructor(seed: number) {
    this.#random = randomOf(seed * 7919)
    const told: ToldIndex = {
      listed: async (reply, bytes) => {
        const value = await this.#tell(calls => calls.call('listed', { ...reply, bytes }))
        // Not of what nobody can say which folder it was of, nor of what is older than what is known.
        const [summary] = await this.#ask(calls =>
          calls.call('folders.summary', { recordIds: [reply.folder.id] }),
        )
        if (summary?.listedAtMs === reply.atMs)
          this.#note({ recordId: reply.folder.id, atMs: reply.atMs, toldMs: Date.now() })
        return value
      },
      failed: (reply, error) => this.#tell(calls => calls.call('failed', { ...reply, error })),
      proved: changes => this.#tell(calls => calls.call('proved', { changes })),
      startCrawl: atMs =>
        this.#ask(calls => calls.call('crawl.start', { kind: 'whole', recordId: null, atMs })),
      nextFolders: async asked => {
        const next = await this.#tell(calls => calls.call('crawl.next', asked))
        if (next.isDone) this.#ended += 1
        return next
      },
      whereIs: recordIds => this.#ask(calls => calls.call('whereIs', { recordIds: [...recordIds] })),
    }
    this.history = new RandomHistory(told, { seed, rounds: 0, failing: 0.1 })
  }

  async run(kills: number): Promise<void> {
    await this.#start()
    let isResumed = false
    while (this.kills < kills) {
      // Every other one comes when something has to be there; the others at any moment.
      if (this.kills % 2 === 0) this.#killIn(20 + this.#random() * 600)
      else this.#killAfterAnswer = MAX_UNKEPT_MS + 20 + this.#random() * 400
      try {
        for (;;) {
          await this.history.crawl(true, isResumed)
          isResumed = false
          this.history.strangerActs(1)
        }
      } catch (thrown) {
        if (!(thrown instanceof Ended)) throw thrown
        isResumed = true
      }
      await this.#startAgain()
    }
    for (let more = 0; more < 3; more += 1) await this.history.crawl(false)
    await this.history.expectDeletedGone(3)
    await this.#index?.kill()
  }

  #killIn(ms: number): void {
    const index = this.#index
    setTimeout(() => void index?.kill(), ms)
  }

  async #startAgain(): Promise<void> {
    await this.#index?.kill()
    this.kills += 1
    await this.#start()
    const moments = await this.#ask(calls => calls.call('moments', null))
    expect(moments.length).toBeGreaterThanOrEqual(this.#ended)
    await this.history.expectNoFalseGone()
    for (const [recordId, all] of this.#answered) {
      const sure = all.findLast(({ toldMs }) => toldMs < this.#sentMs - MAX_UNKEPT_MS)
      if (sure === undefined) continue
      const [summary] = await this.#ask(calls => calls.call('folders.summary', { recordIds: [recordId] }))
      expect(summary?.listedAtMs).toBeGreaterThanOrEqual(sure.atMs)
      this.checked += 1
    }
    this.#answered.clear()
  }

  async #start(): Promise<void> {
    const index = await startIndexProcess()
    onTestEnd(() => index.kill())
    this.#index = index
    const { file } = await this.#ask(calls => calls.call('open', openRequest(this.#folder)))
    expect(file).toEqual({ kind: 'ok' })
  }

  #note(answered: Answered): void {
    const { recordId } = answered
    if (this.#killAfterAnswer > 0) this.#killIn(this.#killAfterAnswer)
    this.#killAfterAnswer = 0
    const id = addressOf(this.history.world.pathOf(null), recordId).id
    this.#answered.set(id, [...(this.#answered.get(id) ?? []), answered])
  }

  async #tell<T>(call: (calls: IndexProcess['calls']) => Promise<Result<T>>): Promise<T> {
    const sentMs = Date.now()
    const value = await this.#ask(call)
    this.#sentMs = sentMs
    return value
  }

  async #ask<T>(call: (calls: IndexProcess['calls']) => Promise<Result<T>>): Promise<T> {
    if (this.#index === null) throw new Ended()
    const answer = await call(this.#index.calls)
    if (answer.ok) return answer.value
    if (answer.error.kind === 'offline') throw new Ended()
    throw new Error(`${answer.error.message} ${answer.error.detail ?? ''}`)
  }
}
