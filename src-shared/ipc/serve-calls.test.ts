import { MessageChannel, type MessagePort } from 'node:worker_threads'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { AppFailure } from '../errors'
import { err, ok } from '../result'
import type { IndexEvents, IndexReads } from './index-contract'
import { type CallPort, callOver } from './port-calls'
import { feedSchemas, readSchemas } from './schemas-index'
import { type CallHandlers, serveCalls } from './serve-calls'

const UNUSED: CallHandlers<IndexReads> = {
  status: () => Promise.reject(new Error('not asked for')),
  search: () => Promise.reject(new Error('not asked for')),
  'search.count': () => [],
  'search.copies': () => [],
  'suggest.folders': () => [],
  shown: () => null,
  whereIs: () => [],
  folder: () => null,
  'folders.summary': () => [],
  'folders.content': () => ({ count: 0, isAll: true }),
  'trash.folders': () => null,
  history: () => [],
  newSince: () => Promise.reject(new Error('not asked for')),
  moments: () => [],
  'crawl.estimate': () => ({ folders: 0, lookUps: 0, isAtLeast: false }),
  differences: () => Promise.reject(new Error('not asked for')),
  export: () => ({ rows: 0 }),
}

const EVERYTHING = { format: 'csv', query: '', scope: { kind: 'everywhere' } } as const

it('answers by name, and errors come as data', async () => {
  const { calls } = serving({
    'suggest.folders': ({ text, limit }) => Array.from({ length: limit }, (_, at) => `${text} ${at}`),
    history: () => {
      throw new AppFailure({ kind: 'not-ready', message: 'None is open.' })
    },
  })
  expect(await calls.call('suggest.folders', { text: 'Hats', limit: 2 })).toEqual(ok(['Hats 0', 'Hats 1']))
  expect(await calls.call('history', { recordId: 'R-1' })).toEqual(
    err({ kind: 'not-ready', message: 'None is open.' }),
  )
})

it('hands no handler what the schema refuses, and survives any message', async () => {
  let asked = 0
  const { calls, page } = serving({
    'suggest.folders': () => {
      asked += 1
      return []
    },
  })
  for (const junk of [null, 7, 'x', [], { id: 1 }, { id: 'x', name: 'status', args: null }, { abort: 'all' }])
    page.post(junk)
  const refused = await calls.call('suggest.folders', { text: 'x', limit: 1e9 })
  expect(refused).toMatchObject({ ok: false, error: { kind: 'bug' } })
  page.post({ id: 900, name: '__proto__', args: null })
  expect(await calls.call('suggest.folders', { text: 'x', limit: 1 })).toEqual(ok([]))
  expect(asked).toBe(1)
})

it('sends no more pieces than are taken, and ends when nobody wants them', async () => {
  let sent = 0
  let isEnded = false
  const { calls } = serving({
    export: async (_args, { send, signal }) => {
      while (!signal.aborted) {
        await send(`piece ${sent}`)
        sent += 1
      }
      isEnded = true
      return { rows: sent }
    },
  })
  const abort = new AbortController()
  const taken: string[] = []
  const never = new Promise<void>(() => {})
  const answer = calls.call('export', EVERYTHING, {
    signal: abort.signal,
    onPiece: piece => {
      taken.push(piece)
      return taken.length < 20 ? undefined : never
    },
  })
  await expect.poll(() => taken.length).toBeGreaterThan(20)
  expect(sent).toBeLessThan(40)
  abort.abort()
  expect(await answer).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
  await expect.poll(() => isEnded).toBe(true)
})

it('tells events, and answers offline when the other end has gone', async () => {
  const { calls, tell, indexPort } = serving({ 'suggest.folders': () => new Promise(() => {}) })
  const heard: unknown[] = []
  const stop = calls.on('changed', changed => heard.push(changed))
  tell('changed', { folders: 'all' })
  await expect.poll(() => heard).toEqual([{ folders: 'all' }])
  stop()
  const waiting = calls.call('suggest.folders', { text: '', limit: 1 })
  indexPort.close()
  expect(await waiting).toMatchObject({ ok: false, error: { kind: 'offline' } })
  expect(await calls.call('moments', null)).toMatchObject({ ok: false, error: { kind: 'offline' } })
})

it('takes a listing as main tells it, and none with a path that is none', () => {
  const listed = {
    folder: { path: '/Inventory/Hats', id: 'R-1' },
    atMs: 1,
    tillMs: 2,
    asked: 'crawl',
    bytes: new Uint8Array(2),
  }
  expect(feedSchemas.listed.safeParse(listed).success).toBe(true)
  const folder = { path: '/Inventory/..', id: 'R-1' }
  expect(feedSchemas.listed.safeParse({ ...listed, folder }).success).toBe(false)
})

function serving(handlers: Partial<CallHandlers<IndexReads>>) {
  const { port1: indexPort, port2: pagePort } = new MessageChannel()
  onTestEnd(() => indexPort.close())
  const tell = serveCalls<IndexReads>(callPortOf(indexPort), readSchemas, { ...UNUSED, ...handlers })
  const page = callPortOf(pagePort)
  return { calls: callOver<IndexReads, IndexEvents>(page), tell, indexPort, page }
}

function callPortOf(port: MessagePort): CallPort {
  return {
    post: message => port.postMessage(message),
    onMessage: listener => void port.on('message', listener),
    onClose: listener => void port.on('close', listener),
  }
}
