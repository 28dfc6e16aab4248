import { BinaryWriter } from '@bufbuild/protobuf/wire'
import { describe, expect, it } from 'vitest'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import {
  Action,
  Addressing,
  Cost,
  Description,
  How,
  Verb,
  WhyNot,
} from '../../src-wire/gen/satchel/v1/source'
import { capabilitiesOf } from './source-capabilities'

const said = (facts: Parameters<typeof Description.fromPartial>[0]): Description =>
  Description.fromPartial(facts)
const verb = (action: Action, how: How, whyNot = WhyNot.WHY_NOT_UNSPECIFIED): Verb =>
  Verb.fromPartial({ action, how, whyNot })

describe('what a source says of itself', () => {
  it('is as safe as can be where it says nothing: paths, and nothing but listing', () => {
    const { addressing, names, trash, verbs, pace } = capabilitiesOf(said({ platform: 'test' }))
    expect({ addressing, names, pace }).toEqual({
      addressing: 'path',
      names: RESONITE_CAPABILITIES.names,
      pace: RESONITE_CAPABILITIES.pace,
    })
    expect(trash).toEqual({ kind: 'none' })
    const there = Object.entries(verbs).filter(([, { how }]) => how !== 'absent')
    expect(there).toEqual([['list', { how: 'one-call' }]])
  })

  it('is taken word by word', () => {
    const capabilities = capabilitiesOf(
      said({
        platform: 'test',
        addressing: Addressing.ADDRESSING_PATH_AND_ID,
        names: {
          maxUtf8: 63,
          maxUtf16: 0,
          forbidden: '|',
          twinsAllowed: true,
          caseSensitive: true,
          emptyAllowed: true,
          dotsAllowed: false,
        },
        folders: { rootId: 'root', trashPath: '/Inventory/Trash', trashId: 'trash', trashIsNative: true },
        verbs: [
          verb(Action.ACTION_MOVE_FOLDER, How.HOW_ATOMIC),
          verb(Action.ACTION_RENAME_ITEM, How.HOW_ABSENT, WhyNot.WHY_NOT_NEEDS_VIEWER),
        ],
        pace: { concurrent: 2, perSecond: 0, cost: Cost.COST_PER_CALL },
      }),
    )
    expect(capabilities).toMatchObject({
      addressing: 'path-and-id',
      names: { maxUtf8: 63, maxUtf16: null, forbidden: '|', twinsAllowed: true, dotsAllowed: false },
      trash: { kind: 'native', folder: { path: '/Inventory/Trash', id: 'trash' } },
      verbs: {
        'move-folder': { how: 'atomic' },
        'rename-item': { how: 'absent', whyNot: 'needs-viewer' },
        spawn: { how: 'absent', whyNot: 'not-offered' },
      },
      pace: { concurrent: 2, perSecond: null, cost: 'per-call' },
    })
  })

  it('may have no Trash of its own, which Satchel then keeps', () => {
    const verbs = [verb(Action.ACTION_TRASH, How.HOW_CLIENT_STEPS)]
    expect(capabilitiesOf(said({ platform: 'test', verbs })).trash).toEqual({ kind: 'satchel' })
  })

  it('counts words of a later version as not there', () => {
    const later = new BinaryWriter()
      .uint32((1 << 3) | 2)
      .string('test')
      .uint32((3 << 3) | 2)
      .string('1.7')
      .uint32(7 << 3)
      .uint32(99)
    for (const [action, how] of [
      [Action.ACTION_SPAWN, 99],
      [99, How.HOW_ATOMIC],
    ] as const) {
      const verb = new BinaryWriter()
        .uint32(1 << 3)
        .uint32(action)
        .uint32(2 << 3)
        .uint32(how)
      later.uint32((10 << 3) | 2).bytes(verb.finish())
    }
    const capabilities = capabilitiesOf(Description.decode(later.finish()))
    expect(capabilities.addressing).toBe('path')
    expect(capabilities.verbs.spawn).toEqual({ how: 'absent', whyNot: 'not-offered' })
  })

  it.each(['', 'Open Sim', 'Resonite', 'a:b', '1st', `x${'-'.repeat(32)}`])(
    'is refused in words when %j is its platform, because everything is kept under that',
    platform => {
      expect(() => capabilitiesOf(said({ platform }))).toThrow(/what kind of inventory/)
    },
  )

  it.each(['2.0', '10', 'x'])('is refused in words when its contract is %j', contract => {
    expect(() => capabilitiesOf(said({ contract }))).toThrow(/update Satchel/)
  })
})
