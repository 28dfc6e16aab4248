import { execFile } from 'node:child_process'
import { chmodSync, mkdirSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { electronEnvironment, electronPath } from './fixtures/electron'
import { expect, test } from './fixtures/test'

const PROJECT = resolve(import.meta.dirname, '..')

/** What Satchel prints when it is started with its data in `userData`. */
async function printedBy(home: string, userData: string, extra: readonly string[]): Promise<string> {
  const asRoot = process.getuid?.() === 0 ? ['--no-sandbox'] : []
  const args = [...asRoot, `--user-data-dir=${userData}`, PROJECT, ...extra]
  const { stdout } = await promisify(execFile)(electronPath(), args, { env: electronEnvironment(home) })
  return stdout
}

test('a data folder that cannot be written is named, also when the command line chose it', async ({
  folder,
}) => {
  // A file on the way stops root, too, whom no mode does.
  writeFileSync(join(folder, 'file'), '')
  const userData = join(folder, 'file', 'data')
  const report = await printedBy(folder, userData, ['--diagnose'])
  // The home folder is left out of reports.
  expect(report).toContain('Satchel may not write to ~/file/data.')
  expect(report).toContain('log          ~/file/data/logs/main.log')
})

test('a data folder that is a link keeps the mode of what it leads to', async ({ folder, sandbox, open }) => {
  const shared = join(folder, 'shared')
  mkdirSync(shared)
  chmodSync(shared, 0o755)
  symlinkSync(shared, join(folder, 'user'))
  const satchel = await open({ arguments: ['--source', sandbox.address] })
  await satchel.isReady()
  await satchel.app.close()
  expect(statSync(shared).mode & 0o777).toBe(0o755)
  expect(statSync(join(shared, 'logs', 'main.log')).mode & 0o777).toBe(0o600)
})
