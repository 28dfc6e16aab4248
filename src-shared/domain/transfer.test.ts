import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { EntryKind, FolderRef } from '../model/entry'
import type { InventoryPath } from '../model/inventory-path'
import type { TransferMode } from '../model/operation'
import { IDS_CAPABILITIES } from '../testing/capabilities'
import { inventory, ROOT_TARGET, TestInventory } from '../testing/inventory'
import { foldCase } from './names'
import { childPath, isWithin, nameOf, ROOT } from './paths'
import { canDrop, type Dragged, type DropTarget, divideDrop, planTransfer } from './transfer'
import { TRASH_NAME } from './trash'

function pathOf(...names: string[]): InventoryPath {
  return names.reduce<InventoryPath>((parent, name) => childPath(parent, name) ?? parent, ROOT)
}

/** The folder of these names; each record id is the folder's name with `R-`. */
function folder(...names: string[]): FolderRef {
  return { path: pathOf(...names), recordIds: names.map(name => `R-${name}`) }
}

function dragged(
  parent: FolderRef,
  name: string,
  more: Partial<Dragged> & { kind?: EntryKind } = {},
): Dragged {
  const { kind = 'object', ...rest } = more
  return { ref: { parent, recordId: `R-${name}`, name, kind }, problem: null, linkName: null, ...rest }
}

function into(ref: FolderRef, more: Partial<DropTarget> = {}): DropTarget {
  return { ref, title: nameOf(ref.path), kind: 'folder', problem: null, linkName: null, ...more }
}

const hat = dragged(folder('Food'), 'Hat')
const fruit = dragged(folder('Food'), 'Fruit', { kind: 'folder' })

