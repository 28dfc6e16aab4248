// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { expect, it } from 'vitest'
import { projectFolder } from './project-folder.mjs'

const page = fs.readFileSync(path.join(projectFolder, 'docs', 'security.md'), 'utf8')

/**
 * Every test file in the order of the page, each with the titles that follow it.
 * @type {{ file: string, titles: string[] }[]}
 */
const named = []
for (const [, file, title] of page.matchAll(/`([\w./-]+\.(?:test|spec|fuzz)\.(?:ts|tsx|mjs))`|“([^”]+)”/g)) {
  if (file) named.push({ file, titles: [] })
  else if (title) named.at(-1)?.titles.push(title)
}

it('names tests that exist', () => {
  expect(named.length).toBeGreaterThan(20)
  for (const { file, titles } of named) {
    const content = fs.readFileSync(path.join(projectFolder, file), 'utf8')
    for (const title of titles) expect(content, file).toContain(title)
  }
})
