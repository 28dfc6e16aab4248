import { describe, expect, it } from 'vitest'
import { addressOf } from '../../src-shared/domain/entry-address'
import { AppFailure } from '../../src-shared/errors'
import type { FinishDirection } from '../../src-shared/model/operation'
import { callsOf, openTestJournal, reasonOf, targetOf, testEngine } from '../testing/engine-bench'
import { fullPathOf } from '../testing/store-shape'
import { KEEP_BOTH, type TreeBench, treeBench } from '../testing/tree-bench'
import type { InventoryCalls } from './look/inventory-calls'

/** What another client does at the last moment: after all guards, before the call arrives. */
function justBefore(
  at: TreeBench,
  call: 'makeDir' | 'move' | 'copy' | 'remove',
  meddle: () => Promise<unknown>,
): InventoryCalls {
  let isFirst = true
  const once = async (): Promise<void> => {
    if (isFirst) await meddle()
    isFirst = false
  }
  const { gateway } = at
  return callsOf(gateway, {
    makeDir: async path => {
      if (call === 'makeDir') await once()
      return gateway.makeDir(path)
    },
    move: async (from, to, what) => {
      if (call === 'move') await once()
      return gateway.move(from, to, what)
    },
    copy: async (from, to, what) => {
      if (call === 'copy') await once()
      return gateway.copy(from, to, what)
    },
    remove: async (path, what) => {
      if (call === 'remove') await once()
      return gateway.remove(path, what)
    },
  })
}

/** The program ends after a move has arrived; then Satchel starts again on the same journal. */
async function endAfterMove(
  at: TreeBench,
  start: (calls: InventoryCalls) => void,
  { move }: Pick<InventoryCalls, 'move'> = callsOf(at.gateway),
) {
  let hasArrived = false
  const forever = async (): Promise<void> => {
    hasArrived = true
    await new Promise(() => {})
  }
  start(callsOf(at.gateway, { move: (from, to, what) => move(from, to, what).then(forever) }))
  await expect.poll(() => hasArrived).toBe(true)
  return nextStart(at)
}

async function nextStart(at: TreeBench) {
  at.journal.close()
  const journal = openTestJournal(at.journalFolder)
  const engine = testEngine(journal, () => {}, 'next')
  const target = targetOf(at.gateway)
  return { engine, journal, target }
}

async function finishAll(at: TreeBench, direction: FinishDirection) {
  const moves = at.engine.unfinishedMoves(targetOf(at.gateway).inventory)
  const ended = []
  for (const { id } of moves) ended.push(await at.run({ kind: 'finish-move', moveId: id, direction }))
  return ended
}

const removeFolder = (at: TreeBench, path: string) =>
  at.raw.move(`/Inventory/${path}`, '/Inventory/Elsewhere')

