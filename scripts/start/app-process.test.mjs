// @ts-check
import { text } from 'node:stream/consumers'
import { expect, it } from 'vitest'
import { startApp } from './app-process.mjs'

it('is an app, whatever the terminal of an editor says', async () => {
  const env = { ...process.env, ELECTRON_RUN_AS_NODE: '1' }
  const script = ['-p', 'process.env.ELECTRON_RUN_AS_NODE ?? "an app"']
  const { child, ended } = startApp(process.execPath, script, { env, follow: true })
  if (!child.stdout) throw new Error('Its output was to come to us.')
  expect(await text(child.stdout)).toBe('an app\n')
  expect(await ended).toBe(0)
})
