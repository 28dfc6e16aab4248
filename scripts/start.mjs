// @ts-check
// npm start: sets up what is missing and opens the app. docs/runtime.md and the README describe its arguments.
import './set-up/require-node.mjs'
import { runEntry } from './run-entry.mjs'
import { findDisplay } from './set-up/display-address.mjs'
import { setUpEverything } from './set-up/set-up.mjs'
import { openVirtualDisplay } from './set-up/virtual-display.mjs'
import { runApp } from './start/run-app.mjs'
import { parseStartArguments } from './start/start-arguments.mjs'

await runEntry(async () => {
  const { once, diagnose, appArguments } = parseStartArguments(process.argv.slice(2))
  const found = process.platform === 'linux' ? await findDisplay() : 'x11'
  const executable = await setUpEverything(console.log, { virtualDisplay: !found })
  const virtual = found ? undefined : await openVirtualDisplay()
  if (virtual) console.log(`There is no display here: the app runs on a virtual one (${virtual.name}).`)
  const env = virtual ? { ...process.env, DISPLAY: virtual.name } : process.env
  const display = found ?? 'x11'
  const code = await runApp(
    { executable, appArguments, display, env, follow: !diagnose && (once || !found), once },
    console.log,
  )
  virtual?.close()
  return code
})