describe('another client acts after the guards and before the call arrives', () => {
  it.each<FinishDirection>(['resume', 'put-back'])(
    'the target folder of an item goes away: the item is found again by %s',
    async direction => {
      const at = await treeBench('A/', 'A/x', 'T/')
      const request = {
        kind: 'transfer',
        mode: 'move',
        entries: await at.entries('H/A/x'),
        target: await at.folderRef('H/T'),
      } as const
      const operation = await at.run(
        request,
        justBefore(at, 'move', () => removeFolder(at, 'H/T')),
      )
      expect(operation.state).toBe('unknown')
      expect(at.lost()).toEqual(['Inventory\\H\\T\\x'])
      expect(await finishAll(at, direction)).toMatchObject([{ state: 'done' }])
      expect(at.lost()).toEqual([])
      expect(at.places()).toContain(direction === 'resume' ? 'T/x' : 'A/x')
    },
  )

  it.each(['A/x', 'A/S'])('a link takes the place of the target folder: %s is put back', async moved => {
    const at = await treeBench('A/', 'A/x', 'A/S/', 'A/S/y', 'T/')
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries: await at.entries(`H/${moved}`),
      target: await at.folderRef('H/T'),
    } as const
    const before = at.places()
    const replaced = async (): Promise<void> => {
      await removeFolder(at, 'H/T')
      await at.raw.copy('/Inventory/Palette/Link', '/Inventory/H/T')
    }
    expect((await at.run(request, justBefore(at, 'move', replaced))).state).toBe('unknown')
    expect(at.lost().length).toBeGreaterThan(0)
    expect(await finishAll(at, 'put-back')).toMatchObject([{ state: 'done' }])
    expect(at.lost()).toEqual([])
    expect(at.places()).toEqual(before)
  })

  it('makes the same folder: Satchel does not take it for its own, so that undo never touches it', async () => {
    const at = await treeBench('A/')
    const made = () => at.raw.makeDir('/Inventory/H/A/New')
    const request = { kind: 'make-folder', parent: await at.folderRef('H/A'), name: 'New' } as const
    const operation = await at.run(request, justBefore(at, 'makeDir', made))
    expect(operation).toMatchObject({ state: 'failed', canUndo: false })
    expect(operation.steps[0]?.error?.kind).toBe('conflict')
  })

  it('restores what is being deleted for good: Satchel does not say that it deleted it', async () => {
    const at = await treeBench('A/', 'A/x')
    await at.run({ kind: 'trash', entries: await at.entries('H/A/x') })
    const inTrash = 'Satchel Trash/2026-11-22 05-27-35 UTC/H/A/x'
    const restored = () => at.raw.move(`/Inventory/${inTrash}`, '/Inventory/H/A/x')
    const request = { kind: 'delete', entries: await at.entries(inTrash), confirmedCount: 1 } as const
    const operation = await at.run(request, justBefore(at, 'remove', restored))
    expect(at.places()).toContain('A/x')
    expect(operation.state).toBe('failed')
  })

  it('puts more into a folder whose deletion was confirmed: it stays', async () => {
    const at = await treeBench('A/')
    await at.raw.copy('/Inventory/Palette/Slashed', '/Inventory/H/A/S')
    await at.run({ kind: 'trash', entries: await at.entries('H/A') })
    const inTrash = 'Satchel Trash/2026-11-22 05-27-35 UTC/H/A'
    const request = { kind: 'delete', entries: await at.entries(inTrash), confirmedCount: 9 } as const
    let lists = 0
    const calls = callsOf(at.gateway, {
      list: async (folder, signal) => {
        const listing = await at.gateway.list(folder, signal)
        // Right after the plan was made of these listings.
        if (folder.path.endsWith('/A/S') && ++lists === 1) {
          await at.raw.copy('/Inventory/Palette/Item', `/Inventory/${inTrash}/S/Mine`)
        }
        return listing
      },
    })
    const operation = await at.run(request, calls)
    expect(reasonOf(operation)).toBe('changed')
    expect(at.trashed()).toContain('H/A/S/Mine')
  })
})

