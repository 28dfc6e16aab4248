import { join } from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { addressOf, ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { EntryAddress } from '../../src-shared/model/entry-address'
import { IndexService } from '../index/index-service'
import { ListingStore } from '../session/listing-store'
import { Sessions } from '../session/sessions'
import { NOTHING_SAID } from '../sources/inventory-id'
import { SourceConnection } from '../sources/source-connection'
import { openTestJournal, testEngine } from '../testing/engine-bench'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { openGateway } from '../wire/open-gateway'
import { list } from './handlers'

const PATIENCE = { timeout: 120_000, interval: 20 }

/** The window's way to the listings of one sandbox, with all that is real between them. */
async function windowOn(...args: readonly string[]) {
  const sandbox = await startSandbox({ args })
  const journal = openTestJournal()
  const engine = testEngine(journal)
  const userData = testFolder()
  const connection = new SourceConnection({
    start: { configured: { address: sandbox.address, origin: 'argument' }, sameAs: NOTHING_SAID },
    findBeside: async () => [],
    find: async () => ({ live: [], tooOld: [], unreachable: [], problem: null }),
    open: (source, _accepted, signal) => openGateway(source, { isAccepted: true }, signal),
    watch: () => {},
    remember: () => {},
    startProcess: () => Promise.reject(new Error('No sandbox is to be started.')),
    publish: state => void sessions.follow(state),
  })
  const listings = new ListingStore({ folder: join(userData, 'listings'), log: () => {} })
  const quiet = { publish: () => {}, nowMs: Date.now, log: () => {} }
  const indexing = new IndexService({
    ...quiet,
    start: null,
    shown: () => ({ connection, session: sessions.current }),
    engine: () => engine,
    arePicturesWaiting: () => false,
    onReady: () => {},
    isOnBattery: () => false,
  })
  const kept = { userData, connection, engine: () => engine, journal, listings, indexing }
  const sessions = new Sessions({ ...kept, ...quiet })
  onTestEnd(() => connection.close())
  void connection.search()
  await vi.waitFor(() => expect(connection.state.kind).toBe('ready'), PATIENCE)
  const openPort = () => expect.unreachable('The listing is small.')
  const context = { callId: 'c', signal: new AbortController().signal, keepUntil: () => {} }
  return (folder: EntryAddress) => list({ sessions, openPort }, { folder, streamId: 's' }, context)
}

describe('a listing that the window asks for', () => {
  it('is of the folder that it means, or refused where another one stands in its place', async () => {
    const ask = await windowOn('--capabilities=ids')
    const root = await ask(ROOT_ADDRESS)
    const entries = root.kind === 'entries' ? root.entries : []
    const [one, other] = entries.filter(({ kind }) => kind === 'folder')
    const path = childPath(ROOT, one?.name ?? '') ?? ROOT
    await expect(ask(addressOf(path, one?.recordId))).resolves.toMatchObject({
      addressing: 'path-and-id',
    })
    await expect(ask(addressOf(path, other?.recordId))).rejects.toMatchObject({
      error: { kind: 'conflict', said: { code: 'other-entry-there' } },
    })
  })
})
