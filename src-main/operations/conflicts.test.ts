import { describe, expect, it } from 'vitest'
import { nameOf } from '../../src-shared/domain/paths'
import { callSchemas } from '../../src-shared/ipc/schemas'
import type { Answers, ConflictChoice } from '../../src-shared/model/asks'
import type { Operation } from '../../src-shared/model/operation'
import { callsOf } from '../testing/engine-bench'
import { KEEP_BOTH, type TreeBench, treeBench } from '../testing/tree-bench'

const TWO = [
  'A/',
  'A/Hat',
  'A/Box/',
  'A/Box/Pen',
  'A/Box/Ink',
  'B/',
  'B/Hat',
  'B/Box/',
  'B/Box/Pen',
  'B/Box/Nib',
]

function answer(asked: Operation, choice: ConflictChoice, inside: Answers['inside'] = 'keep-both'): Answers {
  const conflicts = asked.asks?.conflicts ?? []
  return {
    choices: conflicts.map(({ recordId }) => [recordId, choice]),
    inside,
    acknowledged: [],
  }
}

const idOf = async (at: TreeBench, path: string): Promise<string> => (await at.entry(path)).recordId

async function moveAll(choice: ConflictChoice, from: string, inside?: Answers['inside']) {
  const at = await treeBench(...TWO)
  const before = at.places()
  const asked = await at.transfer('move', [from], 'H/B')
  expect(asked).toMatchObject({ state: 'asking', steps: [] })
  expect(at.places()).toEqual(before)
  const operation = await at.transfer('move', [from], 'H/B', answer(asked, choice, inside))
  return { at, before, asked, operation }
}

