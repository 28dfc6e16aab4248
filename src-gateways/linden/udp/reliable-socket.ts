import { createSocket, type Socket } from 'node:dgram'
import { LindenFault } from '../wire/linden-fault'
import { MESSAGE } from './message-ids'
import { type Message, MOST_ACKS, readPacket, resent, writePacket } from './packet'
import { packetAck, readPacketAck, type Told } from './session-messages'

/** Milliseconds. */
export interface ResendRhythm {
  /** Until a packet that was not acked is sent again: acks ride on the region's next tick, 200 to 400 ms (opensim-run.md, 2). */
  readonly again: number
  /** How often one is sent before nobody is believed to hear it. */
  readonly tries: number
  /** Acks wait so long for each other. */
  readonly ack: number
}

interface Ends {
  /** Whatever is no ack; what comes twice is told once. */
  readonly onMessage: (message: Message) => void
  /** Nobody hears it at the moment. */
  readonly onLost: () => void
}

interface Waiting {
  readonly timer: NodeJS.Timeout
  readonly settle: (fault: LindenFault | null) => void
}

/** Of packets that came, to know those that come twice. */
const REMEMBERED = 4_096

/** UDP to one place: what is sent is sent until it is acked, and what comes is acked whenever it comes. */
export class ReliableSocket {
  readonly #rhythm: ResendRhythm
  readonly #ends: Ends
  readonly #socket: Socket = createSocket('udp4')
  readonly #waiting = new Map<number, Waiting>()
  readonly #came = new Set<number>()
  readonly #due: number[] = []
  #ackTimer: NodeJS.Timeout | null = null
  #sequence = 0
  #connected: Promise<void> | null = null
  #isClosed = false

  constructor(rhythm: ResendRhythm, ends: Ends) {
    this.#rhythm = rhythm
    this.#ends = ends
    this.#socket.on('message', data => this.#take(data))
    this.#socket.on('error', () => this.#lose('unreachable'))
  }

  /** Only that place is heard then, and it is known when nobody listens there. @throws LindenFault: unreachable. */
  async connect(host: string, port: number): Promise<void> {
    this.#connected ??= new Promise<void>((done, fail) => {
      this.#socket.connect(port, host, (error?: Error) => (error === undefined ? done() : fail(error)))
    })
    try {
      await this.#connected
    } catch {
      this.#connected = null
      throw new LindenFault('unreachable', 'The region is not reached.')
    }
  }

  /** Resolves with its ack. @throws LindenFault: it may have arrived all the same. */
  send(message: Told): Promise<void> {
    return new Promise((done, fail) => {
      const { sequence, packet } = this.#write(message, true)
      let tries = 1
      const timer = setInterval(() => {
        if (tries++ < this.#rhythm.tries) this.#put(resent(packet))
        else this.#lose('timed-out')
      }, this.#rhythm.again)
      const settle: Waiting['settle'] = fault => {
        clearInterval(timer)
        this.#waiting.delete(sequence)
        if (fault === null) done()
        else fail(fault)
      }
      this.#waiting.set(sequence, { timer, settle })
      this.#put(packet)
    })
  }

  /** Once; nobody waits for an ack, also where one is asked for. */
  post(message: Told, isReliable = false): void {
    this.#put(this.#write(message, isReliable).packet)
  }

  /** What waits for its ack fails with this. */
  giveUp(why: LindenFault): void {
    for (const { settle } of this.#waiting.values()) settle(why)
  }

  async close(): Promise<void> {
    this.#isClosed = true
    if (this.#ackTimer !== null) clearTimeout(this.#ackTimer)
    await new Promise<void>(done => this.#socket.close(done))
  }

  #write(message: Told, isReliable: boolean): { readonly sequence: number; readonly packet: Buffer } {
    this.#sequence += 1
    const sequence = this.#sequence
    const acks = this.#due.splice(0, MOST_ACKS)
    return { sequence, packet: writePacket({ ...message, sequence, isReliable, acks }) }
  }

  #put(packet: Buffer): void {
    try {
      this.#socket.send(packet, error => {
        if (error !== null) this.#lose('unreachable')
      })
    } catch {
      this.#lose('unreachable')
    }
  }

  #take(data: Buffer): void {
    const packet = readPacket(data)
    if (packet === null || this.#isClosed) return
    const { sequence, isReliable, acks, message } = packet
    for (const ack of acks) this.#waiting.get(ack)?.settle(null)
    if (isReliable) this.#acknowledge(sequence)
    if (message === null || (isReliable && this.#hasCome(sequence))) return
    if (message.id !== MESSAGE.packetAck) this.#ends.onMessage(message)
    else for (const ack of readPacketAck(message.body)) this.#waiting.get(ack)?.settle(null)
  }

  #hasCome(sequence: number): boolean {
    if (this.#came.has(sequence)) return true
    this.#came.add(sequence)
    const [oldest] = this.#came
    if (this.#came.size > REMEMBERED && oldest !== undefined) this.#came.delete(oldest)
    return false
  }

  #acknowledge(sequence: number): void {
    this.#due.push(sequence)
    this.#ackTimer ??= setTimeout(() => {
      this.#ackTimer = null
      while (this.#due.length > 0) this.post(packetAck(this.#due.splice(0, MOST_ACKS)))
    }, this.#rhythm.ack)
  }

  /** Whatever waits may have arrived or not. */
  #lose(kind: 'timed-out' | 'unreachable'): void {
    this.#ends.onLost()
    this.giveUp(new LindenFault(kind, 'The region does not answer.'))
  }
}