describe('a broken folder move whose ends have changed', () => {
  const broken = async (): Promise<TreeBench> => {
    const at = await treeBench('A/', 'A/S/', 'A/S/x', 'A/S/y', 'T/', 'T/U/')
    await at.sandbox.control('fault fail-after=2')
    expect((await at.transfer('move', ['H/A'], 'H/T/U')).state).toBe('failed')
    await at.sandbox.control('clear')
    expect(at.lost().length).toBeGreaterThan(0)
    return at
  }
  const folder = (at: TreeBench) => at.places().filter(path => path.split('/').includes('A'))

  it('is resumed at once where the target is gone: it is made anew', async () => {
    const at = await broken()
    await removeFolder(at, 'H/T/U')
    expect(await finishAll(at, 'resume')).toMatchObject([{ state: 'done' }])
    expect(at.lost()).toEqual([])
    expect(folder(at)).toEqual(['T/U/A', 'T/U/A/S', 'T/U/A/S/x', 'T/U/A/S/y'])
  })

  it('is put back at once where the target is gone', async () => {
    const at = await broken()
    await removeFolder(at, 'H/T')
    expect(await finishAll(at, 'put-back')).toMatchObject([{ state: 'done' }])
    expect(at.lost()).toEqual([])
    expect(folder(at)).toEqual(['A', 'A/S', 'A/S/x', 'A/S/y'])
  })

  it('is not made worse where a link is in the way, and can be finished once it is gone', async () => {
    const at = await broken()
    await at.raw.move('/Inventory/H/T/U', '/Inventory/Elsewhere')
    await at.raw.copy('/Inventory/Palette/Link', '/Inventory/H/T/U')
    const lost = at.lost()
    expect(reasonOf((await finishAll(at, 'resume'))[0] ?? fail())).toBe('place-gone')
    expect(at.lost()).toEqual(lost)
    await at.raw.move('/Inventory/H/T/U', '/Inventory/Elsewhere too')
    expect(await finishAll(at, 'resume')).toMatchObject([{ state: 'done' }])
    expect(at.lost()).toEqual([])
  })

  it('is put back, entry by entry, where a link is in the way of the other end', async () => {
    const at = await broken()
    await at.raw.move('/Inventory/H/T/U', '/Inventory/Elsewhere')
    await at.raw.copy('/Inventory/Palette/Link', '/Inventory/H/T/U')
    expect(await finishAll(at, 'put-back')).toMatchObject([{ state: 'done' }])
    expect(at.lost()).toEqual([])
    expect(folder(at)).toEqual(['A', 'A/S', 'A/S/x', 'A/S/y'])
  })

  it.each([1, 2, 3, 4, 5, 6, 7, 8])(
    'makes no twins when the service answers NOT_FOUND %i times for what is there',
    async count => {
      const at = await broken()
      await at.sandbox.control(`fault lookup-hiccup=${count}`)
      await finishAll(at, 'resume')
      await at.sandbox.control('clear')
      const folders = at
        .rowsBelow('H')
        .filter(({ type }) => type === 'directory')
        .map(fullPathOf)
      expect(new Set(folders).size).toBe(folders.length)
      await finishAll(at, 'resume')
      expect(at.lost()).toEqual([])
      expect(folder(at)).toEqual(['T/U/A', 'T/U/A/S', 'T/U/A/S/x', 'T/U/A/S/y'])
    },
  )
})

describe('a broken folder move whose folder is gone', () => {
  it.each<FinishDirection>(['resume', 'put-back'])(
    'ends by %s although a name with a slash looks like a path through an item',
    async direction => {
      const at = await treeBench('A/', 'A/S/', 'A/S/x', 'T/')
      await at.raw.copy('/Inventory/Palette/Crossed', '/Inventory/H/A/Crossed')
      await at.sandbox.control('fault fail-after=1')
      await at.transfer('move', ['H/A'], 'H/T')
      await at.sandbox.control('clear')
      await at.raw.move('/Inventory/H/A', '/Inventory/Elsewhere')
      await finishAll(at, direction)
      expect(at.engine.unfinishedMoves(targetOf(at.gateway).inventory)).toEqual([])
      expect(at.lost()).toEqual([])
    },
  )
})

