// @ts-check
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'

/**
 * @typedef {object} Outcome
 * @property {string} file from the folder of the project; `gallery` for a scene
 * @property {string} title
 * @property {'passed' | 'failed' | 'skipped'} state
 */

/**
 * @param {{ testResults: readonly { name: string, assertionResults: readonly { title: string, status: string }[] }[] }} report of Vitest
 * @returns {readonly Outcome[]}
 */
export function outcomesOfVitest({ testResults }) {
  return testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map(({ title, status }) => ({
      file: path.relative(projectFolder, name).replaceAll('\\', '/'),
      title,
      state: status === 'passed' || status === 'failed' ? status : 'skipped',
    })),
  )
}

/**
 * @typedef {object} Step
 * @property {string} title
 * @property {unknown} [error]
 *
 * @typedef {object} Annotation
 * @property {string} type
 * @property {string} [description]
 *
 * @typedef {object} Spec
 * @property {string} file
 * @property {string} title
 * @property {readonly { status: string, annotations?: readonly Annotation[], results: readonly { steps?: readonly Step[] }[] }[]} tests
 *
 * @typedef {object} Suite
 * @property {readonly Suite[]} [suites]
 * @property {readonly Spec[]} [specs]
 */

/** A scene of the gallery in one of its looks, as `e2e/gallery.spec.ts` names its steps. */
const SCENE = /^([\w-]+), [\w-]+$/
const GALLERY = 'gallery.spec.ts'
/** Annotates there a scene that the day does not look at. */
const BY_NIGHT = 'by night'

/**
 * @param {{ suites?: readonly Suite[] }} report of Playwright, whose files are named from `e2e`
 * @returns {readonly Outcome[]}
 */
export function outcomesOfPlaywright({ suites = [] }) {
  return suites.flatMap(outcomesIn)
}

/**
 * @param {Suite} suite
 * @returns {readonly Outcome[]}
 */
function outcomesIn({ suites = [], specs = [] }) {
  return [...specs.flatMap(outcomesOfSpec), ...suites.flatMap(outcomesIn)]
}

/**
 * @param {Spec} spec
 * @returns {readonly Outcome[]}
 */
function outcomesOfSpec({ file, title, tests }) {
  return tests.flatMap(({ status, annotations = [], results }) => {
    const state = stateOf(status)
    const steps = file.endsWith(GALLERY) ? (results.at(-1)?.steps ?? []) : []
    const scenes = steps.flatMap(step => {
      const [, scene] = SCENE.exec(step.title) ?? []
      /** @type {Outcome['state']} */
      const shown = step.error === undefined ? state : 'failed'
      return scene === undefined ? [] : [{ file: 'gallery', title: scene, state: shown }]
    })
    /** @type {readonly Outcome[]} */
    const left = annotations.flatMap(({ type, description }) =>
      type === BY_NIGHT && description !== undefined
        ? [{ file: 'gallery', title: description, state: 'skipped' }]
        : [],
    )
    return [{ file: `e2e/${file}`, title, state }, ...scenes, ...left]
  })
}

/**
 * @param {string} status
 * @returns {Outcome['state']}
 */
function stateOf(status) {
  if (status === 'expected' || status === 'flaky') return 'passed'
  return status === 'skipped' ? 'skipped' : 'failed'
}
