import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it, vi } from 'vitest'
import { openTestFolder } from '../../src-gateways/folder/testing/test-folder'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { type Page, Pages } from '../app/windows/pages'
import type { OpenSource } from '../session/open-source'
import { entryRef, ROOT_REF } from '../testing/refs'
import { openServices, type ServicesBench } from '../testing/services-bench'
import { bring } from './handlers'
import { UntoldOperations } from './untold-operations'

const PATIENCE = { timeout: 120_000, interval: 5 }

function readyId(source: OpenSource): Promise<string> {
  return vi.waitFor(() => {
    const { state } = source.connection
    if (state.kind !== 'ready') throw new Error(state.kind)
    return state.inventory.id
  }, PATIENCE)
}

/** Two folders of files that a person has added, the first of which has a box in it, and a page that looks at them. */
async function twoFolders(whenCopied: (box: string) => void) {
  const folders = [await openTestFolder({}), await openTestFolder({})]
  onTestEnd(async () => {
    for (const folder of folders) await folder.close()
  })
  const services: ServicesBench = openServices({
    sandbox: null,
    // The bench has heard it first.
    publish: () => {
      const isCopied = [...services.operations.values()].some(
        ({ kind, state }) => kind === 'copy' && state === 'done',
      )
      if (isCopied) whenCopied(join(folders[0]?.root ?? '', 'box'))
    },
    gatewayOf: ({ id, title, settings }) => ({
      start: () => {
        const folder = folders.find(({ root }) => root === settings.folder)
        return Promise.resolve({
          address: `unix:${folder?.socketPath}`,
          origin: 'added',
          added: { id, title },
        })
      },
      stop: () => {},
    }),
  })
  const { open } = services
  const opened: { source: OpenSource; inventory: string; root: string }[] = []
  for (const { root } of folders) {
    open.add('folder', { title: 'Files', settings: { folder: root }, secrets: {}, mayChange: true })
    opened.push({ source: open.shown, inventory: await readyId(open.shown), root })
  }
  const [from, to] = opened
  if (from === undefined || to === undefined) throw new Error('There are two.')
  mkdirSync(join(from.root, 'box'))
  writeFileSync(join(from.root, 'box', 'hat'), 'old')
  const pages = new Pages()
  const page: Page = { publish: () => {} }
  pages.add(page)
  const untold = new UntoldOperations(pages)
  const entries = [await entryRef(from.source.connection.gateway(), ROOT_REF, 'box')]
  const wish = { to: to.source.id ?? '', entries, mode: 'move' } as const
  const move = (signal: AbortSignal) =>
    bring({ ...services, untold, page }, wish, { source: from.source, signal })
  const taken = (inventory: string) =>
    untold
      .take(inventory, page)
      .map(({ operation, stays }) => [operation.kind, operation.state, stays?.said?.code])
  return { from, to, move, taken, services }
}

it('what was brought elsewhere is told in both inventories to a page that was reloaded meanwhile', async () => {
  const controller = new AbortController()
  const { from, to, move, taken } = await twoFolders(() => controller.abort())
  await move(controller.signal)
  expect(controller.signal.aborted).toBe(true)
  expect(taken(to.inventory)).toEqual([['copy', 'done', undefined]])
  expect(taken(from.inventory)).toEqual([['trash', 'done', undefined]])
  expect(readdirSync(to.root)).toContain('box')
  expect(readdirSync(from.root)).not.toContain('box')
})

it('why what was to be moved stays is told with it', async () => {
  const controller = new AbortController()
  const { from, to, move, taken } = await twoFolders(box => {
    // What is told later, when all is over, finds no box any more.
    if (controller.signal.aborted) return
    writeFileSync(join(box, 'late'), 'new')
    controller.abort()
  })
  await move(controller.signal)
  expect(taken(to.inventory)).toEqual([['copy', 'done', 'changed-while-copied']])
  expect(taken(from.inventory)).toEqual([])
  expect(readdirSync(from.root)).toContain('box')
})

it('a page that heard the answer is told nothing again', async () => {
  const { from, to, move, taken } = await twoFolders(() => {})
  expect(await move(new AbortController().signal)).toMatchObject({ copied: { state: 'done' } })
  expect([...taken(to.inventory), ...taken(from.inventory)]).toEqual([])
})

it('a move to another inventory is work of both until it is over, also between its copy and the Trash', async () => {
  const busy: boolean[][] = []
  const { from, to, move, services } = await twoFolders(() => {
    // Between its two operations the engine knows of nothing.
    setImmediate(() => busy.push([from, to].map(({ inventory }) => services.isBusy(inventory))))
  })
  const moving = move(new AbortController().signal)
  expect(services.isBusy()).toBe(true)
  await moving
  expect(busy.flat()).not.toContain(false)
  expect(busy.length).toBeGreaterThan(0)
  expect(services.isBusy()).toBe(false)
})
