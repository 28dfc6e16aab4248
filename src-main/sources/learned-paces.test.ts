import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { SourceState } from '../../src-shared/model/source'
import { testFolder } from '../testing/sandbox-process'
import { CallGate, POLITE } from '../wire/call-gate'
import { personId } from './inventory-id'
import { LearnedPaces } from './learned-paces'

function readyAs(userId: string): SourceState {
  return {
    kind: 'ready',
    source: { address: 'unix:/run/resonite-1.sock', origin: 'folder' },
    inventory: { id: personId(userId), ownerId: userId },
    capabilities: RESONITE_CAPABILITIES,
    facts: null,
    isOutdated: false,
    account: { userId, userName: userId },
    world: { kind: 'none' },
  }
}

function paced(paces: LearnedPaces, state: SourceState): CallGate {
  const gate = new CallGate(POLITE, 1)
  paces.follow(state, () => ({ learnPace: (known, onLearned) => gate.learnFrom(known, onLearned) }))
  return gate
}

describe('LearnedPaces', () => {
  it('remembers over restarts what each inventory’s service bears, and that of no other', () => {
    const file = join(testFolder(), 'paces.json')
    const first = new LearnedPaces(file, () => {})
    const gate = paced(first, readyAs('U-ada'))
    gate.learnFrom(40, () => {})
    expect(gate.learnedPerSecond).toBe(40)
    const taught: number[] = []
    first.follow(readyAs('U-bob'), () => ({
      learnPace: (known, onLearned) => {
        expect(known).toBeNull()
        onLearned(25)
        onLearned(null)
        taught.push(25)
      },
    }))
    expect(taught).toEqual([25])
    const second = new LearnedPaces(file, () => {})
    expect(paced(second, readyAs('U-bob')).learnedPerSecond).toBe(25)
    expect(paced(second, readyAs('U-ada')).learnedPerSecond).toBeNull()
  })

  it('teaches a gateway once, and each that is opened after it', () => {
    const paces = new LearnedPaces(join(testFolder(), 'paces.json'), () => {})
    let taught = 0
    const gateway = { learnPace: () => void taught++ }
    paces.follow(readyAs('U-ada'), () => gateway)
    paces.follow(readyAs('U-ada'), () => gateway)
    expect(taught).toBe(1)
    paces.follow(readyAs('U-ada'), () => ({ ...gateway }))
    expect(taught).toBe(2)
  })

  it('writes only what is other than before', () => {
    const file = join(testFolder(), 'paces.json')
    const paces = new LearnedPaces(file, () => {})
    let learn: (perSecond: number | null) => void = () => {}
    paces.follow(readyAs('U-ada'), () => ({ learnPace: (_known, onLearned) => (learn = onLearned) }))
    learn(40)
    const written = readFileSync(file, 'utf8')
    writeFileSync(file, 'as it was')
    learn(40)
    learn(42)
    expect(readFileSync(file, 'utf8')).toBe('as it was')
    learn(30)
    expect(readFileSync(file, 'utf8')).toBe(written.replace('40', '30'))
  })

  it('sets aside what it does not understand and begins anew', () => {
    const file = join(testFolder(), 'paces.json')
    writeFileSync(file, '{"version":9,"paces":{"resonite:U-ada":7}}')
    const paces = new LearnedPaces(file, () => {})
    expect(paced(paces, readyAs('U-ada')).learnedPerSecond).toBeNull()
    paces.follow(readyAs('U-ada'), () => ({ learnPace: (_known, onLearned) => onLearned(12) }))
    expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({ version: 1, paces: { 'resonite:U-ada': 12 } })
  })
})
