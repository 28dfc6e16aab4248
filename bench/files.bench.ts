import { execFile } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { lstat, readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { BUILT_GATEWAY, killGateway, startGateway } from '../src-gateways/kit/testing/gateway-process'
import { connectWire } from '../src-wire/testing/wire-client'
import { alternate } from './fixtures/alternate'
import { BareCalls } from './fixtures/bare-calls'
import { bench } from './fixtures/bench'

const FILES = 100_000
const COPIED = 1_000
const COPIED_BYTES = 20_000
/** The floor's own: libuv has four threads, which should find their next at hand. */
const AT_ONCE = 64

async function timed(act: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await act()
  return performance.now() - start
}

async function lookAtAll(folder: string): Promise<void> {
  const names = await readdir(folder)
  let next = 0
  const work = async (): Promise<void> => {
    for (let name = names[next++]; name !== undefined; name = names[next++]) await lstat(join(folder, name))
  }
  await Promise.all(Array.from({ length: AT_ONCE }, work))
}

bench('files', async ({ folder, record }) => {
  const root = join(folder, 'files')
  for (const name of ['', 'big', 'src']) mkdirSync(join(root, name))
  for (let at = 0; at < FILES; at++) writeFileSync(join(root, 'big', `file ${at}.txt`), '')
  for (let at = 0; at < COPIED; at++)
    writeFileSync(join(root, 'src', `${at}`), Buffer.alloc(COPIED_BYTES, at))
  const gateway = await startGateway({ program: BUILT_GATEWAY, args: ['folder', root, '--allow-changes'] })
  const calls = new BareCalls(`unix:${gateway.socketPath}`)
  const wire = connectWire(gateway.socketPath)
  const remove = (name: string): Promise<void> => rm(join(root, name), { recursive: true })
  try {
    const listed = await alternate(
      async () => ({ ms: (await calls.list('/Inventory/big')).ms }),
      async () => ({ ms: await timed(() => lookAtAll(join(root, 'big'))) }),
    )
    const copied = await alternate(
      async () => {
        const ms = await timed(() => wire.copy('/Inventory/src', '/Inventory/copy', true))
        await remove('copy')
        return { ms }
      },
      async () => {
        const ms = await timed(() => promisify(execFile)('cp', ['-r', join(root, 'src'), join(root, 'cp')]))
        await remove('cp')
        return { ms }
      },
    )
    const goals = { unit: 'ms', goal: 1.3, gate: 1.3 }
    record({ name: 'files: 100,000 listed / readdir and lstat', pairs: listed('ms'), ...goals })
    record({ name: 'files: 1,000 copied / cp -r', pairs: copied('ms'), ...goals })
  } finally {
    calls.close()
    wire.close()
    await killGateway(gateway)
  }
})
