import { describe, expect, it } from 'vitest'
import { ListingBuilder } from '../../src-shared/domain/listing'
import { childPath, ROOT } from '../../src-shared/domain/paths'
import type { Addressing } from '../../src-shared/model/capabilities'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { keys } from '../session/keys'
import type { Session } from '../session/session'
import { openSession, stubMain } from '../testing/open-session'
import { listedAddress, titleAt, titlesOnWay } from './listed-entries'

const KEY = 'Hats _ Caps ~0123abcd'
const HATS = childPath(ROOT, KEY) ?? ROOT
const RED = childPath(HATS, 'Red') ?? ROOT

const folder = (recordId: string, name: string, title = name): Entry => ({
  recordId,
  name,
  title,
  kind: 'folder',
  assetUri: '',
  isPublic: false,
  modifiedMs: null,
})

function put(session: Session, path: InventoryPath, addressing: Addressing, ...entries: Entry[]): void {
  const builder = new ListingBuilder(path, 0, entries.length, addressing)
  builder.addEntries(entries)
  session.queries.setQueryData(keys.listing(session.key, path), builder.finish())
}

function open(): Session {
  stubMain()
  return openSession()
}

describe('the folders that a path names', () => {
  it('are known by the listings above them where paths are made of keys', () => {
    const session = open()
    put(session, ROOT, 'path-and-id', folder('F-2', 'Shoes'), folder('F-1', KEY, 'Hats / Caps'))
    put(session, HATS, 'path-and-id', folder('F-3', 'Red'))
    expect(titlesOnWay(session, RED)).toEqual(['Hats / Caps', 'Red'])
    expect(titleAt(session, HATS)).toBe('Hats / Caps')
    expect(listedAddress(session, HATS)).toEqual({ path: HATS, id: 'F-1' })
    expect(listedAddress(session, RED)).toEqual({ path: RED, id: 'F-3' })
  })

  it('are what stands in the path where nothing is listed, and nobody’s id', () => {
    const session = open()
    expect(titlesOnWay(session, RED)).toEqual([KEY, 'Red'])
    expect(listedAddress(session, RED)).toEqual({ path: RED, id: null })
    expect(listedAddress(session, ROOT)).toEqual({ path: ROOT, id: null })
    expect(titleAt(session, ROOT)).toBe('Inventory')
  })

  it('are not asked for by id where names are the address: a twin could be meant', () => {
    const session = open()
    put(session, ROOT, 'path', folder('F-1', 'Shoes'), folder('F-2', 'Shoes'))
    expect(listedAddress(session, childPath(ROOT, 'Shoes') ?? ROOT).id).toBeNull()
  })
})
