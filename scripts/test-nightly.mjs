// @ts-check
// npm run test:nightly: what takes longer than a change should wait for. All tests with nothing shortened,
// everything that can happen to the service, a minute in which nothing may happen, odd bytes, random histories, and whether
// anything has become slower.
import './set-up/require-node.mjs'
import path from 'node:path'
import { stopwatch } from './checks/stopwatch.mjs'
import { projectFolder } from './project-folder.mjs'
import { runCommand } from './run-command.mjs'
import { runEntry } from './run-entry.mjs'
import { hasCommand } from './set-up/shared-libraries.mjs'

/** `src-shared/testing/whole.ts` and who imports it say what `npm test` shortens. */
const WHOLE = { SATCHEL_WHOLE: '1' }

/** @type {readonly { args: readonly string[], env?: Readonly<Record<string, string>> }[]} */
const RUNS = [
  { args: ['test.mjs', '--only=unit'], env: WHOLE },
  { args: ['test.mjs', '--only=e2e'], env: WHOLE },
  { args: ['test-chaos.mjs'] },
  { args: ['test-network.mjs'] },
  { args: ['test-fuzz.mjs'] },
  { args: ['soak.mjs'] },
  // Last, and by itself: nothing else runs then.
  { args: ['bench.mjs', '--check'] },
]

/** Only root can make a clean Debian, and only with Debian's own tool for it. */
const canTestPackage = process.getuid?.() === 0 && hasCommand('debootstrap')

await runEntry(async () => {
  /** @type {string[]} */
  const lines = []
  let hasFailed = false
  for (const { args, env } of [
    ...RUNS,
    ...(canTestPackage ? [{ args: ['test-package.mjs'], env: {} }] : []),
  ]) {
    const elapsed = stopwatch()
    const [script = '', ...further] = args
    console.log(`\n${args.join(' ')}`)
    const { code } = await runCommand(
      process.execPath,
      [path.join(import.meta.dirname, script), ...further],
      {
        cwd: projectFolder,
        env: { ...process.env, ...env },
        inherit: true,
      },
    )
    // The others may find something else.
    if (code !== 0) hasFailed = true
    lines.push(`${code === 0 ? 'ok    ' : 'FAILED'} ${args.join(' ')} (${elapsed()})`)
  }
  if (!canTestPackage) lines.push('left out test-package.mjs: it needs root and debootstrap')
  console.log(`\n${lines.join('\n')}`)
  return hasFailed ? 1 : 0
})