describe('a name that is taken', () => {
  it('is asked about with both sides, and nothing is done before the answer', async () => {
    const { asked } = await moveAll('skip', 'H/A/Hat')
    expect(asked.asks?.conflicts).toMatchObject([
      {
        incoming: { path: '/Inventory/H/A/Hat', entry: { name: 'Hat' } },
        existing: { path: '/Inventory/H/B/Hat', entry: { name: 'Hat' } },
        choices: ['keep-both', 'skip', 'replace'],
      },
    ])
  })

  it.each(['__proto__', 'constructor'])('is answered also for a record of the id %s', async id => {
    const at = await treeBench()
    await at.hold([
      { id: 'H', parent: 'Inventory', name: 'H', type: 'directory' },
      { id: 'A', parent: 'Inventory\\H', name: 'A', type: 'directory' },
      { id: 'B', parent: 'Inventory\\H', name: 'B', type: 'directory' },
      { id, parent: 'Inventory\\H\\A', name: 'Hat', type: 'object' },
      { id: 'other', parent: 'Inventory\\H\\B', name: 'Hat', type: 'object' },
    ])
    const asked = await at.transfer('move', ['H/A/Hat'], 'H/B')
    expect(asked).toMatchObject({ state: 'asking', asks: { conflicts: [{ recordId: id }] } })
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries: await at.entries('H/A/Hat'),
      target: await at.folderRef('H/B'),
      answers: answer(asked, 'keep-both'),
    }
    // As the window sends it.
    const sent = callSchemas['operations.run'].parse(request)
    expect((await at.run(sent)).state).toBe('done')
    expect(at.places()).toEqual(['A', 'B', 'B/Hat', 'B/Hat (2)'])
  })

  it('is skipped', async () => {
    const { at, before, operation } = await moveAll('skip', 'H/A/Hat')
    expect(operation).toMatchObject({ state: 'done', steps: [{ state: 'skipped' }] })
    expect(at.places()).toEqual(before)
  })

  it('is kept beside the other', async () => {
    const { at, operation } = await moveAll('keep-both', 'H/A/Hat')
    expect(operation.state).toBe('done')
    expect(at.places()).toContain('B/Hat (2)')
    expect(at.places()).not.toContain('A/Hat')
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toContain('A/Hat')
  })

  it('is replaced, and the old one is in the Trash', async () => {
    const { at, before, operation } = await moveAll('replace', 'H/A/Hat')
    expect(operation.state).toBe('done')
    expect(at.places().filter(path => path.endsWith('Hat'))).toEqual(['B/Hat'])
    expect(at.trashed()).toContain('H/B/Hat')
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(before)
    expect(at.trashed()).toEqual([])
  })

  it('is merged where both are folders, with one choice for the items inside', async () => {
    const { at, before, operation } = await moveAll('merge', 'H/A/Box')
    expect(operation.state).toBe('done')
    expect(at.places().filter(path => path.startsWith('B/Box/'))).toEqual([
      'B/Box/Ink',
      'B/Box/Nib',
      'B/Box/Pen',
      'B/Box/Pen (2)',
    ])
    expect(at.places()).not.toContain('A/Box')
    expect(at.lost()).toEqual([])
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(before)
    expect((await at.redo()).state).toBe('done')
    expect(at.places()).toContain('B/Box/Pen (2)')
  })

  it('leaves the source folder where something inside was skipped', async () => {
    const { at, operation } = await moveAll('merge', 'H/A/Box', 'skip')
    expect(operation.state).toBe('done')
    expect(at.places()).toContain('A/Box/Pen')
    expect(at.places()).toContain('B/Box/Ink')
  })

  it('replaces items inside merged folders', async () => {
    const { at, before } = await moveAll('merge', 'H/A/Box', 'replace')
    expect(at.places().filter(path => path.endsWith('Pen'))).toEqual(['B/Box/Pen'])
    expect(at.trashed()).toContain('H/B/Box/Pen')
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(before)
  })

  it('is no question for a copy beside its original', async () => {
    const at = await treeBench(...TWO)
    expect((await at.transfer('copy', ['H/A/Hat', 'H/A/Box'], 'H/A')).state).toBe('done')
    expect(at.places()).toContain('A/Hat (2)')
    expect(at.places()).toContain('A/Box (2)/Pen')
  })

  it('is asked about within a batch, too', async () => {
    const at = await treeBench(...TWO, 'C/')
    const asked = await at.transfer('move', ['H/A/Hat', 'H/B/Hat'], 'H/C')
    expect(asked.asks?.conflicts).toMatchObject([{ existing: null, choices: ['keep-both', 'skip'] }])
    const moved = await at.transfer('move', ['H/A/Hat', 'H/B/Hat'], 'H/C', answer(asked, 'keep-both'))
    expect(moved.state).toBe('done')
    expect(at.places().filter(path => path.startsWith('C/'))).toEqual(['C/Hat', 'C/Hat (2)'])
  })

  it.each(['A/Hat', 'A/Box'])('is said of %s that was moved, and not renamed', async from => {
    const at = await treeBench(...TWO)
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries: await at.entries(`H/${from}`),
      target: await at.folderRef('H/B'),
      answers: { ...KEEP_BOTH, choices: [[await idOf(at, `H/${from}`), 'keep-both']] },
    } as const
    // A grid moves first, and renames then.
    const calls = callsOf(at.gateway, {
      move: (entry, to, what) => at.gateway.move(entry, { ...to, title: nameOf(entry.path) }, what),
    })
    const half = await at.run(request, calls)
    expect(half.steps[0]?.error).toMatchObject({ kind: 'partial', said: { code: 'moved-not-renamed' } })
  })
})

