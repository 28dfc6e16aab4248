import { mkdirSync, mkdtempSync, renameSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { connectWire } from '../../src-wire/testing/wire-client.ts'
import { killGateway, startGateway } from '../kit/testing/gateway-process.ts'
import { FolderWatch } from './folder-watch.ts'
import { lstat } from './lstat.ts'
import { lookedAt } from './watch-folder.ts'

/** `inside`: a directory that is there before anybody looks. */
async function openGateway(...inside: readonly string[]) {
  const root = mkdtempSync(join(tmpdir(), 'satchel-watched-'))
  mkdirSync(join(root, ...inside), { recursive: true })
  const gateway = await startGateway({ args: ['folder', root, '--allow-changes'] })
  const wire = connectWire(gateway.socketPath)
  const stop = new AbortController()
  const events = wire.watch(stop.signal)[Symbol.asyncIterator]()
  onTestEnd(async () => {
    stop.abort()
    wire.close()
    await killGateway(gateway)
    rmSync(root, { recursive: true, force: true })
  })
  await events.next()
  /** Told to be out of date: all of these, one after the other. */
  const told = async (...ids: string[]): Promise<void> => {
    const waiting = new Set(ids)
    while (waiting.size > 0) {
      const { value, done } = await events.next()
      if (done === true) throw new Error('The gateway has ended.')
      for (const { id } of value?.changed?.folders ?? []) waiting.delete(id)
    }
  }
  return { wire, told, at: (...names: string[]) => join(root, ...names) }
}

it('tells that the Trash is other than it was', async () => {
  const { wire, told, at } = await openGateway('.satchel-trash', 'files')
  await wire.entries('/Inventory')
  writeFileSync(at('first.txt'), 'x')
  await told('root')
  writeFileSync(at('.satchel-trash', 'files', 'theirs.txt'), 'x')
  await told('trash')
  expect(await wire.entries('/Inventory/Trash')).toHaveLength(1)
})

it('shows no empty Trash when it cannot be looked at', async () => {
  const { wire, at } = await openGateway()
  writeFileSync(at('hat.txt'), 'x')
  await wire.move('/Inventory/hat.txt', '/Inventory/Trash/hat.txt')
  expect(await wire.entries('/Inventory/Trash')).toHaveLength(1)
  renameSync(at(), `${at()}-away`)
  onTestEnd(() => rmSync(`${at()}-away`, { recursive: true, force: true }))
  await expect(wire.entries('/Inventory/Trash')).rejects.toMatchObject({ code: 14 })
})

/** A watched folder, and what is told of it. */
function openWatch(idAt: (path: string) => string | null, { isPolling = false } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'satchel-early-'))
  onTestEnd(() => rmSync(root, { recursive: true, force: true }))
  const changed: string[] = []
  let onChanged = () => {}
  const watch = new FolderWatch({
    root,
    sink: {
      changed: ids => {
        changed.push(...ids)
        onChanged()
      },
      reset: () => {},
    },
    idAt: path => idAt(path.slice(root.length)),
    isPolling,
    onPolling: () => {},
  })
  onTestEnd(() => watch.stop())
  const told = (id: string) =>
    new Promise<void>(done => {
      onChanged = () => {
        if (changed.includes(id)) done()
      }
      onChanged()
    })
  return { watch, changed, told, at: (...names: string[]) => join(root, ...names) }
}

it('lets nobody wait until changes are told, and has them list again then', async () => {
  const { watch, changed, told, at } = openWatch(() => null)
  watch.listed('box', at('box'), 0n)
  expect(changed).toEqual([])
  await told('box')
  expect(changed).toEqual(['box'])
})

it('tells what it can of a burst of changes in which a folder cannot be looked at', async () => {
  const { watch, told, at } = openWatch(path => {
    if (path === '/box') throw Object.assign(new Error('EACCES'), { code: 'EACCES' })
    return path === '' ? 'root' : null
  })
  mkdirSync(at('box'))
  watch.listed('box', at('box'), 0n)
  await told('box')
  writeFileSync(at('box', 'hat.txt'), 'x')
  writeFileSync(at('cap.txt'), 'x')
  await told('root')
})

it('sees, where it only looks, what changed between a listing and its first look', async () => {
  const { watch, told, changed, at } = openWatch(() => null, { isPolling: true })
  mkdirSync(at('box'))
  utimesSync(at('box'), 1_000, 1_000)
  mkdirSync(at('chest'))
  watch.listed('early', at(), 0n)
  await told('early')
  changed.length = 0
  watch.listed('chest', at('chest'), lookedAt(at('chest')))
  watch.listed('box', at('box'), lookedAt(at('box')))
  writeFileSync(at('box', 'hat.txt'), 'x')
  await told('box')
  expect(changed).not.toContain('chest')
})

it('finds nothing below what has become a file', () => {
  const { at } = openWatch(() => null)
  writeFileSync(at('box'), 'a file')
  expect(lstat(Buffer.from(at('box', 'deep')))).toBeNull()
})
