import { colorOf } from './rich-colors'
import { type RichTag, tagAt } from './rich-tags'
import { visibleText } from './visible-text'

export { visibleText } from './visible-text'

/** A stretch of text in one style. A style that is absent is not set. */
export interface RichRun {
  readonly text: string
  readonly color?: string
  readonly isBold?: boolean
  readonly isItalic?: boolean
  readonly isUnderlined?: boolean
  readonly isStruck?: boolean
}

/** A name with more styles than this shows the rest in the last one: each run becomes an element on screen. */
const MAX_RUNS = 200

/** Whatever needs more than being shown as it is. `\p{Cs}` is a lone surrogate. */
const NEEDS_READING = /[<\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u

/**
 * Splits a name into styled runs (design.md, "Names"): colour, bold, italic,
 * underline and strike; other known tags vanish; what is no known tag stays text.
 * Unclosed tags run to the end. Never fails, and reads each character a bounded
 * number of times, however the name is made.
 */
export function parseRichText(raw: string): readonly RichRun[] {
  if (raw === '') return []
  if (!NEEDS_READING.test(raw)) return [{ text: raw }]
  const pen = new Pen()
  let position = 0
  let textStart = 0
  for (;;) {
    const open = raw.indexOf('<', position)
    if (open < 0) break
    const tag = tagAt(raw, open)
    if (tag !== null && pen.accepts(tag)) {
      pen.write(raw.slice(textStart, open))
      pen.apply(tag)
      position = tag.end
      textStart = position
    } else position = open + 1
  }
  pen.write(raw.slice(textStart))
  return pen.runs()
}

/**
 * The name without markup: for sorting, finding and accessible names. Where
 * nothing readable is left, the raw name, so that no row goes nameless.
 */
export function plainText(raw: string): string {
  if (!NEEDS_READING.test(raw)) return raw
  let plain = ''
  for (const run of parseRichText(raw)) plain += run.text
  return plain.trim() === '' ? visibleText(raw) : plain
}

/** Collects runs while tags change the style. Colours nest; the others are counted. */
class Pen {
  readonly #done: RichRun[] = []
  #text = ''
  #style = ''
  #isLiteral = false
  readonly #colors: (string | undefined)[] = []
  readonly #depth = new Map<string, number>()

  /** Between `<noparse>` and `</noparse>` everything is text. */
  accepts(tag: RichTag): boolean {
    return !this.#isLiteral || (tag.isClosing && isNoparse(tag.name))
  }

  apply(tag: RichTag): void {
    if (isNoparse(tag.name)) this.#isLiteral = !tag.isClosing
    else if (tag.name === 'closeall' || tag.name === 'closeallblock') this.#reset()
    else if (tag.name === 'br') this.write(' ')
    else if (tag.name === 'color') this.#applyColor(tag)
    else this.#count(tag.name === 'strikethrough' ? 's' : tag.name, tag.isClosing ? -1 : 1)
  }

  write(text: string): void {
    if (text === '') return
    const style = this.#styleKey()
    if (style !== this.#style && this.#done.length < MAX_RUNS - 1) this.#flush()
    if (this.#text === '') this.#style = style
    this.#text += text
  }

  runs(): readonly RichRun[] {
    this.#flush()
    return this.#done
  }

  #applyColor(tag: RichTag): void {
    if (tag.isClosing) this.#colors.pop()
    // A colour that nobody knows still needs its place, for its closing tag.
    else this.#colors.push(colorOf(tag.value) ?? this.#colors.at(-1))
  }

  #count(name: string, change: number): void {
    this.#depth.set(name, Math.max(0, (this.#depth.get(name) ?? 0) + change))
  }

  #reset(): void {
    this.#colors.length = 0
    this.#depth.clear()
  }

  #styleKey(): string {
    let key = ''
    for (const name of 'bius') if ((this.#depth.get(name) ?? 0) > 0) key += name
    return key + (this.#colors.at(-1) ?? '')
  }

  #flush(): void {
    if (this.#text !== '') this.#done.push(runOf(visibleText(this.#text), this.#style))
    this.#text = ''
  }
}

function isNoparse(name: string): boolean {
  return name === 'noparse' || name === 'nparse'
}

/** The key is made of the letters of the open styles, then the colour. */
function runOf(text: string, key: string): RichRun {
  const colorAt = key.indexOf('#')
  const styles = colorAt < 0 ? key : key.slice(0, colorAt)
  return {
    text,
    ...(colorAt < 0 ? {} : { color: key.slice(colorAt) }),
    ...(styles.includes('b') ? { isBold: true } : {}),
    ...(styles.includes('i') ? { isItalic: true } : {}),
    ...(styles.includes('u') ? { isUnderlined: true } : {}),
    ...(styles.includes('s') ? { isStruck: true } : {}),
  }
}
