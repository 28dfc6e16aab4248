import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from './fixtures/test'

test('a service that goes while the program ends is no fault', async ({ satchel, sandbox, folder }) => {
  await satchel.app.evaluate(({ app, BrowserWindow }) => {
    // The window is gone and the program not yet: a moment that a busy machine makes long.
    app.on('before-quit', event => event.preventDefault())
    for (const window of BrowserWindow.getAllWindows()) window.destroy()
  })
  await sandbox.kill()
  const log = () => readFileSync(join(folder, 'user', 'logs', 'main.log'), 'utf8')
  await expect.poll(log, { timeout: 30_000 }).toContain('source: disconnected')
  expect(log()).not.toMatch(/unhandled|uncaught|fault/)
})

test('a fault that repeats is said in one box, and one that cannot be said is logged once', async ({
  satchel,
  folder,
}) => {
  const log = () => readFileSync(join(folder, 'user', 'logs', 'main.log'), 'utf8')
  const boxes = await satchel.app.evaluate(async ({ dialog }) => {
    const closings: (() => void)[] = []
    Object.assign(dialog, {
      showMessageBox: () => new Promise<void>(resolve => closings.push(resolve)),
    })
    const fail = async (message: string): Promise<void> => {
      process.emit('unhandledRejection', new Error(message), Promise.resolve())
      await new Promise(resolve => setImmediate(resolve))
    }
    await fail('first of three')
    await fail('second of three')
    const whileOpen = closings.length
    closings[0]?.()
    await new Promise(resolve => setImmediate(resolve))
    await fail('third of three')
    const afterClosed = closings.length
    closings[1]?.()
    Object.assign(dialog, { showMessageBox: () => Promise.reject(new Error('no box today')) })
    await new Promise(resolve => setImmediate(resolve))
    await fail('without a box')
    return { whileOpen, afterClosed }
  })
  expect(boxes).toEqual({ whileOpen: 1, afterClosed: 2 })
  await expect.poll(log).toContain('a fault could not be shown: Error: no box today')
  expect(log().match(/unhandled rejection/g)).toHaveLength(4)
  expect(log().match(/no box today/g)).toHaveLength(1)
  await satchel.isReady()
})
