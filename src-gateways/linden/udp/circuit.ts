import { setTimeout as delay } from 'node:timers/promises'
import type { Uuid } from '../../grids/uuid'
import { LindenFault } from '../wire/linden-fault'
import { MESSAGE } from './message-ids'
import type { Message } from './packet'
import { ReliableSocket, type ResendRhythm } from './reliable-socket'
import {
  completePingCheck,
  logoutRequest,
  openCircuit,
  readKickUser,
  type Speaker,
  type Told,
} from './session-messages'

export interface CircuitRhythm extends ResendRhythm {
  /** For the answer to a logout, which comes in 12 ms or never (opensim-run.md, 2). Milliseconds. */
  readonly leave: number
}

const RHYTHM: CircuitRhythm = { again: 700, tries: 5, ack: 50, leave: 1_000 }

interface CircuitPlace extends Speaker {
  readonly host: string
  readonly port: number
  readonly code: number
}

/**
 * The UDP side of a region. That something was received says nothing of what was done.
 * UseCircuitCode alone opens it: no avatar appears, and pings that are answered keep it
 * (opensim-run.md, 2). It opens with the first thing that is told, and opens again where
 * nobody heard the last one.
 */
export class Circuit {
  readonly #place: CircuitPlace
  readonly #rhythm: CircuitRhythm
  readonly #onEnd: (why: LindenFault) => void
  readonly #socket: ReliableSocket
  readonly #listeners = new Set<(message: Message) => void>()
  #opening: Promise<void> | null = null
  #end: LindenFault | null = null
  #leaving: Promise<void> | null = null

  /** `onEnd`: the region has ended it, and the session with it. Not called for `leave`. */
  constructor(place: CircuitPlace, onEnd: (why: LindenFault) => void = () => {}, rhythm = RHYTHM) {
    this.#place = place
    this.#onEnd = onEnd
    this.#rhythm = rhythm
    this.#socket = new ReliableSocket(rhythm, {
      onMessage: message => this.#hear(message),
      onLost: () => {
        this.#opening = null
      },
    })
  }

  get sessionId(): Uuid {
    return this.#place.sessionId
  }

  /** Resolves when the region has received it. @throws LindenFault `timed-out`, `unreachable` or `signed-out`: it may have arrived all the same. */
  async tell(message: Told): Promise<void> {
    await this.open()
    if (this.#end !== null) throw this.#end
    await this.#socket.send(message)
  }

  /** So that somebody is in the region; nothing where it is open. @throws LindenFault. */
  open(): Promise<void> {
    if (this.#end !== null) return Promise.reject(this.#end)
    if (this.#opening !== null) return this.#opening
    const opening = this.#enter()
    this.#opening = opening
    opening.catch(() => {
      if (this.#opening === opening) this.#opening = null
    })
    return opening
  }

  /** Answers with what ends it. */
  hear(listener: (message: Message) => void): () => void {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /**
   * Ends the session; there is no proof that it worked, so nothing fails: the region ends the
   * session of a client that keeps silent after a minute (opensim-run.md, 1 and 2).
   */
  leave(): Promise<void> {
    this.#leaving ??= this.#leave()
    return this.#leaving
  }

  async #enter(): Promise<void> {
    const { host, port, code } = this.#place
    await this.#socket.connect(host, port)
    await this.#socket.send(openCircuit(this.#place, code))
  }

  async #leave(): Promise<void> {
    const { leave } = this.#rhythm
    if (this.#end === null) {
      await within(
        leave,
        this.open().catch(() => {}),
      )
      const answered = this.#answer(MESSAGE.logoutReply)
      // The only reliable one that is never acked.
      this.#socket.post(logoutRequest(this.#place), true)
      await within(leave, answered)
    }
    this.#stop(new LindenFault('cancelled', 'Signed out.'))
    await this.#socket.close()
  }

  #hear(message: Message): void {
    const { id, body } = message
    if (this.#end !== null) return
    if (id === MESSAGE.startPingCheck) this.#socket.post(completePingCheck(body[0] ?? 0))
    else if (id === MESSAGE.kickUser) this.#over(readKickUser(body))
    else if (id === MESSAGE.disableSimulator || id === MESSAGE.closeCircuit) this.#over('')
    else for (const listener of this.#listeners) listener(message)
  }

  #over(said: string): void {
    const why = new LindenFault('signed-out', said || 'The region has ended the session.')
    this.#stop(why)
    this.#onEnd(why)
  }

  #stop(why: LindenFault): void {
    this.#end ??= why
    this.#socket.giveUp(why)
  }

  #answer(id: number): Promise<void> {
    return new Promise(done => {
      const end = this.hear(message => {
        if (message.id !== id) return
        end()
        done()
      })
    })
  }
}

async function within(ms: number, waited: Promise<void>): Promise<void> {
  const end = new AbortController()
  await Promise.race([waited, delay(ms, undefined, { signal: end.signal }).catch(() => {})])
  end.abort()
}