describe('what the journal says after the program ended', () => {
  it('offers to fetch an item whose target went away while its move was out', async () => {
    const at = await treeBench('A/', 'A/x', 'T/')
    const wish = { kind: 'transfer', mode: 'move', entries: await at.entries('H/A/x') } as const
    const target = await at.folderRef('H/T')
    const meddling = justBefore(at, 'move', () => removeFolder(at, 'H/T'))
    const next = await endAfterMove(at, calls => void at.run({ ...wish, target }, calls), meddling)
    await next.engine.recover(next.target)
    expect(at.lost()).toEqual(['Inventory\\H\\T\\x'])
    const [move] = next.engine.unfinishedMoves(next.target.inventory)
    const put = { kind: 'finish-move', moveId: move?.id ?? '', direction: 'put-back' } as const
    expect((await next.engine.run(put, next.target)).state).toBe('done')
    expect(at.places()).toContain('A/x')
  })

  it('does not offer an undo again that was done', async () => {
    const at = await treeBench('A/', 'A/x', 'T/')
    await at.transfer('move', ['H/A/x'], 'H/T')
    const next = await endAfterMove(at, calls => void at.run({ kind: 'undo', operationId: 'op1' }, calls))
    await next.engine.recover(next.target)
    expect(at.places()).toContain('A/x')
    const { undo, redo } = next.engine.undoStack(next.target.inventory)
    expect(undo).toBeNull()
    expect(redo?.kind).toBe('undo')
    expect((await next.engine.run({ kind: 'redo', operationId: redo?.id ?? '' }, next.target)).state).toBe(
      'done',
    )
    expect(at.places()).toContain('T/x')
  })

  it('does not offer to take back a copy that was taken back', async () => {
    const at = await treeBench('A/', 'A/S/', 'A/S/x', 'T/')
    await at.transfer('copy', ['H/A/S'], 'H/T')
    const next = await endAfterMove(at, calls => void at.run({ kind: 'undo', operationId: 'op1' }, calls))
    await next.engine.recover(next.target)
    expect(at.trashed()).toContain('H/T/S/x')
    expect(next.engine.undoStack(next.target.inventory).undo).toBeNull()
  })

  it('does not call an item its copy that somebody else has made of another one meanwhile', async () => {
    const at = await treeBench('A/', 'A/x', 'T/')
    const request = {
      kind: 'transfer',
      mode: 'copy',
      entries: await at.entries('H/A/x'),
      target: await at.folderRef('H/T'),
    } as const
    let isOut = false
    const calls = callsOf(at.gateway, {
      copy: async () => {
        isOut = true
        await new Promise(() => {})
      },
    })
    void at.run(request, calls)
    await expect.poll(() => isOut).toBe(true)
    await at.raw.copy('/Inventory/Palette/Public', '/Inventory/H/T/X')
    const next = await nextStart(at)
    await next.engine.recover(next.target)
    expect(next.engine.undoStack(next.target.inventory).undo).toBeNull()
  })
})

describe('a service that goes on after it gave up the answer', () => {
  it('keeps the move on the list until the next connection has looked', async () => {
    const at = await treeBench('A/', 'A/S/', 'A/S/x', 'T/')
    const target = targetOf(at.gateway)
    const calls = callsOf(at.gateway, {
      // As CANCELLED by the service reads here; the work itself comes later.
      move: () => Promise.reject(new AppFailure({ kind: 'unknown-outcome', message: 'No answer.' })),
    })
    const request = {
      kind: 'transfer',
      mode: 'move',
      entries: await at.entries('H/A'),
      target: await at.folderRef('H/T'),
    } as const
    expect((await at.run(request, calls)).state).toBe('unknown')
    expect(at.engine.unfinishedMoves(target.inventory)).toMatchObject([{ name: 'A', missing: 0 }])
    await at.sandbox.control('fault fail-after=2')
    await at.raw.move('/Inventory/H/A', '/Inventory/H/T/A').catch(() => {})
    await at.sandbox.control('clear')
    expect(at.lost().length).toBeGreaterThan(0)
    await at.engine.recover(target)
    expect(await finishAll(at, 'resume')).toMatchObject([{ state: 'done' }])
    expect(at.lost()).toEqual([])
  })

  it('forgets the move at the next connection where nothing came of it', async () => {
    const at = await treeBench('A/', 'A/S/', 'T/')
    const target = targetOf(at.gateway)
    const calls = callsOf(at.gateway, {
      move: () => Promise.reject(new AppFailure({ kind: 'unknown-outcome', message: 'No answer.' })),
    })
    const entries = await at.entries('H/A')
    await at.run({ kind: 'transfer', mode: 'move', entries, target: await at.folderRef('H/T') }, calls)
    await at.engine.recover(target)
    expect(at.engine.unfinishedMoves(target.inventory)).toEqual([])
  })
})

