// oxlint-disable-next-line no-restricted-imports -- a test that reads the sources, not the program
import { readdirSync, readFileSync } from 'node:fs'
// oxlint-disable-next-line no-restricted-imports -- see above
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { en } from './en'
import { ja } from './ja'
import { makePseudo } from './pseudo'

/** Names of things, which are the same in every language. */
const SAME_EVERYWHERE = new Set([
  'inventories.platforms.secondlife.name',
  'inventories.resonite.name',
  'counts.atLeast',
  'locale',
  'app.windowTitle',
  'status.service',
  'refusal.invalid-name',
  'refusal.not-supported',
  'inspector.kindCount',
  'date.atTime',
  'source.mod',
  'about.labels.mod',
  'history.folder',
  'history.result',
  'history.sentence',
  'history.groupCount',
  'crawl.megabytes',
])

/** Other words for what the design page has one word for ("Words"). */
const OTHER_WORDS =
  /\b(?:director(?:y|ies)|subfolders?|elements?|assets? library|symlinks?|shortcuts? to|back-?ends?|demo|playground|jobs?|tasks?|recycle|rubbish|wastebasket|bin|logs? of changes|bookmarks?|favou?rites?|starred)\b/i

/** Beginning of every access: whoever words something calls their catalogue `text`. */
const BEGINNING = String.raw`\b(?:text|textStore\.get\(\))`

/** What a machine would say, or what people have better words for. */
const MACHINE_WORDS = /\b(?:for good|entry|entries|listed|could not be|nobody can say|broke off|roomy)\b/i

/** Every word or sentence of a catalogue by its path, such as `tree.openProblem.too-deep`. */
function leavesOf(value: unknown, path: readonly string[] = []): ReadonlyMap<string, unknown> {
  if (typeof value !== 'object' || value === null) return new Map([[path.join('.'), value]])
  return new Map(Object.entries(value).flatMap(([key, part]) => [...leavesOf(part, [...path, key])]))
}

/** By name to its end, or one of the groups around it as a whole (`text.kinds[kind]`, `const say = text.refusal`). */
function isUsedIn(code: string, path: string): boolean {
  const keys = path.split('.')
  const wholes = keys.slice(0, -1).map((_key, index) => keys.slice(0, index + 1))
  return isAccessed(code, keys, '') || wholes.some(whole => isAccessed(code, whole, String.raw`(?!\s*\.)`))
}

function isAccessed(code: string, keys: readonly string[], then: string): boolean {
  const chain = keys.map(key => String.raw`\s*(?:\.\s*${key}\b|\[['"]${key}['"]\])`).join('')
  return new RegExp(`${BEGINNING}${chain}${then}`).test(code)
}

function codeThatWords(): string {
  return codeOf(file => /\.tsx?$/.test(file) && !/\.test\./.test(file))
}

function codeOf(isMeant: (file: string) => boolean): string {
  const folder = join(import.meta.dirname, '..')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(isMeant)
    .map(file => readFileSync(join(folder, file), 'utf8'))
    .join('\n')
}

/** The same in every language: the name of the program, and an address of a made-up computer. */
const NO_WORDS = ['>Satchel</', 'placeholder="dns:///inventory.example:50051"']

