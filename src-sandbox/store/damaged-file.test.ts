import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'libsql'
import { expect, it } from 'vitest'
import { SANDBOX_FOR_TESTS, SandboxProcess } from '../testing/sandbox-process.ts'
import { connectTo } from '../testing/test-clients.ts'
import { temporaryFolder } from '../testing/test-sandbox.ts'

/** Everything into the file itself, as SQLite does from time to time. */
function written(file: string): void {
  const database = new Database(file)
  database.pragma('wal_checkpoint(truncate)')
  database.close()
  for (const side of ['-wal', '-shm']) rmSync(file + side, { force: true })
}

/** From the second page on: the head still says that it is a database. */
function overwritten(bytes: Buffer): Buffer {
  return bytes.fill(0x5a, Math.min(4_096, bytes.length))
}

const damages: readonly (readonly [string, (file: string) => void])[] = [
  ['garbage', file => writeFileSync(file, 'no database '.repeat(2_000))],
  ['overwritten behind its head', file => writeFileSync(file, overwritten(readFileSync(file)))],
  [
    'a folder',
    file => {
      rmSync(file)
      mkdirSync(file)
    },
  ],
]

for (const name of ['inventory.sqlite', 'lock.sqlite']) {
  it.each(damages)(
    `${name} that has become %s keeps nobody from a sandbox, and is not deleted`,
    async (what, damage) => {
      const options = { folder: temporaryFolder(), program: SANDBOX_FOR_TESTS }
      const sandbox = new SandboxProcess(options)
      await sandbox.start()
      await sandbox.kill()
      const file = join(sandbox.dataFolder, name)
      written(file)
      damage(file)
      await sandbox.start()
      const client = connectTo(sandbox.socketPath)
      await client.makeDir('/Inventory/B')
      const { dataFolder } = sandbox
      if (name === 'lock.sqlite') {
        // It locks as ever: a second one would not see what the first one does.
        const second = new SandboxProcess({ ...options, dataFolder, socketName: 'second.sock' })
        await expect(second.start()).rejects.toThrow('is in use by another sandbox')
      }
      await sandbox.kill()
      await sandbox.start()
      expect(await client.names('/Inventory')).toContain('B')
      client.disconnect()
      await sandbox.kill()
      const files = readdirSync(dataFolder)
      expect(files).toContain(name)
      // The lock holds nothing: one that SQLite still takes for its own is as good as new.
      const isUsable = name === 'lock.sqlite' && what === 'overwritten behind its head'
      expect(files.some(each => each.startsWith(`${name}.damaged-`))).toBe(!isUsable)
    },
  )
}
