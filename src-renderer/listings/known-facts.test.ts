import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { IndexEvents, IndexReads } from '../../src-shared/ipc/index-contract'
import { callOver } from '../../src-shared/ipc/port-calls'
import { readSchemas } from '../../src-shared/ipc/schemas-index'
import { serveCalls } from '../../src-shared/ipc/serve-calls'
import type { FolderSummary } from '../../src-shared/model/record-history'
import { indexConnection, pagePort } from '../bridge/index-port'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { knownFactsOf } from './known-facts'

const FRUIT = childPath(ROOT, 'Fruit') ?? ROOT

let session: Session
let frames: (() => void)[] = []

beforeEach(() => {
  stubMain()
  frames = []
  vi.stubGlobal('requestAnimationFrame', (draw: () => void) => frames.push(draw))
  session = openSession()
})
afterEach(() => {
  session.close()
  indexConnection.update(() => null)
  vi.unstubAllGlobals()
})

function nextFrame(): void {
  for (const draw of frames.splice(0)) draw()
}

function summary(items: number, pictures: readonly string[] = []): FolderSummary {
  const place = {
    kind: 'object',
    folder: FRUIT,
    folderIds: [],
    folderTitles: [],
    isBehindLink: false,
  } as const
  return {
    listedAtMs: 1_000,
    isWhole: true,
    folders: 1,
    items,
    links: 0,
    pictures: pictures.map(id => ({
      ...place,
      recordId: id,
      name: id,
      title: id,
      assetUri: `resdb:///${id}`,
    })),
  }
}

/** An index at the other end of a real port. */
function serveIndex(summaries: Readonly<Record<string, FolderSummary>>) {
  const { port1, port2 } = new MessageChannel()
  const asked: (readonly (string | null)[])[] = []
  const tell = serveCalls<Pick<IndexReads, 'folders.summary'>>(
    pagePort(port2),
    { 'folders.summary': readSchemas['folders.summary'] },
    {
      'folders.summary': ({ recordIds }) => {
        asked.push(recordIds)
        return recordIds.map(id => summaries[id ?? ''] ?? { ...summary(0), listedAtMs: null, folders: 0 })
      },
    },
  )
  for (const port of [port1, port2]) port.start()
  const reader = callOver<IndexReads, IndexEvents>(pagePort(port1))
  indexConnection.update(() => ({ inventory: session.key, reader }))
  return { asked, tell }
}

function list(atMs: number, ...names: readonly string[]): void {
  const builder = new ListingBuilder(FRUIT, atMs, names.length)
  const entry = { kind: 'object', assetUri: 'resdb:///1', isPublic: false, modifiedMs: null } as const
  builder.addEntries(names.map(name => ({ ...entry, recordId: `R-${name}`, name })))
  session.queries.setQueryData(keys.listing(session.key, FRUIT), builder.finish())
}

describe('what is known of a folder', () => {
  it('is asked for in one go with the others of a frame, and told to who watches it alone', async () => {
    const { asked } = serveIndex({ 'R-F': summary(3, ['a']), 'R-G': summary(5) })
    const known = knownFactsOf(session)
    const [heardF, heardN] = [vi.fn(), vi.fn()]
    known.watch('R-F', FRUIT, heardF)
    known.watch('R-G', ROOT, () => {})
    known.watch('R-never', ROOT, heardN)
    // Nobody could say which these are.
    known.watch('', FRUIT, () => {})
    known.watch('R'.repeat(2_000), FRUIT, () => {})
    nextFrame()
    await expect.poll(() => known.of('R-F')).toMatchObject({ total: 4, listedAtMs: 1_000 })
    expect(known.of('R-F')?.pictures).toEqual([
      { recordId: 'a', assetUri: 'resdb:///a', path: childPath(FRUIT, 'a') },
    ])
    expect(asked).toEqual([['R-F', 'R-G', 'R-never']])
    expect(known.of('R-never')).toBeNull()
    expect(heardF).toHaveBeenCalledOnce()
  })

  it('is the later of a listing of this window and what the index knows; pictures stay those of the index', async () => {
    serveIndex({ 'R-F': summary(3, ['a']) })
    const known = knownFactsOf(session)
    known.watch('R-F', FRUIT, () => {})
    nextFrame()
    await expect.poll(() => known.of('R-F')?.total).toBe(4)
    list(2_000, 'Kiwi', 'Fig')
    expect(known.of('R-F')).toMatchObject({ total: 2, listedAtMs: 2_000, pictures: [{ recordId: 'a' }] })
    expect(known.of('R-F')?.counts()).toEqual({ folders: 0, items: 2, links: 0 })
    list(500, 'Kiwi')
    expect(known.of('R-F')?.total).toBe(4)
  })

  it('is what this window has listed while there is no index', () => {
    list(2_000, 'Kiwi', 'Fig')
    const known = knownFactsOf(session)
    known.watch('R-F', FRUIT, () => {})
    expect(known.of('R-F')).toMatchObject({
      total: 2,
      pictures: [{ recordId: 'R-Fig' }, { recordId: 'R-Kiwi' }],
    })
  })

  it('is asked for again when the index has learnt something, by those only who still look', async () => {
    const summaries: Record<string, FolderSummary> = { 'R-F': summary(3), 'R-G': summary(5) }
    const { asked, tell } = serveIndex(summaries)
    const known = knownFactsOf(session)
    known.watch('R-F', FRUIT, () => {})
    const stop = known.watch('R-G', ROOT, () => {})
    nextFrame()
    await expect.poll(() => known.of('R-G')?.total).toBe(6)
    stop()
    summaries['R-F'] = summary(9)
    tell('changed', { folders: ['R-F'] })
    await expect.poll(() => frames.length).toBe(1)
    nextFrame()
    await expect.poll(() => known.of('R-F')?.total).toBe(10)
    expect(asked).toEqual([['R-F', 'R-G'], ['R-F']])
    // Who looks again sees what was known, and it is asked for.
    known.watch('R-G', ROOT, () => {})
    expect(known.of('R-G')?.total).toBe(6)
    expect(frames).toHaveLength(1)
  })
})
