import { describe, expect, it } from 'vitest'
import { uuid } from '../testing/inventory-store'
import { FieldReader } from './field-reader'
import { FieldWriter } from './field-writer'
import { MESSAGE } from './message-ids'
import { readPacket, resent, writePacket } from './packet'
import { openCircuit, packetAck, readKickUser, readPacketAck } from './session-messages'
import { MAX_PACKET, zeroCoded, zeroDecoded } from './zero-coding'

const AGENT = uuid('20000000-0000-4000-8000-00000000000c')
const SESSION = uuid('aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee')
const bytes = (hex: string): Buffer => Buffer.from(hex.replaceAll(' ', ''), 'hex')
const hexOf = (data: Buffer | null): string => data?.toString('hex') ?? 'none'

describe('a packet', () => {
  // By hand, from the layout of the public template: sequence and message number are the only ones that are big-endian.
  it('that opens a circuit has the bytes that the template asks for', () => {
    const opening = openCircuit({ agentId: AGENT, sessionId: SESSION }, 0x5846_dd6e)
    const packet = writePacket({ ...opening, sequence: 1, isReliable: true, acks: [0x0102_0304, 5] })
    const message = 'ffff0003 6edd4658 aaaaaaaabbbb4ccc8dddeeeeeeeeeeee 2000000000004000800000000000000c'
    expect(hexOf(packet)).toBe(hexOf(bytes(`50 00000001 00 ${message} 01020304 00000005 02`)))
    expect(hexOf(resent(packet).subarray(0, 6))).toBe('700000000100')
  })

  it.each([
    ['often used', '00 00000007 00 01 2a', 1, '2a'],
    ['used now and then', '00 00000007 00 ff06 2a', 0xff06, '2a'],
    ['seldom used', '00 00000007 00 ffff00fc 2a', MESSAGE.logoutRequest, '2a'],
    ['of the circuit itself', '00 00000007 00 fffffffb 01 07000000', MESSAGE.packetAck, '0107000000'],
    [
      'zero-coded, its number as well',
      '80 00000007 00 ffff 0001 fd 0003 05',
      MESSAGE.logoutReply,
      '00000005',
    ],
    ['behind what nobody uses', '00 00000007 02 abab 01 2a', 1, '2a'],
  ])('with a message that is %s is read', (_what, hex, id, body) => {
    const packet = readPacket(bytes(hex))
    expect([packet?.sequence, packet?.message?.id, packet?.message?.body]).toEqual([7, id, bytes(body)])
  })

  it.each([
    ['is too short', '40 00000001 00'],
    ['says that more acks stand behind it than it has bytes', '50 00000001 00 01 2a ff'],
  ])('that %s is none', (_what, hex) => expect(readPacket(bytes(hex))).toBeNull())

  it.each([
    ['a number that is cut off', '40 00000001 00 ffff01'],
    ['a run of zeros that is cut off', 'c0 00000001 00 0100'],
    ['a run of no zeros', 'c0 00000001 00 01 0000 05'],
  ])('with %s is still one that wants its ack', (_what, hex) =>
    expect(readPacket(bytes(hex))).toMatchObject({ sequence: 1, isReliable: true, message: null }),
  )

  it('never grows beyond what a packet can be', () => {
    const runs = Math.ceil(MAX_PACKET / 255) + 1
    expect(zeroDecoded(bytes('00ff'.repeat(runs)))).toBeNull()
    const most = Buffer.alloc(MAX_PACKET)
    expect(zeroDecoded(zeroCoded(most))).toEqual(most)
  })
})

describe('fields', () => {
  it('are read as they are written', () => {
    const { body } = new FieldWriter()
      .u8(300)
      .u32(-1)
      .id(AGENT)
      .id(null)
      .flag(true)
      .vector(1.5, -2, 0)
      .text('Grüße')
      .text('é'.repeat(200))
    const fields = new FieldReader(body)
    expect([fields.u8(), fields.s32(), fields.id(), fields.id(), fields.flag()]).toEqual([
      44,
      -1,
      AGENT,
      null,
      true,
    ])
    expect([fields.f32(), fields.f32(), fields.f32()]).toEqual([1.5, -2, 0])
    // 254 bytes and the zero: no half of a character.
    expect([fields.text(), fields.text()]).toEqual(['Grüße', 'é'.repeat(127)])
    expect([fields.isCut, fields.u8(), fields.isCut]).toEqual([false, 0, true])
  })

  it('of acks end where the packet does', () => {
    expect(readPacketAck(packetAck([1, 2, 0xffff_ffff]).body)).toEqual([1, 2, 0xffff_ffff])
    expect(readPacketAck(bytes('ff 01000000 02'))).toEqual([1])
    expect(readPacketAck(bytes(''))).toEqual([])
  })

  it('say why somebody was thrown out, or nothing', () => {
    const place = new FieldWriter().u32(0).u8(0).u8(0).id(AGENT).id(SESSION)
    const said = place.bytes(bytes('0600')).bytes(Buffer.from('Enough')).body
    expect([readKickUser(said), readKickUser(said.subarray(0, 44))]).toEqual(['Enough', ''])
  })
})
