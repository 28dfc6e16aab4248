// @ts-check
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'

const NUMBER = 'export const number = 1\n'

/** A file, and what it imports against the rules. */
const UPWARD = /** @type {const} */ ([
  ['src-renderer/kit/up.ts', '../browser/number'],
  ['src-renderer/panes/find/aside.ts', '../sidebar/number'],
  ['src-renderer/app/across.ts', '../../src-main/wire/number'],
  ['src-main/wire/up.ts', '../session/number'],
  ['src-main/operations/look/up.ts', '../plan/number'],
  ['src-shared/domain/up.ts', '../ipc/number'],
  ['src-sandbox/across.ts', '../src-shared/domain/number'],
  ['src-index/across.ts', '../src-main/wire/number'],
  ['src-gateways/across.ts', '../src-main/wire/number'],
  ['src-main/index/across.ts', '../../src-index/number'],
])
const DOWNWARD = /** @type {const} */ ([
  ['src-renderer/browser/down.ts', '../kit/number'],
  ['src-main/session/down.ts', '../../src-shared/domain/number'],
])

const useOf = (/** @type {string} */ file) =>
  `import { number } from '${file}'\n\nexport const twice = 2 * number\n`
const half = (/** @type {string} */ own, /** @type {string} */ other) =>
  `import type { ${other} } from './${other.toLowerCase()}'\n\nexport interface ${own} {\n  readonly other: ${other} | null\n}\n`

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'satchel-zones-'))
afterAll(() => fs.rmSync(folder, { recursive: true }))

/** @param {string} file @param {string} code */
function plant(file, code) {
  fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true })
  fs.writeFileSync(path.join(folder, file), code)
}

/** What the rules of this repository say of each file. @type {Map<string, string[]>} */
const said = new Map()
let exitCode = 0

beforeAll(async () => {
  fs.copyFileSync(path.join(projectFolder, '.oxlintrc.json'), path.join(folder, '.oxlintrc.json'))
  for (const [file, target] of [...UPWARD, ...DOWNWARD]) {
    plant(`${path.posix.join(path.dirname(file), target)}.ts`, NUMBER)
    plant(file, useOf(target))
  }
  plant('src-shared/model/day.ts', half('Day', 'Night'))
  plant('src-shared/model/night.ts', half('Night', 'Day'))
  const oxlint = path.join(projectFolder, 'node_modules', '.bin', 'oxlint')
  const { code, stdout } = await runCommand(oxlint, ['--deny-warnings', '--format=json'], { cwd: folder })
  exitCode = code
  /** @type {{ diagnostics: readonly { filename: string, code: string }[] }} */
  const { diagnostics } = JSON.parse(stdout)
  for (const { filename, code: rule } of diagnostics)
    said.set(filename, [...(said.get(filename) ?? []), rule])
})

describe('the import zones', () => {
  it('fail the lint', () => {
    expect(exitCode).not.toBe(0)
  })

  it.each(DOWNWARD)('let %s import what lies below it: %s', file => {
    expect(said.get(file)).toBeUndefined()
  })

  it.each(UPWARD)('refuse %s an import that points up or aside: %s', file => {
    expect(said.get(file)).toEqual(['eslint(no-restricted-imports)'])
  })

  it('refuse a cycle, even one of types alone', () => {
    expect(said.get('src-shared/model/day.ts')).toEqual(['import(no-cycle)'])
    expect(said.get('src-shared/model/night.ts')).toEqual(['import(no-cycle)'])
  })
})