describe('canDrop', () => {
  it.each<[string, Dragged[], DropTarget, unknown]>([
    ['nothing', [], into(folder('Box')), { reason: 'nothing-selected' }],
    [
      'the root',
      [{ ...hat, ref: { ...hat.ref, recordId: '', name: 'Inventory' } }],
      into(folder('Box')),
      { reason: 'root' },
    ],
    [
      'what lies below a link',
      [{ ...hat, linkName: 'Essentials' }],
      into(folder('Box')),
      { reason: 'below-link', linkName: 'Essentials' },
    ],
    [
      'a twin',
      [{ ...hat, problem: 'twin' }],
      into(folder('Box')),
      { reason: 'unaddressable', name: 'Hat', problem: 'twin' },
    ],
    [
      'a name that its listing did not flag',
      [dragged(folder('Food'), '..')],
      into(folder('Box')),
      { reason: 'unaddressable', name: '..', problem: 'dot-name' },
    ],
    [
      'a drop into a link',
      [hat],
      into(folder('L'), { kind: 'link' }),
      { reason: 'target-is-link', name: 'L' },
    ],
    [
      'a drop below a link',
      [hat],
      into(folder('L', 'Box'), { linkName: 'L' }),
      { reason: 'below-link', linkName: 'L' },
    ],
    [
      'a drop into a link below a link',
      [hat],
      into(folder('L', 'M'), { kind: 'link', linkName: 'L' }),
      { reason: 'below-link', linkName: 'L' },
    ],
    [
      'a drop into an item',
      [hat],
      into(folder('Box'), { kind: 'world' }),
      { reason: 'not-a-folder', name: 'Box' },
    ],
    [
      'a drop into what nobody knows',
      [hat],
      into(folder('Box'), { kind: 'unknown' }),
      { reason: 'not-a-folder', name: 'Box' },
    ],
    [
      'a drop into a twin',
      [hat],
      into(folder('Box'), { problem: 'case-twin' }),
      { reason: 'unaddressable', name: 'Box', problem: 'case-twin' },
    ],
    [
      'a folder dropped into itself',
      [fruit],
      into(folder('Food', 'Fruit')),
      { reason: 'into-itself', name: 'Fruit' },
    ],
    [
      'a folder dropped into its own child',
      [fruit],
      into(folder('Food', 'Fruit', 'Red')),
      { reason: 'inside-selection', name: 'Red' },
    ],
    [
      'a folder dropped into its own child, the case of letters aside',
      [fruit],
      into({ path: pathOf('Food', 'fruit', 'Red'), recordIds: ['x', 'y', 'z'] }),
      { reason: 'inside-selection', name: 'Red' },
    ],
    [
      'a folder that has another path by now, dropped into its own child',
      [fruit],
      into({ path: pathOf('Else', 'Red'), recordIds: ['R-Else', 'R-Fruit', 'R-Red'] }),
      { reason: 'inside-selection', name: 'Red' },
    ],
    [
      'a path-equal twin of another record',
      [fruit],
      into({ path: pathOf('Food', 'Fruit'), recordIds: ['R-Food', 'R-other'] }),
      { reason: 'into-itself', name: 'Fruit' },
    ],
  ])('refuses %s, moved or copied', (_, entries, target, refusal) => {
    expect(canDrop(entries, target, 'move')).toEqual(refusal)
    expect(canDrop(entries, target, 'copy')).toEqual(refusal)
  })

  it('takes a move to the Trash for a deletion, and nothing else', () => {
    const trash = into({ path: pathOf('Satchel Trash'), recordIds: ['R-T'] })
    const deleted = dragged({ path: pathOf('Satchel Trash', 'x'), recordIds: ['R-T', 'R-x'] }, 'Old')
    expect(canDrop([hat], trash, 'move')).toBeNull()
    expect(canDrop([hat], trash, 'copy')).toEqual({ reason: 'trash-takes-deletions' })
    expect(canDrop([deleted], trash, 'move')).toEqual({ reason: 'in-trash-already', name: 'Old' })
    expect(canDrop([deleted], into(folder('Food')), 'move')).toBeNull()
  })

  it('lets a copy stay beside its original', () => {
    expect(canDrop([hat], into(folder('Food')), 'copy')).toBeNull()
  })

  it('refuses to move to the present parent', () => {
    expect(canDrop([hat], into(folder('Food')), 'move')).toEqual({ reason: 'already-there' })
    const renamed = into({ path: pathOf('Meals'), recordIds: ['R-Food'] })
    expect(canDrop([hat], renamed, 'move')).toEqual({ reason: 'already-there' })
    expect(canDrop([dragged(ROOT_TARGET.ref, 'Hat')], ROOT_TARGET, 'move')).toEqual({
      reason: 'already-there',
    })
  })

  it('lets things into other folders, the root, and folders whose names only begin alike', () => {
    expect(canDrop([hat, fruit], into(folder('Box')), 'move')).toBeNull()
    expect(canDrop([hat, fruit], ROOT_TARGET, 'copy')).toBeNull()
    expect(canDrop([fruit], into(folder('Food', 'Fruits')), 'move')).toBeNull()
    expect(canDrop([fruit], into(folder('Foo')), 'move')).toBeNull()
    expect(canDrop([dragged(folder('Food'), 'L', { kind: 'link' })], into(folder('Box')), 'move')).toBeNull()
  })

  it('asks nothing of what a selected folder takes along', () => {
    const inside = dragged(folder('Food', 'Fruit'), 'a/b', { problem: 'slash' })
    expect(canDrop([inside, fruit], into(folder('Box')), 'move')).toBeNull()
    expect(canDrop([inside], into(folder('Box')), 'move')).not.toBeNull()
  })

  it('costs a hover the same however much is dragged', () => {
    let reads = 0
    const many = new Proxy(
      Array.from({ length: 2_000 }, (_, index) => dragged(folder('Food'), `${index}`)),
      {
        get: (target, key) => {
          reads += 1
          return Reflect.get(target, key)
        },
      },
    )
    canDrop(many, into(folder('Box')), 'move')
    expect(reads).toBeGreaterThan(2_000)
    reads = 0
    for (let i = 0; i < 20; i += 1) canDrop(many, into(folder('Box', `${i}`)), 'move')
    expect(reads).toBeLessThan(200)
  })
})

