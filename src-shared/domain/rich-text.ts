import { colorOf } from './rich-colors'
import { type RichTag, tagAt } from './rich-tags'
import { HAS_HIDDEN, visibleText, withEndsShown } from './visible-text'

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

/** Whatever needs more than being shown as it is. */
function needsReading(raw: string): boolean {
  return raw.includes('<') || HAS_HIDDEN.test(raw)
}

/**
 * Splits a name into styled runs (design-shown.md, "Names"): colour, bold, italic,
 * underline and strike; other known tags vanish; what is no known tag stays text.
 * Unclosed tags run to the end. Never fails, and reads each character a bounded
 * number of times, however the name is made.
 */
export function parseRichText(raw: string): readonly RichRun[] {
  if (raw === '') return []
  if (!needsReading(raw)) return [{ text: raw }]
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
 * nothing readable is left, the raw name, so that no row goes nameless. Spaces at the
 * ends are shown: nobody would see that a name has them.
 */
export function plainText(raw: string): string {
  if (!needsReading(raw)) return raw
  let plain = ''
  for (const run of parseRichText(raw)) plain += run.text
  return withEndsShown(plain.trim() === '' ? visibleText(raw) : plain)
}

type Style = 'b' | 'i' | 'u' | 's'

/** Which styles are open. Tags need not nest: each style is counted for itself, only colours form a stack. */
interface Open {
  readonly counts: Record<Style, number>
  colors: number
}

/** Collects runs while tags change the style. */
class Pen {
  readonly #done: RichRun[] = []
  #text = ''
  #style = ''
  #isLiteral = false
  readonly #counts: Record<Style, number> = { b: 0, i: 0, u: 0, s: 0 }
  readonly #colors: (string | undefined)[] = []
  /** What was open where each `<closeallblock>` began. */
  readonly #blocks: Open[] = []

  /** Between `<noparse>` and `</noparse>` everything is text. */
  accepts(tag: RichTag): boolean {
    return !this.#isLiteral || (tag.isClosing && tag.name === 'noparse')
  }

  apply({ name, value, isClosing }: RichTag): void {
    const style = STYLES.get(name)
    if (style !== undefined) this.#counts[style] = Math.max(0, this.#counts[style] + (isClosing ? -1 : 1))
    else if (name === 'color') this.#applyColor(value, isClosing)
    else if (name === 'br') this.write(' ')
    else if (name === 'noparse') this.#isLiteral = !isClosing
    else if (name === 'closeall') this.#closeTo(this.#blocks.at(-1) ?? NOTHING_OPEN)
    else if (name === 'closeallblock') this.#applyBlock(isClosing)
  }

  write(text: string): void {
    if (text === '') return
    const style = this.#styleKey()
    if (style !== this.#style && this.#done.length < MAX_RUNS - 1) this.#flush()
    if (this.#text === '') this.#style = style
    // Made visible before it is joined: halves of a character that a tag keeps apart must not meet.
    this.#text += visibleText(text)
  }

  runs(): readonly RichRun[] {
    this.#flush()
    return this.#done
  }

  #applyColor(value: string, isClosing: boolean): void {
    if (isClosing) this.#colors.pop()
    // A colour that nobody knows still needs its place, for its closing tag.
    else this.#colors.push(colorOf(value) ?? this.#colors.at(-1))
  }

  #applyBlock(isClosing: boolean): void {
    if (isClosing) this.#blocks.pop()
    else this.#blocks.push({ counts: { ...this.#counts }, colors: this.#colors.length })
  }

  #closeTo(open: Open): void {
    for (const style of STYLES.values()) {
      this.#counts[style] = Math.min(this.#counts[style], open.counts[style])
    }
    this.#colors.length = Math.min(this.#colors.length, open.colors)
  }

  /** The letters of the open styles, then the colour. */
  #styleKey(): string {
    const { b, i, u, s } = this.#counts
    return `${b > 0 ? 'b' : ''}${i > 0 ? 'i' : ''}${u > 0 ? 'u' : ''}${s > 0 ? 's' : ''}${this.#colors.at(-1) ?? ''}`
  }

  #flush(): void {
    if (this.#text !== '') this.#done.push(runOf(this.#text, this.#style))
    this.#text = ''
  }
}

const STYLES: ReadonlyMap<string, Style> = new Map([
  ['b', 'b'],
  ['i', 'i'],
  ['u', 'u'],
  ['s', 's'],
  ['strikethrough', 's'],
])

const NOTHING_OPEN: Open = { counts: { b: 0, i: 0, u: 0, s: 0 }, colors: 0 }

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
