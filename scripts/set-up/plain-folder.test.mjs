// @ts-check
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { expect, it } from 'vitest'
import { IS_WHOLE } from '../../src-shared/testing/whole.ts'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'

const BUILT =
  /^(src-.+|scripts|resources|.+\.vite\.config\.ts|tsconfig\.json|package\.json|package-lock\.json)$/

/** The app takes half a minute to build, and is at night; the sandbox, with its gateways, goes the same way. */
const PROGRAMS = IS_WHOLE
  ? {
      setUp: 'setUpBuild',
      made: ['main/main.cjs', 'main/sandbox.cjs', 'preload/preload.cjs', 'renderer/index.html'],
      chunks: 'renderer/assets',
      chunk: /listing-sorter/,
    }
  : {
      setUp: 'setUpTestSandbox',
      made: ['test-sandbox/sandbox.cjs', 'test-sandbox/gateway.cjs'],
      chunks: 'test-sandbox/chunks',
      chunk: /emoji-inventory/,
    }

it('builds the app in a folder whose name means something to bundlers, such as C# games or q?x', async () => {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'satchel-odd-'))
  try {
    const folder = path.join(home, 'C# games', 'q?x [100%25]')
    fs.mkdirSync(folder, { recursive: true })
    for (const each of fs.readdirSync(projectFolder).filter(each => BUILT.test(each)))
      fs.cpSync(path.join(projectFolder, each), path.join(folder, each), { recursive: true })
    fs.symlinkSync(path.join(projectFolder, 'node_modules'), path.join(folder, 'node_modules'))
    const { setUp, made, chunks, chunk } = PROGRAMS
    const build = `import('./scripts/set-up/build.mjs').then(({ ${setUp} }) => ${setUp}(() => {}))`
    const { code, output } = await runCommand(process.execPath, ['-e', build], { cwd: folder })
    expect(code, output).toBe(0)
    for (const file of made) expect(fs.existsSync(path.join(folder, 'out', file))).toBe(true)
    expect(fs.readdirSync(path.join(folder, 'out', chunks)).join(' ')).toMatch(chunk)
  } finally {
    fs.rmSync(home, { recursive: true, force: true })
  }
})
