// @ts-check
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { commentsIn } from './comments.mjs'

/**
 * What comments may name.
 * @typedef {object} Repository
 * @property {readonly string[]} files from the folder of the project, with slashes
 * @property {(file: string) => string} textOf
 */

/** The facts of the wire: what a section without a page is a section of. */
const SHEET = 'docs/protocols/resonite-io.md'

const CODE = /\.(?:tsx?|mjs|css|proto)$/
const FOLDERS = 'src-[a-z]+|docs|e2e|bench|scripts|proto|resources'
/** A path from the folder of the project; not what `import('./…')` of a type names, which the compiler checks. */
const PATH = new RegExp(`(?<![\\w./'-])(?:${FOLDERS})/[\\w./-]*\\w`, 'g')
const CODE_FILE = /(?<![\w./'-])(?:[\w-]+\/)*[\w-]+(?:\.[\w-]+)*\.(?:tsx?|mjs|css|proto)(?![\w/])/g
const PAGE = /(?<![\w./-])(?:[\w-]+\/)*[\w-]+\.md\b/g
/** Of a page: `section 5`, `sections 4 and 5`, `section 8.3`, and a heading or the beginning of a point in quotes. */
const SECTIONS =
  /(?:([\w./-]+\.md)(?:'s)?,? ?\(?)?(?<!RFC \d{1,5}, )\bsections? (\d+(?:\.\d+)?(?:(?:, | and )\d+(?:\.\d+)?)*)(?:, ["“]([^"”]+)["”])?/g
const HEADINGS = /([\w./-]+\.md),? ["“]([^"”]+)["”]/g
const ISSUES = /\bissue \d+/g

/**
 * What a comment names that is not in the repository, or not there.
 * @param {string} text of a comment
 * @param {Repository} repository
 * @returns {readonly string[]}
 */
export function citationFaults(text, repository) {
  return [
    ...pathFaults(text, repository),
    ...pageFaults(text, repository),
    ...sectionFaults(text, repository),
  ]
}

/**
 * @param {string} text
 * @param {Repository} repository
 */
function pathFaults(text, { files }) {
  const paths = (text.match(PATH) ?? []).filter(
    place =>
      !files.some(file => file === place || file.startsWith(`${place}/`) || file.startsWith(`${place}.`)),
  )
  const named = (text.match(CODE_FILE) ?? []).filter(
    name => !files.some(file => file === name || file.endsWith(`/${name}`)),
  )
  return [...new Set([...paths, ...named])].map(name => `there is no ${name}`)
}

/**
 * @param {string} text
 * @param {Repository} repository
 */
function pageFaults(text, repository) {
  const pages = (text.match(PAGE) ?? []).filter(page => pageNamed(page, repository) === undefined)
  const issues = (text.match(ISSUES) ?? []).map(
    issue => `${issue} cannot be read here: give the reason itself`,
  )
  return [...new Set(pages)].map(page => `there is no page ${page}`).concat(issues)
}

/**
 * @param {string} text
 * @param {Repository} repository
 */
function sectionFaults(text, repository) {
  /** @type {string[]} */
  const faults = []
  for (const [, name = SHEET, numbers = '', heading] of text.matchAll(SECTIONS)) {
    const page = pageNamed(name, repository)
    if (page === undefined) continue
    for (const number of numbers.split(/, | and /))
      if (!hasSection(repository.textOf(page), number)) faults.push(`${name} has no section ${number}`)
    if (heading !== undefined && !saysAtStart(repository.textOf(page), heading))
      faults.push(`${name} has nothing called “${heading}”`)
  }
  for (const [, name = '', heading = ''] of text.matchAll(HEADINGS)) {
    const page = pageNamed(name, repository)
    if (page !== undefined && !saysAtStart(repository.textOf(page), heading))
      faults.push(`${name} has nothing called “${heading}”`)
  }
  return faults
}

/**
 * By its path, or by its name where that tells enough.
 * @param {string} name
 * @param {Repository} repository
 */
function pageNamed(name, { files }) {
  return files.find(file => file === name || file.endsWith(`/${name}`))
}

/**
 * @param {string} page
 * @param {string} number `8`, or `8.3` for the third point of it
 */
function hasSection(page, number) {
  const [section = '', point] = number.split('.')
  const [, body] = new RegExp(`^#+ ${section}\\. .*\n([^]*?)(?=^#+ \\d+\\. |$(?![^]))`, 'm').exec(page) ?? []
  if (body === undefined) return false
  return point === undefined || new RegExp(`^${point}\\. `, 'm').test(body)
}

/**
 * Whether a heading, a point or a paragraph begins with these words.
 * @param {string} page
 * @param {string} words
 */
function saysAtStart(page, words) {
  return page.split('\n').some(line => line.replace(/^[#\s>*_|-]+/, '').startsWith(words))
}

/** @returns {Repository} of files that are, or are about to be, in the repository */
function repositoryHere() {
  const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: projectFolder,
    encoding: 'utf8',
  })
  const files = [...new Set(listed.split('\0'))].filter(file => fs.existsSync(path.join(projectFolder, file)))
  /** @type {Map<string, string>} */
  const texts = new Map()
  const textOf = (/** @type {string} */ file) => {
    const text = texts.get(file) ?? fs.readFileSync(path.join(projectFolder, file), 'utf8')
    texts.set(file, text)
    return text
  }
  return { files, textOf }
}

/** For `npm run check`: what comments name can be read. @returns {Promise<{ code: number, output: string }>} */
export async function checkComments() {
  const repository = repositoryHere()
  const faults = repository.files
    .filter(file => CODE.test(file) && !file.includes('/gen/'))
    .flatMap(file =>
      commentsIn(repository.textOf(file)).flatMap(({ line, text }) =>
        citationFaults(text, repository).map(fault => `${file}:${line}: ${fault}`),
      ),
    )
  return { code: faults.length > 0 ? 1 : 0, output: faults.join('\n') }
}
