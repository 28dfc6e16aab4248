import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { KnownInventory } from '../../src-shared/model/inventory-id'
import type { Source } from '../../src-shared/model/source'
import { inventoryOf } from '../sources/inventory-id'
import { testFolder } from '../testing/sandbox-process'
import { InventoryFiles } from './inventory-files'

const FACTS = { version: 1 } as const
const folderSource: Source = { address: 'unix:/home/ada/.resonite-io/resonite-7.sock', origin: 'folder' }
const sandboxSource: Source = { address: 'unix:/run/satchel-x/sandbox.sock', origin: 'built-in' }
const account = (userId: string) => ({ userId, userName: userId })

/** As it was named before inventories had ids: by the digest of an owner or of an address. */
function oldFile(userData: string, name: string): string {
  const path = join(
    userData,
    'places',
    `${createHash('sha256').update(name).digest('hex').slice(0, 24)}.json`,
  )
  mkdirSync(join(userData, 'places'), { recursive: true })
  writeFileSync(path, JSON.stringify({ version: 1 }))
  return path
}

function oldPathsOf(userData: string, known: KnownInventory, source: Source | null): readonly string[] {
  const files = new InventoryFiles(userData, known.id, () => {})
  return files.old('places', FACTS, known, source).map(({ path }) => path)
}

describe('the files of an inventory', () => {
  it('lie in a folder that only this inventory has', () => {
    const userData = testFolder()
    const ada = new InventoryFiles(
      userData,
      inventoryOf(folderSource, account('U-ada'), RESONITE_CAPABILITIES).id,
      () => {},
    )
    const sandbox = new InventoryFiles(
      userData,
      inventoryOf(sandboxSource, account('U-ada'), RESONITE_CAPABILITIES).id,
      () => {},
    )
    ada.file('places', FACTS).write({})
    expect(ada.exist()).toBe(true)
    expect(sandbox.exist()).toBe(false)
  })

  it('of a person are those that were named after them', () => {
    const userData = testFolder()
    const mine = oldFile(userData, 'U-ada')
    oldFile(userData, 'U-bob')
    oldFile(userData, folderSource.address)
    expect(
      oldPathsOf(userData, inventoryOf(folderSource, account('U-ada'), RESONITE_CAPABILITIES), folderSource),
    ).toEqual([mine])
    expect(existsSync(mine)).toBe(true)
  })

  it('of another platform are nobody’s from before, whatever its owner and its folder are called', () => {
    const userData = testFolder()
    oldFile(userData, 'U-ada')
    oldFile(userData, folderSource.address)
    for (const person of [account('U-ada'), null]) {
      const known = inventoryOf(folderSource, person, { platform: 'opensim' })
      expect(oldPathsOf(userData, known, folderSource)).toEqual([])
    }
  })

  it('of a service that names nobody are those of all its processes', () => {
    const userData = testFolder()
    const address = (pid: number): string => `unix:/home/ada/.resonite-io/resonite-${pid}.sock`
    const [now, before, longBefore] = [7, 4_711, 98_765].map(pid => oldFile(userData, address(pid)))
    oldFile(userData, 'unix:/home/bob/.resonite-io/resonite-7.sock')
    const known = inventoryOf(folderSource, null, RESONITE_CAPABILITIES)
    expect(oldPathsOf(userData, known, folderSource)).toEqual([now, before, longBefore])
    expect(new Set(oldPathsOf(userData, known, null))).toEqual(new Set([now, before, longBefore]))
  })

  it('of the sandbox may be another inventory’s, too: both take them over', () => {
    const userData = testFolder()
    const shared = oldFile(userData, 'U-sandbox')
    const inSandbox = inventoryOf(sandboxSource, account('U-sandbox'), RESONITE_CAPABILITIES)
    expect(oldPathsOf(userData, inSandbox, sandboxSource)).toEqual([shared])
    expect(
      oldPathsOf(userData, inventoryOf(folderSource, account('U-sandbox'), RESONITE_CAPABILITIES), null),
    ).toEqual([shared])
  })
})
