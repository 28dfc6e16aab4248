import { MAX_PACKET, zeroCoded, zeroDecoded } from './zero-coding'

const ZERO_CODED = 0x80
const RELIABLE = 0x40
const RESENT = 0x20
const HAS_ACKS = 0x10
/** Flags, sequence number, and how long what nobody uses behind them is. */
const HEAD = 6
/** Told at once: a packet stays below 1,200 bytes (opensim-run.md, 9). */
export const MOST_ACKS = 100

/**
 * A message of the public template: its number as it stands on the wire, so that one says how
 * often it is used: 0x01 (high), 0xff01 (medium), 0xffff0003 (low), 0xfffffffb (fixed).
 */
export interface Message {
  readonly id: number
  /** Little-endian, field after field. */
  readonly body: Uint8Array
}

/** What came in one datagram. */
export interface Packet {
  readonly sequence: number
  /** Wants to be acked. */
  readonly isReliable: boolean
  /** Of packets that were sent, behind the message. */
  readonly acks: readonly number[]
  /** Null: it cannot be read, and is acked all the same. */
  readonly message: Message | null
}

/** Null for what is no packet. Never throws, whatever the bytes are. */
export function readPacket(bytes: Buffer): Packet | null {
  if (bytes.length <= HEAD || bytes.length > MAX_PACKET) return null
  const flags = bytes.readUInt8(0)
  const count = (flags & HAS_ACKS) === 0 ? 0 : bytes.readUInt8(bytes.length - 1)
  const end = (flags & HAS_ACKS) === 0 ? bytes.length : bytes.length - 1 - 4 * count
  if (end < HEAD) return null
  const acks = Array.from({ length: count }, (_, at) => bytes.readUInt32BE(end + 4 * at))
  const coded = bytes.subarray(HEAD, end)
  const plain = (flags & ZERO_CODED) === 0 ? coded : zeroDecoded(coded)
  return {
    sequence: bytes.readUInt32BE(1),
    isReliable: (flags & RELIABLE) !== 0,
    acks,
    message: plain === null ? null : messageOf(plain.subarray(bytes.readUInt8(5))),
  }
}

function messageOf(bytes: Buffer): Message | null {
  const frequency = [0, 1, 2].findIndex(at => bytes[at] !== 0xff)
  const length = [1, 2][frequency] ?? 4
  if (bytes.length < length) return null
  return { id: bytes.readUIntBE(0, length), body: bytes.subarray(length) }
}

interface Written extends Message {
  readonly sequence: number
  readonly isReliable: boolean
  readonly isZeroCoded: boolean
  readonly acks?: readonly number[]
}

/** The bytes of a datagram. `acks`: at most `MOST_ACKS`. */
export function writePacket({ sequence, isReliable, isZeroCoded, acks = [], id, body }: Written): Buffer {
  const head = Buffer.alloc(HEAD)
  const number = Buffer.alloc(id > 0xffff ? 4 : id > 0xff ? 2 : 1)
  number.writeUIntBE(id, 0, number.length)
  const flags =
    (isReliable ? RELIABLE : 0) | (isZeroCoded ? ZERO_CODED : 0) | (acks.length > 0 ? HAS_ACKS : 0)
  head.writeUInt8(flags, 0)
  head.writeUInt32BE(sequence, 1)
  const plain = Buffer.concat([number, body])
  const tail = Buffer.alloc(acks.length > 0 ? 4 * acks.length + 1 : 0)
  for (const [at, ack] of acks.entries()) tail.writeUInt32BE(ack, 4 * at)
  if (acks.length > 0) tail.writeUInt8(acks.length, tail.length - 1)
  return Buffer.concat([head, isZeroCoded ? zeroCoded(plain) : plain, tail])
}

/** The same once more: whoever has it already knows it by that. */
export function resent(packet: Buffer): Buffer {
  const again = Buffer.from(packet)
  again.writeUInt8(again.readUInt8(0) | RESENT, 0)
  return again
}
