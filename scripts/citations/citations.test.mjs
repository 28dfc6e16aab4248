// @ts-check
import { describe, expect, it } from 'vitest'
import { judgeCitations } from './judge-citations.mjs'
import { outcomesOfPlaywright } from './outcomes.mjs'
import { citationsIn, faultOf } from './test-citations.mjs'

const page = 'docs/security.md'

describe('citationsIn', () => {
  it('takes files with titles, in either form, and files as a whole', () => {
    expect(citationsIn('| moves | `e2e/a.spec.ts › moves a \\| b` `gallery › tree-open` |')).toEqual([
      { file: 'e2e/a.spec.ts', title: 'moves a | b' },
      { file: 'gallery', title: 'tree-open' },
    ])
    expect(citationsIn('`src-a/b.test.ts` “one”, “two”, and `src-a/c.test.ts`; says “done”')).toEqual([
      { file: 'src-a/b.test.ts', title: 'one' },
      { file: 'src-a/b.test.ts', title: 'two' },
      { file: 'src-a/c.test.ts', title: 'done' },
    ])
    expect(citationsIn('all of `e2e/a.spec.ts`, and of `README.md`')).toEqual([
      { file: 'e2e/a.spec.ts', title: null },
    ])
  })
})

describe('faultOf', () => {
  const file = 'scripts/citations/citations.test.mjs'

  it('finds a test by its title as it stands in the file', () => {
    expect(faultOf({ page, file, title: 'finds a test by its title as it stands in the file' })).toBeNull()
    expect(faultOf({ page, file, title: null })).toBeNull()
  })

  it('says which file or title is not there', () => {
    expect(faultOf({ page, file: 'e2e/gone.spec.ts', title: 'x' })).toMatch(/no e2e\/gone\.spec\.ts/)
    const title = ['is', 'nowhere', 'at all'].join(' ')
    expect(faultOf({ page, file, title })).toMatch(/called “is nowhere at all”/)
  })
})

describe('judgeCitations', () => {
  const unit = 'src-a/b.test.ts'
  const cite = (/** @type {string | null} */ title, file = unit) => ({ page, file, title })
  /** @type {(title: string, state: 'passed' | 'failed' | 'skipped', file?: string) => import('./outcomes.mjs').Outcome} */
  const outcome = (title, state, file = unit) => ({ file, title, state })

  it('is content with tests that ran and passed, whatever was put into their titles', () => {
    const cited = [cite('moves'), cite('%s is refused'), cite('${group}: fits'), cite(null)]
    const ran = [
      outcome('moves', 'passed'),
      outcome('a (b) is refused', 'passed'),
      outcome('tree: fits', 'passed'),
    ]
    expect(judgeCitations(cited, ran, ['unit'])).toEqual({ passed: 4, faults: [], unjudged: [] })
  })

  it('names those that failed, and those that did not run although their part did', () => {
    const cited = [cite('moves'), cite('copies'), cite('%s is refused')]
    const ran = [
      outcome('moves', 'failed'),
      outcome('copies', 'passed', 'src-a/other.test.ts'),
      outcome('a is refused', 'passed'),
      outcome('b is refused', 'failed'),
    ]
    expect(judgeCitations(cited, ran, ['unit']).faults).toEqual([
      `${page}: ${unit} › moves failed`,
      `${page}: ${unit} › copies did not run`,
      `${page}: ${unit} › %s is refused failed`,
    ])
  })

  it('judges nothing of a part that was not run, nor of tests that cannot run here', () => {
    const cited = [cite('opens', 'e2e/a.spec.ts'), cite('tree-open', 'gallery'), cite('needs root')]
    const { faults, unjudged } = judgeCitations(cited, [outcome('needs root', 'skipped')], ['unit'])
    expect(faults).toEqual([])
    expect(unjudged).toEqual(cited)
  })
})

describe('outcomesOfPlaywright', () => {
  it('knows tests, and the scenes of the gallery by the steps of its tests, or that they are left to the night', () => {
    const step = { title: 'tree-open, small-light' }
    const bad = { title: 'tree-cut, small-light', error: {} }
    const spec = (
      /** @type {string} */ file,
      /** @type {string} */ status,
      /** @type {object[]} */ steps,
      annotations = /** @type {object[]} */ ([]),
    ) => ({
      file,
      title: 'fits',
      tests: [{ status, annotations, results: [{ steps }] }],
    })
    const suites = [
      {
        specs: [
          spec('gallery.spec.ts', 'expected', [step, bad], [{ type: 'by night', description: 'tree-left' }]),
        ],
        suites: [{ specs: [spec('a.spec.ts', 'flaky', [step])] }],
      },
      { specs: [spec('b.spec.ts', 'unexpected', []), spec('c.spec.ts', 'skipped', [])] },
    ]
    // @ts-expect-error -- steps of any shape
    expect(outcomesOfPlaywright({ suites })).toEqual([
      { file: 'e2e/gallery.spec.ts', title: 'fits', state: 'passed' },
      { file: 'gallery', title: 'tree-open', state: 'passed' },
      { file: 'gallery', title: 'tree-cut', state: 'failed' },
      { file: 'gallery', title: 'tree-left', state: 'skipped' },
      { file: 'e2e/a.spec.ts', title: 'fits', state: 'passed' },
      { file: 'e2e/b.spec.ts', title: 'fits', state: 'failed' },
      { file: 'e2e/c.spec.ts', title: 'fits', state: 'skipped' },
    ])
  })
})
