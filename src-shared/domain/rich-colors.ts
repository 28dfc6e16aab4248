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
  ['pink', '#ff80bf'],
  ['brown', '#804000'],
])

/** The palette of Resonite's own windows: `<shade>.<hue>`, and three neutrals. */
const PALETTE: ReadonlyMap<string, string> = new Map([
  ['neutrals.dark', '#11151d'],
  ['neutrals.mid', '#86888b'],
  ['neutrals.light', '#e1e1e0'],
  ['hero.yellow', '#f8f770'],
  ['hero.green', '#59eb5c'],
  ['hero.red', '#ff7676'],
  ['hero.purple', '#ba64f2'],
  ['hero.cyan', '#61d1fa'],
  ['hero.orange', '#e69e50'],
])

/** The colour that a tag's value means, as `#rrggbb` without alpha; undefined when it means none. */
export function colorOf(value: string): string | undefined {
  const text = value.toLowerCase()
  return text.startsWith('#') ? hexColor(text) : (NAMED_COLORS.get(text) ?? PALETTE.get(text))
}

/** `#rgb`, `#rgba`, `#rrggbb` or `#rrggbbaa`. Alpha goes: a name must not become invisible. */
function hexColor(text: string): string | undefined {
  if (!/^#[0-9a-f]+$/.test(text)) return undefined
  if (text.length === 7 || text.length === 9) return text.slice(0, 7)
  if (text.length !== 4 && text.length !== 5) return undefined
  const [, r = '', g = '', b = ''] = text
  return `#${r}${r}${g}${g}${b}${b}`
}
