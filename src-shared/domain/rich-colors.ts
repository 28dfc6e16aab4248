/** Colour words of rich text, as `#rrggbb`. A Map, because a name may say `<color=__proto__>`. */
const NAMED_COLORS: ReadonlyMap<string, string> = new Map([
  ['white', '#ffffff'],
  ['black', '#000000'],
  ['gray', '#808080'],
  ['grey', '#808080'],
  ['silver', '#c0c0c0'],
  ['red', '#ff0000'],
  ['green', '#00ff00'],
  ['blue', '#0000ff'],
  ['yellow', '#ffff00'],
  ['cyan', '#00ffff'],
  ['magenta', '#ff00ff'],
  ['orange', '#ff8000'],
  ['purple', '#8000ff'],
  ['lime', '#bfff00'],
  ['pink', '#ff0080'],
  ['brown', '#804000'],
])

/** The hues of the palette that Resonite's own windows use; each shade lists its values in this order. */
const HUES: readonly string[] = ['yellow', 'green', 'red', 'purple', 'cyan', 'orange']

const SHADES: ReadonlyMap<string, readonly string[]> = new Map([
  ['hero', ['#f8f770', '#59eb5c', '#ff7676', '#ba64f2', '#61d1fa', '#e69e50']],
  ['mid', ['#a0a14e', '#3f9e44', '#ae5458', '#824aab', '#458fab', '#976c3d']],
  ['sub', ['#484a2c', '#24512c', '#5d323a', '#492f64', '#284c5d', '#48392a']],
  ['dark', ['#2b2e26', '#192d24', '#1a1318', '#241e35', '#1a2a36', '#292423']],
  // Not of that palette, but people write it: the hero hues halfway to white.
  ['light', ['#fcfbb8', '#acf5ae', '#ffbbbb', '#ddb2f9', '#b0e8fd', '#f3cfa8']],
])

const NEUTRALS: ReadonlyMap<string, string> = new Map([
  ['dark', '#11151d'],
  ['mid', '#2b2f35'],
  ['midlight', '#86888b'],
  ['light', '#e1e1e0'],
])

/** The colour that a tag's value means, as `#rrggbb` without alpha; undefined when it means none. */
export function colorOf(value: string): string | undefined {
  const text = value.toLowerCase()
  return text.startsWith('#') ? hexColor(text) : (NAMED_COLORS.get(text) ?? paletteColor(text))
}

/** `hero.cyan`, `neutrals.mid`. */
function paletteColor(text: string): string | undefined {
  const [shade = '', hue = '', ...rest] = text.split('.')
  if (rest.length > 0) return undefined
  if (shade === 'neutrals') return NEUTRALS.get(hue)
  return SHADES.get(shade)?.[HUES.indexOf(hue)]
}

/** `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`. Alpha goes: a name must not become invisible. */
function hexColor(text: string): string | undefined {
  if (!/^#[0-9a-f]+$/.test(text)) return undefined
  if (text.length === 7 || text.length === 9) return text.slice(0, 7)
  if (text.length !== 4 && text.length !== 5) return undefined
  const [, r = '', g = '', b = ''] = text
  return `#${r}${r}${g}${g}${b}${b}`
}