describe('renames of several entries', () => {
  it('give way to each other', async () => {
    const at = await treeBench('A/', 'A/1', 'A/2', 'A/3')
    const [one, two, three] = await at.entries('H/A/1', 'H/A/2', 'H/A/3')
    if (!one || !two || !three) throw new Error('They were just made.')
    const renames = [
      { entry: one, newName: '2' },
      { entry: two, newName: '3' },
      { entry: three, newName: '4' },
    ]
    expect((await at.run({ kind: 'rename', renames })).state).toBe('done')
    expect(at.places()).toEqual(['A', 'A/2', 'A/3', 'A/4'])
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual(['A', 'A/1', 'A/2', 'A/3'])
  })

  it('give an entry that was named twice its first name', async () => {
    const at = await treeBench('A/', 'A/1')
    const [entry] = await at.entries('H/A/1')
    if (!entry) throw new Error('It was just made.')
    const renames = ['2', '3'].map(newName => ({ entry, newName }))
    expect((await at.run({ kind: 'rename', renames })).state).toBe('done')
    expect(at.places()).toEqual(['A', 'A/2'])
    expect(at.journal.openMoves('user:U-Sandbox')).toEqual([])
  })

  it('are refused as a whole where two swap', async () => {
    const at = await treeBench('A/', 'A/1', 'A/2')
    const [one, two] = await at.entries('H/A/1', 'H/A/2')
    if (!one || !two) throw new Error('They were just made.')
    const renames = [
      { entry: one, newName: '2' },
      { entry: two, newName: '1' },
    ]
    expect((await at.run({ kind: 'rename', renames })).state).toBe('refused')
  })
})

describe('a drag that is to be confirmed', () => {
  async function drop(...tree: readonly string[]) {
    const at = await treeBench(...tree)
    const ends = { entries: await at.entries('H/A/Box'), target: await at.folderRef('H/B') }
    const request = { kind: 'transfer', mode: 'move', ...ends, isToBeConfirmed: true } as const
    const before = at.places()
    const asked = await at.run(request)
    expect(asked.state).toBe('asking')
    expect(at.places()).toEqual(before)
    return { at, request, asked }
  }

  it('is asked about although nothing needs an answer, and done with one', async () => {
    const { at, request, asked } = await drop('A/', 'A/Box/', 'B/')
    expect(asked.asks).toEqual({ conflicts: [], warnings: [] })
    expect((await at.run({ ...request, answers: KEEP_BOTH })).state).toBe('done')
    expect(at.places()).toContain('B/Box')
  })

  it('is asked about once where its name is taken, too', async () => {
    const { at, request, asked } = await drop(...TWO)
    expect(asked.asks?.conflicts).toMatchObject([{ existing: { path: '/Inventory/H/B/Box' } }])
    const done = await at.run({ ...request, answers: answer(asked, 'keep-both') })
    expect(done.state).toBe('done')
  })
})

describe('warnings and locks', () => {
  it('say that a public folder may be linked to, until that is acknowledged', async () => {
    const at = await treeBench('A/', 'B/')
    await at.raw.copy('/Inventory/Palette/Public', '/Inventory/H/A/Public')
    const asked = await at.transfer('move', ['H/A'], 'H/B')
    expect(asked.asks?.warnings).toEqual([{ kind: 'breaks-links', name: 'A', count: 1, why: 'holds-public' }])
    const copied = await at.transfer('copy', ['H/A/Public'], 'H/B')
    expect(copied.asks?.warnings).toEqual([{ kind: 'copies-public', name: 'Public', count: 1 }])
    const answers: Answers = { ...KEEP_BOTH, acknowledged: ['breaks-links'] }
    expect((await at.transfer('move', ['H/A'], 'H/B', answers)).state).toBe('done')
  })

  it('protect a folder, and what holds it', async () => {
    const at = await treeBench('A/', 'A/Locked/', 'A/Locked/Hat', 'B/')
    const locked = await at.entry('H/A/Locked')
    at.engine.setLock({ entry: locked, isLocked: true }, 'user:U-Sandbox')
    const refusals = [
      await at.transfer('move', ['H/A/Locked'], 'H/B'),
      await at.transfer('move', ['H/A'], 'H/B'),
      await at.run({ kind: 'trash', entries: await at.entries('H/A') }),
      await at.run({ kind: 'rename', renames: [{ entry: locked, newName: 'X' }] }),
    ]
    for (const refused of refusals) {
      expect(refused.error?.refusal).toMatchObject({ reason: 'locked', inner: 'Locked' })
    }
    expect((await at.transfer('move', ['H/A/Locked/Hat'], 'H/B')).state).toBe('done')
    at.engine.setLock({ entry: locked, isLocked: false }, 'user:U-Sandbox')
    expect((await at.transfer('move', ['H/A'], 'H/B')).state).toBe('done')
  })
})
