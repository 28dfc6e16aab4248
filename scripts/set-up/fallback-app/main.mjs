// @ts-check
// Becomes the folder `app` in the resources of the fallback runtime, and does there what Electron's own default app does:
// opens the app folder that the command line names. docs/runtime.md says why.
import fs from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { app } from 'electron'

/**
 * What Electron has for its default app only, and leaves out of its types.
 * @type {any}
 */
const defaultAppInterface = app

const named = process.argv.slice(1).find(argument => !argument.startsWith('-'))

/** @param {string} folder */
function introduce(folder) {
  Object.defineProperty(process, 'defaultApp', { value: true, enumerable: true })
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8'))
  app.setName(manifest.productName ?? manifest.name ?? 'Electron')
  defaultAppInterface.setAppPath(folder)
  if (manifest.version) defaultAppInterface.setVersion(manifest.version)
}

try {
  if (named === undefined) throw new Error('the command line names no app folder')
  const folder = path.resolve(named)
  introduce(folder)
  // Awaited at the top level: Electron holds its "ready" event back until then, so early settings come in time.
  await import(pathToFileURL(createRequire(import.meta.url).resolve(folder)).href)
} catch (error) {
  console.error(`The app cannot be opened: ${error instanceof Error ? error.stack : String(error)}`)
  app.exit(1)
}