/** Words between tags, and in what is read aloud or shown on hover. */
const WORDS_IN_COMPONENT =
  />[^<>{}=();]*[A-Za-z]{2,}[^<>{}=();]*<\/|\b(?:aria-label|aria-description|title|placeholder|alt|label)="[^"]*[A-Za-z]{2}[^"]*"/g

/** A name with markup, which no sentence shows: whatever quotes it reads it first. */
const MARKED_UP = '<b>kiwi</b>'

function saysMarkup(leaf: unknown): boolean {
  if (typeof leaf !== 'function') return false
  try {
    return leavesText(leaf(MARKED_UP, MARKED_UP, MARKED_UP, MARKED_UP, MARKED_UP)).includes(MARKED_UP)
  } catch {
    // It is about a kind of thing, and no name.
    return false
  }
}

/** What a sentence says about things called "1" (a number, too); `move` where only that makes sense. */
function worded(leaf: unknown): string {
  if (typeof leaf !== 'function') return String(leaf)
  const say = (about: string): string => leavesText(leaf(about, about, about, about, about))
  try {
    return say('1')
  } catch {
    return say('move')
  }
}

function leavesText(value: unknown): string {
  return [...leavesOf(value).values()].join(' ')
}

describe('the catalogues', () => {
  it('have the same keys: missing ones do not compile, this finds the others', () => {
    const keys = [...leavesOf(en).keys()].sort()
    expect([...leavesOf(ja).keys()].sort()).toEqual(keys)
    expect([...leavesOf(makePseudo()).keys()].sort()).toEqual(keys)
  })

  it('hold nothing that is not used', () => {
    const code = codeThatWords()
    expect([...leavesOf(en).keys()].filter(path => !isUsedIn(code, path))).toEqual([])
  })

  it('hold every word: components have none', () => {
    const components = codeOf(file => file.endsWith('.tsx') && !file.startsWith('gallery'))
    const words = components.match(WORDS_IN_COMPONENT) ?? []
    expect(words.filter(each => !NO_WORDS.includes(each))).toEqual([])
    expect('<p>Two words</p> <i aria-label="One" />'.match(WORDS_IN_COMPONENT)).toHaveLength(2)
  })

  it('say everything in Japanese, but for names of things', () => {
    const words = [...leavesOf(ja)].filter(([path]) => !SAME_EVERYWHERE.has(path))
    const foreign = words.filter(([, leaf]) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(worded(leaf)))
    expect(foreign.map(([path, leaf]) => `${path}: ${worded(leaf)}`)).toEqual([])
  })

  it('say in Japanese what a source cannot do, and why', () => {
    expect(en.refusal['not-supported']('spawn', 'read-only')).toBe(
      'Spawning isn’t possible, because this inventory is read-only',
    )
    expect(ja.refusal['not-supported']('spawn', 'read-only')).toBe(
      'スポーンはできません。このインベントリは読み取り専用です',
    )
  })

  it('leave no English behind in Japanese', () => {
    const english = [...leavesOf(ja).values()]
      .map(worded)
      .filter(words => /\b(?:the|is|of|and|not|this|with)\b/i.test(words))
    expect(english).toEqual([])
  })

  it('have one word for each thing', () => {
    // What viewers call so is theirs, and no pin.
    const own = [...leavesOf(en)].filter(([path]) => path !== 'facts.marks.favourite')
    const others = own.filter(([, leaf]) => OTHER_WORDS.test(worded(leaf)))
    expect(others.map(([path, leaf]) => `${path}: ${worded(leaf)}`)).toEqual([])
  })

  it('say nothing as a machine would', () => {
    const others = [...leavesOf(en)].filter(([, leaf]) => MACHINE_WORDS.test(worded(leaf)))
    expect(others.map(([path, leaf]) => `${path}: ${worded(leaf)}`)).toEqual([])
  })

  it('quote the same names in every language, as plain text', () => {
    const japanese = leavesOf(ja)
    const paths = [...leavesOf(en)].filter(([, leaf]) => !saysMarkup(leaf)).map(([path]) => path)
    expect(paths.filter(path => saysMarkup(japanese.get(path)))).toEqual([])
  })

  it('show examples of searches that find something, in every language', () => {
    // A type is told in the platform's own word.
    const typesIn = [en, ja].map(({ find }) => /type:\S+/.exec(find.hintTold)?.[0])
    expect(typesIn).toEqual(['type:texture', 'type:texture'])
  })

  it('are all bracketed and longer in the pseudo-language', () => {
    const pseudo = leavesOf(makePseudo())
    for (const [path, leaf] of leavesOf(en)) {
      if (path === 'locale') continue
      const text = worded(pseudo.get(path))
      expect(text, path).toMatch(/^\[.*\]$/s)
      expect(text.length, path).toBeGreaterThan(worded(leaf).length)
    }
  })
})

describe('isUsedIn', () => {
  it('finds names and groups, and nothing else', () => {
    expect(isUsedIn('text.a.b', 'a.b')).toBe(true)
    expect(isUsedIn("text.a['b-c']", 'a.b-c')).toBe(true)
    expect(isUsedIn('text.a[key]', 'a.b')).toBe(true)
    expect(isUsedIn('const say = text.a\n', 'a.b')).toBe(true)
    expect(isUsedIn('text\n  .a\n  .b()', 'a.b')).toBe(true)
    expect(isUsedIn('text.a.bc', 'a.b')).toBe(false)
    expect(isUsedIn('text.a.c', 'a.b')).toBe(false)
    expect(isUsedIn('other.a.b', 'a.b')).toBe(false)
  })
})
