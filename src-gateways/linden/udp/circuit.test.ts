import { beforeEach, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { uuid } from '../testing/inventory-store'
import { type CircuitOwner, RegionCircuit } from '../testing/region-circuit'
import type { LindenFault } from '../wire/linden-fault'
import { Circuit } from './circuit'
import { FieldWriter } from './field-writer'
import { MESSAGE } from './message-ids'
import type { Message } from './packet'
import { spokenBy, told } from './session-messages'

const WHO = {
  agentId: uuid('20000000-0000-4000-8000-00000000000c'),
  sessionId: uuid('aaaaaaaa-bbbb-4ccc-8ddd-eeeeeeeeeeee'),
}
const CHANGE = told(MESSAGE.removeInventoryItem, spokenBy(WHO))
const AGAIN_MS = 700
const TRIES = 3
/** Whoever answers is waited for however busy the machine is; nobody waits so long for one that does not. */
const PATIENT_MS = 30_000

// What nobody acks is sent again when a test says so: an ack that is late because the machine is busy is not one that is lost.
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
  onTestEnd(() => vi.useRealTimers())
})

interface Bench {
  readonly region: RegionCircuit
  readonly circuit: Circuit
  readonly changes: Message[]
  readonly left: string[]
  readonly ends: LindenFault[]
}

async function bench(leave = PATIENT_MS): Promise<Bench> {
  const changes: Message[] = []
  const left: string[] = []
  const ends: LindenFault[] = []
  const owner: CircuitOwner = {
    isOpen: id => id === WHO.sessionId,
    close: id => void left.push(id),
    change: message => {
      if (message.id === CHANGE.id) changes.push(message)
      return []
    },
  }
  const region = new RegionCircuit(owner)
  await region.listen()
  const place = { ...WHO, host: '127.0.0.1', port: region.port, code: 1 }
  const circuit = new Circuit(place, why => ends.push(why), {
    again: AGAIN_MS,
    tries: TRIES,
    ack: 5,
    leave,
  })
  onTestEnd(async () => {
    await circuit.leave()
    await region.close()
  })
  return { region, circuit, changes, left, ends }
}

const times = (region: RegionCircuit, id: number): number => region.heard.filter(it => it.id === id).length

/** When the change has come so often, whatever is not acked by then has waited long enough. */
async function waitsInVain(region: RegionCircuit, heard: number): Promise<void> {
  await expect.poll(() => times(region, CHANGE.id)).toBe(heard)
  vi.advanceTimersByTime(AGAIN_MS)
}

it('opens with the first thing that is told, which is done once however often it is sent', async () => {
  const { region, circuit, changes } = await bench()
  const fates = ['lost', 'unanswered', undefined] as const
  region.meddle = ({ id }) => (id === CHANGE.id ? fates[times(region, id) - 1] : undefined)
  const done = circuit.tell(CHANGE)
  await waitsInVain(region, 1)
  await waitsInVain(region, 2)
  await done
  expect([times(region, MESSAGE.useCircuitCode), times(region, CHANGE.id), changes.length]).toEqual([1, 3, 1])
  await Promise.all(Array.from({ length: 40 }, () => circuit.tell(CHANGE)))
  expect(changes).toHaveLength(41)
})

it('answers pings, and acks whatever comes, which is heard once however often it comes', async () => {
  const { region, circuit } = await bench()
  const heard: number[] = []
  circuit.hear(({ id }) => heard.push(id))
  await circuit.tell(CHANGE)
  region.tell(MESSAGE.startPingCheck, new FieldWriter().u8(200).u32(0))
  region.tell(MESSAGE.bulkUpdateInventory, new FieldWriter(), 3)
  await expect.poll(() => times(region, MESSAGE.packetAck)).toBeGreaterThan(0)
  await expect.poll(() => times(region, MESSAGE.completePingCheck)).toBe(1)
  expect(region.heard.find(it => it.id === MESSAGE.completePingCheck)?.body).toEqual(Buffer.from([200]))
  expect(heard).toEqual([MESSAGE.bulkUpdateInventory])
})

it('says that nobody answers, which proves nothing, and opens again with what is told next', async () => {
  const { region, circuit, changes } = await bench()
  await circuit.tell(CHANGE)
  region.meddle = () => 'lost'
  const unheard = [circuit.tell(CHANGE), circuit.tell(CHANGE)].map(it =>
    it.catch((thrown: unknown) => thrown),
  )
  for (let time = 1; time <= TRIES; time++) await waitsInVain(region, 1 + unheard.length * time)
  for (const fault of await Promise.all(unheard)) expect(fault).toMatchObject({ kind: 'timed-out' })
  expect(times(region, CHANGE.id)).toBe(1 + 2 * TRIES)
  region.meddle = null
  await circuit.tell(CHANGE)
  expect([times(region, MESSAGE.useCircuitCode), changes.length]).toEqual([2, 2])
  await region.close()
  await expect(circuit.tell(CHANGE)).rejects.toMatchObject({ kind: 'unreachable' })
  await region.listen()
})

it('is over where the region throws one out, in its words', async () => {
  const { region, circuit, ends } = await bench()
  await circuit.tell(CHANGE)
  const reason = Buffer.from('New login detected')
  const place = new FieldWriter().u32(0).u8(0).u8(0).id(WHO.agentId).id(WHO.sessionId)
  const kicked = new FieldWriter().u8(reason.length).u8(0)
  place.bytes(kicked.body).bytes(reason)
  region.meddle = ({ id }) => {
    if (id !== CHANGE.id) return undefined
    region.tell(MESSAGE.kickUser, place)
    return 'lost'
  }
  const waiting = circuit.tell(CHANGE).catch((thrown: unknown) => thrown)
  expect(await waiting).toMatchObject({ kind: 'signed-out', message: 'New login detected' })
  await expect(circuit.tell(CHANGE)).rejects.toMatchObject({ kind: 'signed-out' })
  expect(ends.map(it => it.message)).toEqual(['New login detected'])
})

it('leaves whether it was opened before or not, and whether anybody answers or not', async () => {
  for (const isOpened of [true, false]) {
    const { region, circuit, left, ends } = await bench()
    if (isOpened) await circuit.tell(CHANGE)
    await circuit.leave()
    expect([left, ends, times(region, MESSAGE.useCircuitCode)]).toEqual([[WHO.sessionId], [], 1])
  }
  const { region, circuit, left } = await bench(100)
  region.meddle = () => 'lost'
  await circuit.leave()
  await expect.poll(() => times(region, MESSAGE.logoutRequest)).toBe(1)
  expect(left).toEqual([])
})
