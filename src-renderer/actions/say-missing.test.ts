import { afterEach, expect, it, vi } from 'vitest'
import { descendantPath, ROOT } from '../../src-shared/domain/paths'
import type { Entry } from '../../src-shared/model/entry'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { say } from '../../src-shared/sentences'
import { clearToasts, toastStore } from '../kit/toast-store'
import { listingQuery } from '../listings/listing-query'
import { resolverOf } from '../listings/session-resolver'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { en } from '../text/en'
import { lookAndSay } from './say-missing'

let session: Session | null = null

afterEach(() => {
  session?.close()
  session = null
  clearToasts()
  vi.unstubAllGlobals()
})

/** What is said of a thing in a folder that cannot be listed, and which is a link or not. */
async function saidOf(kind: Entry['kind'], assetUri: string): Promise<string | undefined> {
  const above = { recordId: 'R-L', name: 'Shared', kind, assetUri, isPublic: false, modifiedMs: null }
  stubMain(async (name, args) => {
    if (name !== 'inventory.list') return new Promise(() => {})
    const isRoot = JSON.stringify(args).includes(JSON.stringify(ROOT))
    if (!isRoot) return { ok: false, error: { kind: 'cloud', ...say('cloud-trouble') } }
    const listed = { listedAtMs: Date.now(), addressing: 'path', incomplete: null, entries: [above] } as const
    return { ok: true, value: { kind: 'entries', ...listed } }
  })
  session = openSession()
  resolverOf(session)
  await session.queries.fetchQuery(listingQuery(session, ROOT))
  const path = descendantPath(ROOT, ['Shared', 'Kiwi']) ?? ROOT
  const pin: KeptPlace = { path, recordIds: ['R-L', 'R-K'], kind: 'object', seenAtMs: 1 }
  await lookAndSay(session, en, pin)
  return toastStore.get().at(-1)?.detail
}

it('says of a pin behind a link whose folder does not come that it may not be for this person', async () => {
  expect(await saidOf('link', 'resrec:///U-Stranger/Inventory/Shared')).toBe(en.tree.linkNotRead)
})

it('says of any other what the service said', async () => {
  expect(await saidOf('folder', '')).toContain('cloud')
})
