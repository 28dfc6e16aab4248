import { describe, expect, it } from 'vitest'
import { callsOf } from '../testing/engine-bench'
import { KEEP_BOTH, treeBench } from '../testing/tree-bench'

/** A service that keeps another title than it was asked for. */
const KEEPERS = [
  ['trims', 'Hat  ', 'Hat', (title: string) => title.trim()],
  ['composes', 'Cafe\u0301', 'Caf\u00e9', (title: string) => title.normalize('NFC')],
] as const

describe.each(KEEPERS)('a service that %s the names it keeps', (_does, asked, kept, keep) => {
  async function bench() {
    const at = await treeBench('A/', 'A/Pen', 'A/Box/', 'A/Box/Ink', 'B/')
    const { gateway } = at
    const calls = callsOf(gateway, {
      makeDir: to => gateway.makeDir({ ...to, title: keep(to.title) }),
      move: (from, to, what) => gateway.move(from, { ...to, title: keep(to.title) }, what),
      copy: (from, to, what) => gateway.copy(from, { ...to, title: keep(to.title) }, what),
    })
    return { ...at, calls }
  }

  it('has made a new folder, which undo takes back', async () => {
    const { run, calls, folderRef, places, undo } = await bench()
    const request = { kind: 'make-folder', parent: await folderRef('H/B'), name: asked } as const
    const made = await run(request, calls)
    expect(made).toMatchObject({ state: 'done', steps: [{ to: `/Inventory/H/B/${kept}` }] })
    expect(places()).toContain(`B/${kept}`)
    expect((await undo()).state).toBe('done')
    expect(places()).not.toContain(`B/${kept}`)
  })

  it.each(['A/Pen', 'A/Box'])('has renamed %s, and undo gives back the old name', async path => {
    const { run, calls, entry, places, undo } = await bench()
    const before = places()
    const renames = [{ entry: await entry(`H/${path}`), newName: asked }]
    const renamed = await run({ kind: 'rename', renames }, calls)
    expect(renamed).toMatchObject({ state: 'done', steps: [{ to: `/Inventory/H/A/${kept}` }] })
    expect(places()).toContain(`A/${kept}`)
    expect((await undo()).state).toBe('done')
    expect(places()).toEqual(before)
  })

  it('has moved and copied what was called so', async () => {
    const { run, calls, raw, entries, folderRef, places } = await bench()
    await raw.copy('/Inventory/Palette/Item', `/Inventory/H/A/${asked}`)
    const wish = async (mode: 'move' | 'copy', to: string) =>
      run(
        {
          kind: 'transfer',
          mode,
          entries: await entries(`H/A/${asked}`),
          target: await folderRef(to),
          answers: KEEP_BOTH,
        },
        calls,
      )
    expect((await wish('copy', 'H/A/Box')).state).toBe('done')
    expect((await wish('move', 'H/B')).state).toBe('done')
    expect(places()).toEqual(expect.arrayContaining([`A/Box/${kept}`, `B/${kept}`]))
  })
})
