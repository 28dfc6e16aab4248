import type { Uuid } from '../../grids/uuid'
import { FieldReader } from './field-reader'
import { FieldWriter } from './field-writer'
import { MESSAGE } from './message-ids'
import type { Message } from './packet'

/** Who speaks on a circuit. */
export interface Speaker {
  readonly agentId: Uuid
  readonly sessionId: Uuid
}

/** What is told to a region. */
export interface Told extends Message {
  readonly isZeroCoded: boolean
}

export function told(id: number, fields: FieldWriter, isZeroCoded = false): Told {
  return { id, body: fields.body, isZeroCoded }
}

export function spokenBy({ agentId, sessionId }: Speaker): FieldWriter {
  return new FieldWriter().id(agentId).id(sessionId)
}

export function openCircuit({ agentId, sessionId }: Speaker, code: number): Told {
  return told(MESSAGE.useCircuitCode, new FieldWriter().u32(code).id(sessionId).id(agentId))
}

export function logoutRequest(speaker: Speaker): Told {
  return told(MESSAGE.logoutRequest, spokenBy(speaker))
}

export function completePingCheck(pingId: number): Told {
  return told(MESSAGE.completePingCheck, new FieldWriter().u8(pingId))
}

/** At most 255 at once. */
export function packetAck(sequences: readonly number[]): Told {
  const fields = new FieldWriter().u8(sequences.length)
  for (const sequence of sequences) fields.u32(sequence)
  return told(MESSAGE.packetAck, fields)
}

/** As far as they came. */
export function readPacketAck(body: Uint8Array): readonly number[] {
  const fields = new FieldReader(body)
  const count = fields.u8()
  const sequences: number[] = []
  for (let at = 0; at < count; at++) {
    const sequence = fields.u32()
    if (fields.isCut) break
    sequences.push(sequence)
  }
  return sequences
}

/** What the region says to whoever it throws out; empty: nothing that can be read. */
export function readKickUser(body: Uint8Array): string {
  const fields = new FieldReader(body).skip(4 + 2 + 16 + 16)
  const reason = fields.text(2)
  return fields.isCut ? '' : reason.slice(0, 500)
}
