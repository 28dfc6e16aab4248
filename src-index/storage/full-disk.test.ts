import { execFileSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { testFolder } from '../testing/test-folder'
import { crawl, find, list, NOW_MS, openInventory, whereIsNow } from '../testing/test-inventory'
import { World } from '../testing/world'

/** Only root can make a disk of so many bytes, and only Linux has such disks. */
const canMount = process.platform === 'linux' && process.getuid?.() === 0

function smallDisk(size: string): string {
  const folder = join(testFolder(), 'disk')
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${size}`, 'tmpfs', folder])
  onTestEnd(() => void execFileSync('umount', ['--lazy', folder]))
  return folder
}

/** Until nothing more can be written. */
function fill(file: string): void {
  const kilobyte = 'x'.repeat(1024)
  for (;;) {
    try {
      writeFileSync(file, kilobyte, { flag: 'a' })
    } catch {
      return
    }
  }
}

it.runIf(canMount)(
  'knows what is in its file where the disk is full, and all of it once there is room again',
  async () => {
    const disk = smallDisk('2m')
    const world = new World()
    const box = world.folder('Box')
    const hat = world.add('Red Hat', box).id
    const inventory = openInventory(join(disk, 'index'))
    await crawl(inventory, world, NOW_MS)
    await inventory.settled()

    fill(join(disk, 'ballast'))
    for (let at = 0; at < 3_000; at += 1) world.add(`Thing ${at}`, box)
    // Where the answer is not that it failed, what was answered is forgotten all the same.
    await list(inventory, world, box, NOW_MS + 1_000).catch(() => {})
    await inventory.settled().catch(() => {})
    // What was not kept is not known either: it is listed again.
    expect(await find(inventory, 'thing')).toMatchObject({ total: 0 })
    expect(whereIsNow(inventory, hat)).toMatchObject({ kind: 'here' })
    expect(inventory.isWritable).toBe(false)

    rmSync(join(disk, 'ballast'))
    await crawl(inventory, world, NOW_MS + 2_000)
    await inventory.settled()
    expect(inventory.isWritable).toBe(true)
    await inventory.close()
    const again = openInventory(join(disk, 'index'))
    expect(again.file).toEqual({ kind: 'ok' })
    expect(await find(again, 'thing')).toMatchObject({ total: 3_000 })
    expect(await find(again, 'gone:')).toMatchObject({ total: 0 })
  },
)
