import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { ProgramLoader } from './program-loader'

/** What V8 made of the bundles; `npm run build` makes it (scripts/set-up/code-cache.mjs). */
const KEPT = join(__dirname, 'code-cache')

const loader = new ProgramLoader(__dirname, existsSync(KEPT) ? readFileSync(KEPT) : null)
// Only what is built here writes beside itself: a package cannot.
if (process.env['SATCHEL_MAKE_CODE_CACHE'] === '1') {
  process.on('exit', () => writeFileSync(KEPT, loader.compiled()))
}
loader.load('main.cjs')
