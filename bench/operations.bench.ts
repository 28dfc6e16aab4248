import type { Page } from '@playwright/test'
import { childPath, ROOT } from '../src-shared/domain/paths'
import type { FolderRef } from '../src-shared/model/entry'
import type { InventoryPath } from '../src-shared/model/inventory-path'
import type { OperationRequest } from '../src-shared/model/operation'
import { alternate } from './fixtures/alternate'
import type { BareCalls } from './fixtures/bare-calls'
import { bench } from './fixtures/bench'

const ENTRIES = 1_000
const ARGUMENTS = ['--seed', 'empty', '--bulk', String(ENTRIES)]
const NAMES = Array.from(
  { length: ENTRIES },
  (_, index) => `Generated entry ${String(index + 1).padStart(6, '0')}`,
)

/** Where the entries are and where they go: to and fro, so that every run finds the same. */
interface Places {
  readonly from: string
  readonly to: string
  /** Empty, and of this run alone. */
  readonly copies: string
}

interface Named {
  readonly name: string
  readonly path: InventoryPath
}

function named(name: string): Named {
  return { name, path: childPath(ROOT, name) ?? ROOT }
}

/** Asks the engine as the page does, through the contract, and waits for the proven end; entries a second. */
async function rateInApp(
  page: Page,
  what: 'move' | 'copy' | 'trash',
  from: string,
  to: string,
): Promise<number> {
  const answer = await page.evaluate(
    async ({ kind, root, source, target, count }) => {
      const idOfCall = (): string => `bench ${performance.now()}`
      const entriesIn = async (path: InventoryPath) => {
        const streamId = idOfCall()
        const folder = { path, id: null }
        const reply = await window.satchel.call('inventory.list', { folder, streamId }, streamId)
        if (!reply.ok) throw new Error(reply.error.message)
        return reply.value.kind === 'entries' ? reply.value.entries : []
      }
      const folders = await entriesIn(root)
      const folder = ({ name, path }: Named): FolderRef => {
        const recordId = folders.find(entry => entry.name === name)?.recordId ?? ''
        return { path, recordIds: [recordId] }
      }
      const parent = folder(source)
      const entries = (await entriesIn(parent.path)).map(({ recordId, name, kind: what }) => ({
        parent,
        recordId,
        name,
        kind: what,
      }))
      if (entries.length !== count) throw new Error(`${source.name} has ${entries.length} entries`)
      const request: OperationRequest =
        kind === 'trash'
          ? { kind, entries }
          : { kind: 'transfer', mode: kind, entries, target: folder(target) }
      const startMs = performance.now()
      const done = await window.satchel.call('operations.run', request, idOfCall())
      if (!done.ok) throw new Error(done.error.message)
      return { state: done.value.state, seconds: (performance.now() - startMs) / 1_000 }
    },
    { kind: what, root: ROOT, source: named(from), target: named(to), count: ENTRIES },
  )
  if (answer.state !== 'done') throw new Error(`The ${what} ended as “${answer.state}”`)
  return ENTRIES / answer.seconds
}

async function runInApp(page: Page, { from, to, copies }: Places) {
  return {
    move: await rateInApp(page, 'move', from, to),
    copy: await rateInApp(page, 'copy', to, copies),
    trash: await rateInApp(page, 'trash', copies, ''),
  }
}

/** The calls alone. To the service the Trash is a folder. */
async function runBare(calls: BareCalls, { from, to, copies }: Places, trash: string) {
  const all = (source: string, target: string) =>
    NAMES.map(name => [`/Inventory/${source}/${name}`, `/Inventory/${target}/${name}`] as const)
  const rate = async (answer: Promise<{ readonly ms: number }>) => (1_000 * ENTRIES) / (await answer).ms
  return {
    move: await rate(calls.move(all(from, to))),
    copy: await rate(calls.copy(all(to, copies))),
    trash: await rate(calls.move(all(copies, trash))),
  }
}

function placesOf(turn: number): Places {
  const [from, to] = turn % 2 === 0 ? ['Bulk', 'Away'] : ['Away', 'Bulk']
  return { from: from ?? '', to: to ?? '', copies: `Copies ${turn}` }
}

bench('operations', async ({ serve, open, bareCalls, record }) => {
  const [own, beside] = [await serve(...ARGUMENTS), await serve(...ARGUMENTS)]
  const ownCalls = bareCalls(own)
  const calls = bareCalls(beside)
  for (const each of [ownCalls, calls]) await each.makeDirs(['/Inventory/Away'])
  const satchel = await open({ arguments: ['--source', own.address] })
  await satchel.isReady()
  let [appTurn, bareTurn] = [0, 0]
  const result = await alternate(
    async () => {
      const places = placesOf(appTurn++)
      await ownCalls.makeDirs([`/Inventory/${places.copies}`])
      return runInApp(satchel.page, places)
    },
    async () => {
      const turn = bareTurn++
      const places = placesOf(turn)
      await calls.makeDirs([`/Inventory/${places.copies}`, `/Inventory/Trash ${turn}`])
      return runBare(calls, places, `Trash ${turn}`)
    },
  )
  for (const what of ['move', 'copy', 'trash'] as const) {
    const name = `operations: ${what} ${ENTRIES} entries / bare calls`
    const goal = what === 'trash' ? 1.25 : 1
    record({ name, unit: 'entries/s', isRate: true, pairs: result(what), goal, gate: goal * 1.5 })
  }
})
