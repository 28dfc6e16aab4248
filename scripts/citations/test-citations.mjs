// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'

/**
 * @typedef {object} Citation
 * @property {string} page
 * @property {string} file of the test, from the folder of the project; `gallery` for a scene of the gallery
 * @property {string | null} title of the test, as it stands in the file, or id of the scene; null: all tests of the file
 */

/**
 * @typedef {object} Page
 * @property {string} page
 * @property {string} [base] of files that are named without a folder
 * @property {string} [end] where sentences end that stand on tests
 * @property {(line: string) => boolean} [mustCite] lines that say nothing without a test
 * @property {number} least so many citations at least, or else they are not understood any more
 */

/** @type {readonly Page[]} */
const PAGES = [
  {
    page: 'docs/nothing-gets-lost.md',
    base: 'src-main/operations',
    end: '## What cannot be guaranteed',
    mustCite: line => line.startsWith('- '),
    least: 20,
  },
  {
    page: 'docs/design-shown.md',
    mustCite: line => line.startsWith('| ') && !line.startsWith('| The design page'),
    least: 70,
  },
  { page: 'docs/security.md', least: 20 },
  {
    page: 'docs/platforms/opensim.md',
    base: 'src-gateways/opensim',
    end: '## Not proved',
    mustCite: line => line.startsWith('- '),
    least: 30,
  },
  {
    page: 'docs/platforms/linden.md',
    base: 'src-gateways/linden',
    end: '## Not proved',
    mustCite: line => line.startsWith('- '),
    least: 12,
  },
  {
    page: 'docs/platforms/s3.md',
    base: 'src-gateways/s3',
    end: '## Not proved',
    mustCite: line => line.startsWith('- '),
    least: 30,
  },
  {
    page: 'docs/platforms/smartbots.md',
    base: 'src-gateways/smartbots',
    end: '## Not proved',
    mustCite: line => line.startsWith('- '),
    least: 24,
  },
]

/**
 * What a line of a page stands on: `file › title`, or `file` and “title”s that follow it.
 * @param {string} line
 * @returns {readonly { file: string, title: string | null }[]}
 */
export function citationsIn(line) {
  /** @type {{ file: string, title: string | null }[]} */
  const cited = []
  const parts = /`([\w/.-]+) › ([^`]+)`|`([\w/.-]+\.(?:test|spec|fuzz)\.(?:ts|tsx|mjs))`|“([^”]+)”/g
  let file = ''
  for (const [, place, title, named, quoted] of line.matchAll(parts)) {
    if (place && title) cited.push({ file: place, title: title.replaceAll('\\|', '|') })
    else if (named) {
      file = named
      cited.push({ file, title: null })
    } else if (quoted && file !== '') {
      const last = cited.at(-1)
      if (last?.file === file && last.title === null) cited.pop()
      cited.push({ file, title: quoted })
    }
  }
  return cited
}

/**
 * All that the pages cite, and what is wrong with the pages themselves.
 * @returns {{ citations: readonly Citation[], faults: readonly string[] }}
 */
export function readCitations() {
  const read = PAGES.map(readPage)
  return {
    citations: read.flatMap(({ citations }) => citations),
    faults: read.flatMap(({ faults }) => faults),
  }
}

/** @param {Page} page */
function readPage({ page, base = '', end = '\0', mustCite = () => false, least }) {
  const [text = ''] = fs.readFileSync(path.join(projectFolder, page), 'utf8').split(end)
  /** @type {Citation[]} */
  const citations = []
  /** @type {string[]} */
  const faults = []
  for (const line of text.split('\n')) {
    const cited = citationsIn(line)
    if (cited.length === 0 && mustCite(line)) faults.push(`${page} names no test: ${line}`)
    for (const { file, title } of cited)
      citations.push({ page, file: file === 'gallery' ? file : path.posix.join(base, file), title })
  }
  if (citations.length < least) faults.push(`${page} cites ${citations.length} tests, where it had ${least}`)
  return { citations, faults }
}

/**
 * Names a test that is in no file. A title that is put together stands in the page as it does in the file.
 * @param {Citation} citation
 * @returns {string | null} what is wrong
 */
export function faultOf({ page, file, title }) {
  if (file === 'gallery') return null
  const place = path.join(projectFolder, file)
  if (!fs.existsSync(place)) return `${page}: there is no ${file}`
  if (title === null) return null
  const code = fs.readFileSync(place, 'utf8')
  const isThere = ["'", '"', '`'].some(quote => code.includes(`${quote}${title}${quote}`))
  return isThere ? null : `${page}: no test of ${file} is called “${title}”`
}

/**
 * Names in `e2e/by-night.json` of what is in no file, which would run by day again.
 * @returns {readonly string[]}
 */
function faultsByNight() {
  /** @type {Readonly<Record<string, readonly string[]>>} */
  const byNight = JSON.parse(fs.readFileSync(path.join(projectFolder, 'e2e', 'by-night.json'), 'utf8'))
  return Object.entries(byNight).flatMap(([file, titles]) => {
    const place = path.join(projectFolder, 'e2e', file)
    if (!fs.existsSync(place)) return [`e2e/by-night.json: there is no e2e/${file}`]
    const code = fs.readFileSync(place, 'utf8').replaceAll("\\'", "'")
    return titles
      .filter(title => !title.split('…').every(part => code.includes(part)))
      .map(title => `e2e/by-night.json: no test of ${file} is called “${title}”`)
  })
}

/** For `npm run check`: whether the tests are there at all. @returns {Promise<{ code: number, output: string }>} */
export async function checkCitations() {
  const { citations, faults } = readCitations()
  const all = [...faults, ...citations.map(faultOf).filter(fault => fault !== null), ...faultsByNight()]
  return { code: all.length > 0 ? 1 : 0, output: all.join('\n') }
}
