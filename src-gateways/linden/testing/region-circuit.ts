import { createSocket, type RemoteInfo, type Socket } from 'node:dgram'
import type { Uuid } from '../../grids/uuid'
import { FieldReader } from '../udp/field-reader'
import { FieldWriter } from '../udp/field-writer'
import { MESSAGE } from '../udp/message-ids'
import { type Message, readPacket, writePacket } from '../udp/packet'

/** What becomes of a message that arrives; `unanswered`: it is done, and nobody hears of it; `late`: it is acked, and done by `doLate`. */
type Fate = 'lost' | 'unanswered' | 'late' | undefined

interface Session {
  readonly sessionId: Uuid
  readonly from: RemoteInfo
  readonly came: Set<number>
}

export interface CircuitOwner {
  /** What is sent to somebody who comes in. */
  welcome?(): readonly Message[]
  /** Whether somebody signed in with this session. */
  isOpen(sessionId: Uuid): boolean
  /** By LogoutRequest. */
  close(sessionId: Uuid): void
  /** Whatever else is told by somebody who is in. Answers what is sent back. */
  change(message: Message): readonly Message[]
}

/** The UDP side of a region as opensim-run.md, 2, has it. */
export class RegionCircuit {
  /** Everything that came, each time that it came. */
  readonly heard: Message[] = []
  meddle: ((message: Message) => Fate) | null = null
  readonly #late: Message[] = []
  readonly #owner: CircuitOwner
  #socket: Socket | null = null
  #port = 0
  readonly #sessions = new Map<string, Session>()
  #sequence = 0

  constructor(owner: CircuitOwner) {
    this.#owner = owner
  }

  get port(): number {
    return this.#port
  }

  /** Whoever has opened a circuit, and so is in the region. */
  get sessions(): readonly Uuid[] {
    return [...this.#sessions.values()].map(it => it.sessionId)
  }

  /** After `close` at the same port again. */
  async listen(): Promise<void> {
    const socket = createSocket('udp4')
    this.#socket = socket
    socket.on('message', (data, from) => this.#take(data, from))
    await new Promise<void>(done => socket.bind(this.#port, '127.0.0.1', done))
    this.#port = socket.address().port
  }

  async close(): Promise<void> {
    const socket = this.#socket
    this.#socket = null
    if (socket !== null) await new Promise<void>(done => socket.close(() => done()))
  }

  /** To everybody who is in; reliable, and sent `times` times as if no ack had come. */
  tell(id: number, fields: FieldWriter = new FieldWriter(), times = 1): void {
    for (const { from } of this.#sessions.values()) this.#send(from, { id, body: fields.body }, true, times)
  }

  /** As `tell`, once. */
  tellMessage(message: Message): void {
    for (const { from } of this.#sessions.values()) this.#send(from, message, true)
  }

  /** What was `late` until now, in its order. */
  doLate(): void {
    for (const message of this.#late.splice(0)) this.#owner.change(message)
  }

  #take(data: Buffer, from: RemoteInfo): void {
    const packet = readPacket(data)
    const message = packet?.message ?? null
    if (packet === null || message === null) return
    this.heard.push(message)
    const fate = this.meddle?.(message)
    if (fate === 'lost') return
    const at = `${from.address}:${from.port}`
    if (message.id === MESSAGE.useCircuitCode) this.#enter(message, at, from)
    const session = this.#sessions.get(at)
    if (session === undefined) return
    // The only one that is never acked.
    if (packet.isReliable && message.id !== MESSAGE.logoutRequest && fate !== 'unanswered')
      this.#send(from, ackOf(packet.sequence), false)
    if (packet.isReliable && session.came.has(packet.sequence)) return
    session.came.add(packet.sequence)
    this.#handle(message, at, session, fate)
  }

  #enter({ body }: Message, at: string, from: RemoteInfo): void {
    const fields = new FieldReader(body).skip(4)
    const sessionId = fields.id()
    if (sessionId === null || !this.#owner.isOpen(sessionId) || this.#sessions.has(at)) return
    this.#sessions.set(at, { sessionId, from, came: new Set() })
    for (const message of this.#owner.welcome?.() ?? []) this.#send(from, message, true)
  }

  #handle(message: Message, at: string, { sessionId, from }: Session, fate: Fate): void {
    if (message.id === MESSAGE.logoutRequest) {
      this.#sessions.delete(at)
      this.#owner.close(sessionId)
      this.#send(from, { id: MESSAGE.logoutReply, body: message.body }, true)
      return
    }
    if (fate === 'late') return void this.#late.push(message)
    const replies = message.id >= 0xff_ff_ff_00 ? [] : this.#owner.change(message)
    if (fate !== 'unanswered') for (const reply of replies) this.#send(from, reply, true)
  }

  #send({ address, port }: RemoteInfo, message: Message, isReliable: boolean, times = 1): void {
    this.#sequence += 1
    const packet = writePacket({ ...message, sequence: this.#sequence, isReliable, isZeroCoded: true })
    for (let time = 0; time < times; time++) this.#socket?.send(packet, port, address)
  }
}

function ackOf(sequence: number): Message {
  return { id: MESSAGE.packetAck, body: new FieldWriter().u8(1).u32(sequence).body }
}
