// oxlint-disable-next-line no-restricted-imports -- a test that reads the sources, not the program
import { readdirSync, readFileSync } from 'node:fs'
// oxlint-disable-next-line no-restricted-imports -- see above
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

const renderer = join(import.meta.dirname, '..')
const tokens = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8')

const [, forMoreContrast = ''] = tokens.split('@media (prefers-contrast: more)')

/** The gallery dresses itself. */
const sheets = readdirSync(renderer, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.css') && !file.startsWith('gallery') && !file.endsWith('tokens.css'))
  .map(file => ({ file, css: readFileSync(join(renderer, file), 'utf8') }))

/** Light first, dark second; one value where both themes have the same. */
function valuesOf(token: string, declarations = tokens): readonly string[] {
  const declared = new RegExp(`--${token}: ([^;]+);`).exec(declarations)?.[1] ?? ''
  return /^light-dark\(([^,]+), ([^)]+)\)$/.exec(declared)?.slice(1) ?? [declared]
}

/** 0 to 255 each. */
function channelsOf(hex: string): readonly number[] {
  expect(hex).toMatch(/^#[0-9a-f]{6}/)
  return [1, 3, 5].map(start => Number.parseInt(hex.slice(start, start + 2), 16))
}

/** As WCAG 2.2 reckons. */
function luminanceOf(hex: string): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(hex).map(channel => {
    const share = channel / 255
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}

function contrastOf(one: string, other: string): number {
  const [bright = 0, dim = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => b - a)
  return (bright + 0.05) / (dim + 0.05)
}

const COLOURS = [...tokens.matchAll(/--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\)/g)].map(
  ([, name = '', light = '', dark = '']) => ({ name, light, dark }),
)

/** What words of each colour lie on. */
const WORDS_ON: Readonly<Record<string, readonly string[]>> = {
  text: ['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'surface-press', 'accent-soft'],
  'text-quiet': ['surface', 'surface-sunken', 'surface-raised', 'surface-hover', 'accent-soft'],
  'text-faint': ['surface', 'surface-raised'],
  'accent-text': ['accent', 'accent-hover'],
  danger: ['surface', 'surface-raised', 'danger-soft'],
  warning: ['surface', 'surface-raised', 'warning-soft'],
}

/** Words that cannot be read well enough on what they lie on. */
function fainterThan(least: number, declarations: string): readonly string[] {
  const colourOf = (token: string, theme: number): string => valuesOf(token, declarations)[theme] ?? ''
  return Object.entries(WORDS_ON).flatMap(([words, grounds]) =>
    grounds.flatMap(ground =>
      [0, 1]
        .filter(theme => contrastOf(colourOf(words, theme), colourOf(ground, theme)) < least)
        .map(theme => `${words} on ${ground}, ${theme === 0 ? 'light' : 'dark'}`),
    ),
  )
}

describe('the look', () => {
  it('is neutral but for one accent, danger, warning and success', () => {
    const coloured = COLOURS.filter(({ light, dark }) =>
      [light, dark].some(hex => Math.max(...channelsOf(hex)) - Math.min(...channelsOf(hex)) > 14),
    )
    const families = new Set(coloured.map(({ name }) => name.split('-')[0]))
    expect(families).toEqual(new Set(['accent', 'danger', 'success', 'warning']))
    expect(COLOURS.length).toBeGreaterThan(20)
  })

  it('takes every colour from the tokens', () => {
    // A name brings its own, which is only made readable there.
    const others = sheets.filter(({ file }) => !file.endsWith('rich-name.module.css'))
    const own = others.filter(({ css }) => /#[0-9a-f]{3,8}\b|\b(?:rgba?|hsl|oklch)\(/.test(css))
    expect(own.map(({ file }) => file)).toEqual([])
  })

  it('reads with a contrast of at least 4.5 in both themes', () => {
    expect(fainterThan(4.5, tokens)).toEqual([])
  })

  it('reads with a contrast of at least 7 for who asks the system for more', () => {
    // What is said there comes first.
    expect(fainterThan(7, `${forMoreContrast} ${tokens}`)).toEqual([])
  })

  it('has 13 px letters of the system, steps of 4 px and corners of 6 px', () => {
    expect(valuesOf('text-size')).toEqual(['13px'])
    expect(valuesOf('font')[0]).toMatch(/^system-ui,/)
    expect(valuesOf('radius')).toEqual(['6px'])
    const steps = [...tokens.matchAll(/--space-(\d+): (\d+)px;/g)]
    expect(steps.map(([, step]) => Number(step) * 4)).toEqual(steps.map(([, , px]) => Number(px)))
    expect(steps.length).toBeGreaterThan(5)
    expect(tokens).toContain('color-scheme: light dark;')
  })

  it('moves for 120 ms at most, and not at all for those who want less of it', () => {
    expect(valuesOf('motion')).toEqual(['120ms'])
    expect(tokens).toMatch(/prefers-reduced-motion: reduce\)\s*\{\s*:root\s*\{\s*--motion: 0ms;/)
    const timed = sheets.flatMap(({ file, css }) =>
      [...css.matchAll(/(?:transition|animation)(?:-duration)?:([^;]+);/g)].map(([, value = '']) => ({
        file,
        value: value.trim(),
      })),
    )
    const others = timed.filter(({ value }) => value !== 'none' && !value.includes('var(--motion)'))
    // Waiting has no end: it turns or breathes until something comes, and stands still for those who want less motion.
    for (const { file, value } of others) {
      expect(`${file}: ${value}`).toMatch(/infinite$|: (?:appear|vanish) 0s 300ms both$/)
      const css = sheets.find(sheet => sheet.file === file)?.css ?? ''
      expect(css).toMatch(/prefers-reduced-motion: reduce/)
    }
    expect(timed.length).toBeGreaterThan(8)
  })
})
