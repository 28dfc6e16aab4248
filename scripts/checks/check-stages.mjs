// @ts-check
import path from 'node:path'
import { checkComments } from '../citations/comment-citations.mjs'
import { checkCitations } from '../citations/test-citations.mjs'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { staleFiles } from './generated-code.mjs'
import { checkKeptContract } from './kept-contract.mjs'
import { strayState } from './module-state.mjs'

/**
 * @typedef {object} CheckStage
 * @property {string} name
 * @property {string} remedy what a developer does about a failure
 * @property {() => Promise<{ code: number, output: string }>} run
 */

/** @type {readonly CheckStage[]} */
export const checkStages = [
  { name: 'generated code', remedy: 'npm run generate', run: checkGenerated },
  { name: 'kept contract', remedy: 'add instead of changing, see proto/buf.yaml', run: checkKeptContract },
  {
    name: 'format',
    remedy: 'npm run format',
    run: () => runTool('biome', ['check', '--error-on-warnings', '.']),
  },
  {
    name: 'lint',
    remedy: 'see .oxlintrc.json',
    run: () => runTool('oxlint', ['--type-aware', '--deny-warnings']),
  },
  { name: 'tests that pages cite', remedy: 'name each as its file does', run: checkCitations },
  { name: 'files that comments cite', remedy: 'name what is in the repository', run: checkComments },
  {
    name: 'state of the page',
    remedy: "give it to a session (partOfSession) or a browser, or call it the window's in module-state.mjs",
    run: checkState,
  },
  { name: 'types', remedy: 'see tsconfig.json', run: () => runTool('tsc', ['-p', '.']) },
  {
    name: 'types of scripts',
    remedy: 'see scripts/tsconfig.json',
    run: () => runTool('tsc', ['-p', 'scripts']),
  },
  { name: 'unused code', remedy: 'remove it, or see knip.json', run: () => runTool('knip', []) },
]

async function checkGenerated() {
  const stale = await staleFiles()
  return {
    code: stale.length > 0 ? 1 : 0,
    output: stale.map(file => `${file} is not what proto/ says`).join('\n'),
  }
}

async function checkState() {
  const stray = strayState()
  return { code: stray.length > 0 ? 1 : 0, output: stray.join('\n') }
}

/**
 * @param {string} tool
 * @param {readonly string[]} args
 */
function runTool(tool, args) {
  const env = { ...process.env, NO_COLOR: '1' }
  return runCommand(path.join(projectFolder, 'node_modules', '.bin', tool), args, { cwd: projectFolder, env })
}