describe('the Trash itself', () => {
  const root: FolderRef = { path: ROOT, recordIds: [] }
  const itself = dragged(root, TRASH_NAME, { kind: 'folder' })
  const native = dragged(root, 'Trash', { kind: 'folder' })

  it('is not moved, whichever the source has', () => {
    expect(canDrop([itself], into(folder('Box')), 'move')).toEqual({ reason: 'trash-itself' })
    expect(canDrop([itself], into(folder('Box')), 'copy')).toBeNull()
    expect(canDrop([native], into(folder('Box')), 'move', IDS_CAPABILITIES)).toEqual({
      reason: 'trash-itself',
    })
    expect(canDrop([native], into(folder('Box')), 'move')).toBeNull()
    expect(divideDrop([itself, hat], into(folder('Box')), 'move')).toEqual({
      taken: [hat],
      left: [{ reason: 'trash-itself' }],
    })
  })
})

describe('planTransfer', () => {
  it('takes each entry to the same name in the target', () => {
    expect(planTransfer([hat, fruit], into(folder('Box')), ['Shoe'], 'move')).toEqual({
      kind: 'steps',
      steps: [
        { entry: hat.ref, from: '/Inventory/Food/Hat', to: '/Inventory/Box/Hat' },
        { entry: fruit.ref, from: '/Inventory/Food/Fruit', to: '/Inventory/Box/Fruit' },
      ],
      clashes: [],
    })
  })

  it('leaves taken names to be asked about', () => {
    const shoe = dragged(folder('Food'), 'Shoe')
    const plan = planTransfer([hat, fruit, shoe], into(folder('Box')), ['HAT', 'Shoe'], 'copy')
    expect(plan).toMatchObject({ kind: 'steps', steps: [{ entry: fruit.ref }], clashes: [hat.ref, shoe.ref] })
  })

  it('asks about two entries of the batch that would become twins', () => {
    const other = dragged(folder('Else'), 'hat')
    const plan = planTransfer([hat, other], into(folder('Box')), [], 'move')
    expect(plan).toMatchObject({ kind: 'steps', steps: [{ entry: hat.ref }], clashes: [other.ref] })
  })

  it('names every entry that cannot be handled', () => {
    const plan = planTransfer(
      [{ ...hat, problem: 'twin' }, fruit, { ...hat, linkName: 'L' }],
      into(folder('Box')),
      [],
      'move',
    )
    expect(plan.kind === 'refused' && plan.refusals.map(({ reason }) => reason)).toEqual(['unaddressable'])
    const other = dragged(folder('L'), 'Shoe', { linkName: 'L' })
    const both = planTransfer([{ ...hat, problem: 'twin' }, fruit, other], into(folder('Box')), [], 'move')
    expect(both.kind === 'refused' && both.refusals.map(({ reason }) => reason)).toEqual([
      'unaddressable',
      'below-link',
    ])
  })

  it('moves nothing twice', () => {
    const inside = dragged(folder('Food', 'Fruit'), 'Kiwi')
    const plan = planTransfer([inside, fruit, fruit, inside], into(folder('Box')), [], 'move')
    expect(plan.kind === 'steps' && plan.steps.map(({ entry }) => entry.name)).toEqual(['Fruit'])
  })
})

