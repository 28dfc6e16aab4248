import { existsSync, readdirSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { defaultPictures } from '../default-pictures.ts'
import { groupId, userId } from '../engine.ts'
import { Pictures } from '../pictures.ts'
import { fullPathOf, isDirectory } from '../store/stored-record.ts'
import { testSandbox } from '../testing/test-sandbox.ts'
import { emojiInventory } from './emoji-inventory.ts'

const records = emojiInventory(userId)
const at = (parent: string) => records.filter(record => record.owner === userId && record.parent === parent)
const isOdd = (path: string) => path.startsWith('Inventory\\Odd cases')

describe('the emoji seed', () => {
  it('is the same every time', () => {
    expect(emojiInventory(userId)).toEqual(records)
    expect(new Set(records.map(record => record.recordId)).size).toBe(records.length)
  })

  it('has about 3,000 entries and a top level that reads like an inventory', () => {
    expect(records.length).toBeGreaterThan(2800)
    expect(records.length).toBeLessThan(3300)
    expect(at('Inventory').map(record => record.name)).toEqual([
      'Resonite Essentials',
      'Smileys & Emotion',
      'People & Body',
      'Animals & Nature',
      'Food & Drink',
      'Travel & Places',
      'Activities',
      'Objects',
      'Symbols',
      'Flags',
      'Worlds',
      'Shared with Friends',
      'Textures & Sounds',
      'Snapshots',
      'Odd cases',
    ])
    expect(at('Inventory\\Food & Drink\\Fruit').map(record => record.name)).toContain('Banana')
  })

  it('keeps names that cannot be addressed, and twins, among the odd cases', () => {
    const seen = new Set<string>()
    for (const record of records.filter(record => !isOdd(fullPathOf(record)))) {
      expect(record.name).toMatch(/^[^/\\]+$/)
      expect(record.name.trim()).toBe(record.name)
      const place = `${record.owner} ${fullPathOf(record)}`
      expect(seen).not.toContain(place)
      seen.add(place)
    }
  })

  it('hangs every record into a folder that exists, save the one orphan', () => {
    const folders = new Set(records.filter(one => one.type.toLowerCase() === 'directory').map(fullPathOf))
    const orphans = records.filter(record => record.parent !== 'Inventory' && !folders.has(record.parent))
    expect(orphans.map(record => record.name)).toEqual(['Orphan'])
  })

  it('has a picture for every emoji', async () => {
    expect(existsSync(defaultPictures())).toBe(true)
    const pictures = new Pictures(defaultPictures())
    const uris = records.filter(record => !isOdd(record.parent)).map(record => record.thumbnailUri)
    const wanted = new Set(uris.filter(uri => uri !== ''))
    expect(wanted.size).toBeGreaterThan(2400)
    expect(readdirSync(defaultPictures()).length).toBeGreaterThan(3000)
    for (const uri of wanted) expect((await pictures.fetch(uri)).contentType).toBe('image/webp')
  })

  it('holds one of each oddity', () => {
    const odd = records.filter(record => isOdd(record.parent))
    const names = odd.map(record => record.name)
    for (const name of ['', '.', '..', 'Fish / Chips', 'Back\\slash', '<color=red>Hat</color>']) {
      expect(names).toContain(name)
    }
    expect(at('Inventory\\Snapshots')).toHaveLength(300)
    expect(at('Inventory\\Odd cases\\Empty folder')).toEqual([])
    expect(odd.some(record => record.parent.split('\\').length === 2 + 1 + 12)).toBe(true)
    expect(records.some(record => record.type === 'Directory' && !isDirectory(record))).toBe(true)
    expect(records.some(record => record.owner === groupId)).toBe(true)
  })

  it('is served from a new data folder', async () => {
    const { names, list } = await testSandbox([])
    expect(await names('/Inventory/Resonite Essentials/Tools')).toContain('Developer Tool')
    expect(await names('/Inventory/Odd cases/Links/Broken link')).toEqual([])
    expect(await names('/Inventory/Odd cases/Links/Up to Odd cases/Links/Up to Odd cases')).toContain('Twins')
    expect((await list('/Inventory/Odd cases/Twins')).entries.map(entry => entry.name)).toContain('gift')
  })
})
