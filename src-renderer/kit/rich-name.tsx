import type { CSSProperties, ReactNode } from 'react'
import { beginningOf } from '../../src-shared/domain/beginning-of'
import { parseRichText, type RichRun } from '../../src-shared/domain/rich-text'
import {
  visibleText,
  withEndShown,
  withEndsShown,
  withStartShown,
} from '../../src-shared/domain/visible-text'
import styles from './rich-name.module.css'
import { useText } from './text-context'

/** Longer names are cut for drawing only: a name may weigh a megabyte. */
const MAX_DRAWN = 300

/** From and to, in UTF-16 units of its plain text; in order, apart. */
export type Marks = readonly (readonly [number, number])[]

const NO_MARKS: Marks = []

interface RichNameProps {
  readonly name: string
  /** What was looked for in it. */
  readonly marks?: Marks
}

/**
 * A name with the harmless part of its markup. Runs become text nodes; nothing
 * of a name is ever HTML (design-shown.md, "Names").
 */
export function RichName({ name, marks = NO_MARKS }: RichNameProps) {
  const text = useText()
  return richName(name, { unnamed: text.tree.unnamed, marks })
}

interface RichNameLook {
  /** Stands for a name of nothing. */
  readonly unnamed: string
  readonly marks?: Marks
  /** Takes the place of how a name is cut where it has no room. */
  readonly className?: string | undefined
  /** It may be longer than what it has room for. */
  readonly isLong?: boolean
}

/** The same for a row, which is drawn too often to be made of components. */
export function richName(
  name: string,
  { unnamed, marks = NO_MARKS, className = styles.name, isLong = true }: RichNameLook,
) {
  if (name === '') return <span className={`${className} ${styles.unnamed}`}>{unnamed}</span>
  return (
    <span className={className} data-private="" data-long={isLong ? '' : undefined}>
      {name.includes('<')
        ? drawnRuns(name).map((run, index, runs) =>
            drawRun(run, index, marked(run.text, lengthBefore(runs, index), marks)),
          )
        : marked(withEndsShown(visibleText(beginningOf(name, MAX_DRAWN))), 0, marks)}
    </span>
  )
}

function drawnRuns(name: string): readonly RichRun[] {
  const runs = parseRichText(beginningOf(name, MAX_DRAWN * 4)).slice(0, MAX_DRAWN)
  const isNothingLeft = runs.every(run => run.text.trim() === '')
  if (isNothingLeft) return [{ text: withEndsShown(visibleText(beginningOf(name, MAX_DRAWN))) }]
  const last = runs.length - 1
  // What separates two runs is in sight: only the ends of the whole name are not.
  return runs.map((run, index) => {
    const text = index === 0 ? withStartShown(run.text) : run.text
    return { ...run, text: index === last ? withEndShown(text) : text }
  })
}

interface ColouredStyle extends CSSProperties {
  readonly '--name-color'?: string
}

function drawRun(run: RichRun, index: number, content: ReactNode) {
  const classes = [
    run.isBold ? styles.bold : '',
    run.isItalic ? styles.italic : '',
    run.isUnderlined ? styles.underlined : '',
    run.isStruck ? styles.struck : '',
    run.color ? styles.coloured : '',
  ]
  const style: ColouredStyle = run.color ? { '--name-color': run.color } : {}
  return (
    // oxlint-disable-next-line react/no-array-index-key -- runs have no identity but their place
    <span key={index} className={classes.filter(Boolean).join(' ')} style={style}>
      {content}
    </span>
  )
}

function lengthBefore(runs: readonly RichRun[], index: number): number {
  return runs.slice(0, index).reduce((sum, { text }) => sum + text.length, 0)
}

/** The text of a run that begins at `offset` of the whole, with what is marked in it. */
function marked(text: string, offset: number, marks: Marks): ReactNode {
  const inside = marks
    .map(([from, to]) => [Math.max(0, from - offset), Math.min(text.length, to - offset)] as const)
    .filter(([from, to]) => from < to)
  if (inside.length === 0) return text
  let at = 0
  const parts = inside.flatMap(([from, to]) => {
    const before = text.slice(at, from)
    at = to
    return [
      before,
      <mark key={from} className={styles.marked}>
        {text.slice(from, to)}
      </mark>,
    ]
  })
  return [...parts, text.slice(at)]
}