describe('listings that lag behind the answers of the service', () => {
  it('cost nothing that they do not show: a folder is deleted for good when two in a row say the same', async () => {
    const at = await treeBench('A/', 'A/x', 'Empty/')
    await at.run({ kind: 'trash', entries: await at.entries('H/A') })
    const inTrash = 'Satchel Trash/2026-11-22 05-27-35 UTC/H/A'
    const empty = await at.gateway.list(addressOf((await at.folderRef('H/Empty')).path))
    let isFirst = true
    const calls = callsOf(at.gateway, {
      list: async folder => {
        if (!isFirst || !folder.path.endsWith('/H/A')) return at.gateway.list(folder)
        isFirst = false
        return empty
      },
    })
    const request = { kind: 'delete', entries: await at.entries(inTrash), confirmedCount: 1 } as const
    expect(reasonOf(await at.run(request, calls))).toBe('changed')
    expect(at.trashed()).toContain('H/A/x')
  })
})

describe('taking back', () => {
  it.each(['y'.repeat(300), 'tab\there', ' '])('gives back a name that nobody may type: %j', async name => {
    const at = await treeBench(name)
    const renames = [{ entry: await at.entry(`H/${name}`), newName: 'Short' }]
    expect((await at.run({ kind: 'rename', renames })).state).toBe('done')
    expect((await at.undo()).state).toBe('done')
    expect(at.places()).toEqual([name])
  })

  it('lists no more for many entries than moving them did', async () => {
    const names = Array.from({ length: 60 }, (_, index) => `A/x${index}`)
    const at = await treeBench('A/', ...names, 'T/')
    const before = at.places()
    await at.transfer(
      'move',
      names.map(name => `H/${name}`),
      'H/T',
    )
    let lists = 0
    const calls = callsOf(at.gateway, {
      list: (path, signal) => {
        lists += 1
        return at.gateway.list(path, signal)
      },
    })
    expect((await at.run({ kind: 'undo', operationId: 'op1' }, calls)).state).toBe('done')
    expect(at.places()).toEqual(before)
    // Each round of a second lists both folders and what is above them; a slow machine needs some more rounds.
    expect(lists).toBeLessThan(60)
  })

  it('brings the old item back when a replace broke off after it went to the Trash', async () => {
    const at = await treeBench('A/', 'A/x', 'T/', 'T/x')
    const before = at.rowsBelow('H')
    let moves = 0
    const calls = callsOf(at.gateway, {
      move: async (from, to, what) => {
        moves += 1
        if (moves === 2) await at.sandbox.control('fault cloud-down')
        await at.gateway.move(from, to, what)
      },
    })
    const [entry] = await at.entries('H/A/x')
    const answers = { ...KEEP_BOTH, choices: [[entry?.recordId ?? '', 'replace']] } as const
    const target = await at.folderRef('H/T')
    const entries = entry === undefined ? [] : [entry]
    await at.run({ kind: 'transfer', mode: 'move', entries, target, answers }, calls)
    await at.sandbox.control('clear')
    expect(at.places()).not.toContain('T/x')
    expect((await at.undo()).state).toBe('done')
    expect(
      at
        .rowsBelow('H')
        .map(({ id }) => id)
        .sort(),
    ).toEqual(before.map(({ id }) => id).sort())
    expect(at.places()).toContain('T/x')
  })

  it('restores a folder as the record that it was, although Satchel had once made it on the way', async () => {
    const at = await treeBench('A/', 'A/x')
    await at.run({ kind: 'trash', entries: await at.entries('H/A/x') })
    await at.raw.move('/Inventory/H/A', '/Inventory/Elsewhere')
    const inTrash = 'Satchel Trash/2026-11-22 05-27-35 UTC/H/A'
    await at.run({ kind: 'restore', entries: await at.entries(`${inTrash}/x`) })
    const [made] = await at.entries('H/A')
    await at.run({ kind: 'trash', entries: await at.entries('H/A') })
    expect((await at.run({ kind: 'restore', entries: await at.entries(inTrash) })).state).toBe('done')
    expect((await at.entries('H/A'))[0]?.recordId).toBe(made?.recordId)
  })
})

function fail(): never {
  throw new Error('There is no such operation.')
}