describe('divideDrop', () => {
  it('takes what fits and says why the rest does not', () => {
    const box = dragged(folder(), 'Box', { kind: 'folder' })
    const there = dragged(folder('Box'), 'Key')
    const borrowed = dragged(folder('L'), 'Shoe', { linkName: 'L' })
    const { taken, left } = divideDrop([hat, box, there, borrowed], into(folder('Box')), 'move')
    // What lies in a folder that is gathered, too, goes with it.
    expect(taken).toEqual([hat])
    expect(left.map(({ reason }) => reason)).toEqual(['into-itself', 'below-link'])
    expect(divideDrop([hat, there], into(folder('Box')), 'move').left).toEqual([{ reason: 'already-there' }])
    expect(divideDrop([hat, there], into(folder('Box')), 'copy').left).toEqual([])
    expect(divideDrop([hat], into(folder('L'), { kind: 'link' }), 'move')).toEqual({
      taken: [],
      left: [{ reason: 'target-is-link', name: 'L' }],
    })
  })
})

describe('on any inventory', () => {
  const scene = inventory.chain(service => {
    const shown = service.shown(4)
    const targets = [ROOT_TARGET, ...shown.flatMap(({ target }) => target ?? [])]
    return fc.record({
      service: fc.constant(service),
      entries: fc.subarray(
        shown.map(({ dragged }) => dragged),
        { minLength: 1, maxLength: Math.min(4, shown.length) },
      ),
      target: fc.constantFrom(...targets),
      mode: fc.constantFrom<TransferMode>('move', 'copy'),
      ignoresCase: fc.boolean(),
    })
  })
  const planned = ({ service, entries, target, mode }: Scene) =>
    planTransfer(
      entries,
      target,
      service.list(target.ref.path).map(({ name }) => name),
      mode,
    )

  interface Scene {
    service: TestInventory
    entries: Dragged[]
    target: DropTarget
    mode: TransferMode
    ignoresCase: boolean
  }

  it('canDrop and planTransfer agree on all but names', () => {
    fc.assert(
      fc.property(scene, one => {
        const refusal = canDrop(one.entries, one.target, one.mode)
        const plan = planned(one)
        if (refusal !== null)
          expect(plan).toMatchObject({ kind: 'refused', refusals: expect.arrayContaining([refusal]) })
        else expect(plan.kind === 'steps' && plan.steps.length + plan.clashes.length).toBeGreaterThan(0)
      }),
      { numRuns: 2_000 },
    )
  })

  it('divideDrop leaves nothing where canDrop allows all, and canDrop allows what it takes', () => {
    fc.assert(
      fc.property(scene, ({ entries, target, mode }) => {
        const { taken, left } = divideDrop(entries, target, mode)
        expect(left.length === 0).toBe(canDrop(entries, target, mode) === null)
        if (taken.length > 0) expect(canDrop(taken, target, mode)).toBeNull()
      }),
      { numRuns: 2_000 },
    )
  })

  it('no plan leads into what it moves, nor into a link, nor out of one', () => {
    fc.assert(
      fc.property(scene, one => {
        const plan = planned(one)
        if (plan.kind === 'refused') return
        expect(one.target).toMatchObject({ linkName: null, kind: 'folder', problem: null })
        for (const { entry, from, to } of plan.steps) {
          expect(isWithin(one.target.ref.path, from)).toBe(false)
          expect(one.target.ref.recordIds).not.toContain(entry.recordId)
          expect(to).toBe(childPath(one.target.ref.path, entry.name))
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('a move hits the records meant, loses none, and makes no twins', () => {
    let moves = 0
    fc.assert(
      fc.property(scene, one => {
        const plan = planned({ ...one, mode: 'move' })
        if (plan.kind === 'refused') return
        moves += 1
        const service = new TestInventory(one.service.records, one.ignoresCase)
        const before = service.reachable()
        for (const { entry, from, to } of plan.steps) expect(service.move(from, to)).toBe(entry.recordId)
        expect(service.reachable()).toEqual(before)
        const inTarget = service.list(one.target.ref.path).map(({ name }) => foldCase(name))
        for (const { entry } of plan.steps) {
          expect(inTarget.filter(name => name === foldCase(entry.name))).toHaveLength(1)
        }
      }),
      { numRuns: 3_000 },
    )
    // The property must not hold only because everything is refused.
    expect(moves).toBeGreaterThan(100)
  })
})
