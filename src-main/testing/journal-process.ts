import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { build } from 'vite'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'

export interface JournalProcess {
  readonly child: ChildProcess
  /** All that it said, and what ended it. */
  readonly ended: Promise<{
    readonly said: string
    readonly code: number | null
    readonly signal: string | null
  }>
}

let bundle: Promise<string> | null = null

/**
 * A process that has `openJournal`, `say` (a line that is out before it
 * returns) and its `args`, to be killed or to die. Bundled as the application's
 * build does it.
 */
export async function runWithJournal(script: string, args: readonly string[]): Promise<JournalProcess> {
  bundle ??= bundleJournal()
  const program = `
    const { openJournal } = require(${JSON.stringify(await bundle)})
    const say = line => require('node:fs').writeSync(1, line + '\\n')
    const args = process.argv.slice(1)
    ${script}`
  const env = { ...process.env, NODE_PATH: join(process.cwd(), 'node_modules') }
  const child = spawn(process.execPath, ['-e', program, '--', ...args], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env,
  })
  onTestEnd(() => child.kill('SIGKILL'))
  const closed = new Promise<readonly [number | null, string | null]>(resolve => {
    child.once('close', (code, signal) => resolve([code, signal]))
  })
  const ended = Promise.all([text(child.stdout), closed]).then(([said, [code, signal]]) => ({
    said,
    code,
    signal,
  }))
  return { child, ended }
}

async function bundleJournal(): Promise<string> {
  const outDir = mkdtempSync(join(tmpdir(), 'satchel-journal-'))
  process.once('exit', () => rmSync(outDir, { recursive: true, force: true }))
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(process.cwd(), 'src-main/operations/journal/open-journal.ts'),
      outDir,
      emptyOutDir: true,
      target: 'node20',
      rollupOptions: { external: ['libsql'], output: { format: 'cjs', entryFileNames: 'journal.cjs' } },
    },
  })
  return join(outDir, 'journal.cjs')
}
