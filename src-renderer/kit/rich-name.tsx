import type { CSSProperties } from 'react'
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

/**
 * A name with the harmless part of its markup. Runs become text nodes; nothing
 * of a name is ever HTML (design-shown.md, "Names").
 */
export function RichName({ name }: { readonly name: string }) {
  const text = useText()
  if (name === '') return <span className={styles.unnamed}>{text.tree.unnamed}</span>
  if (!name.includes('<'))
    return (
      <span className={styles.name} data-private="">
        {withEndsShown(visibleText(name.slice(0, MAX_DRAWN)))}
      </span>
    )
  return (
    <span className={styles.name} data-private="">
      {drawnRuns(name).map(drawRun)}
    </span>
  )
}

function drawnRuns(name: string): readonly RichRun[] {
  const runs = parseRichText(name.slice(0, MAX_DRAWN * 4)).slice(0, MAX_DRAWN)
  const isNothingLeft = runs.every(run => run.text.trim() === '')
  if (isNothingLeft) return [{ text: withEndsShown(visibleText(name.slice(0, MAX_DRAWN))) }]
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

function drawRun(run: RichRun, index: number) {
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
      {run.text}
    </span>
  )
}
