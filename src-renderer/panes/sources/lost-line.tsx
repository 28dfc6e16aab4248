import type { SourceState } from '../../../src-shared/model/source'
import { assertNever } from '../../../src-shared/result'
import { Button } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { searchAgain } from '../../session/source-actions'
import { aboutOf, useSourceList } from '../../session/source-list'
import { ageWords } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import styles from './lost-line.module.css'

interface LostLineProps {
  readonly state: Exclude<SourceState, { kind: 'ready' }>
  /** When what is shown was listed, in milliseconds since 1970. */
  readonly listedAtMs: number | null
}

/** In the place of what the status bar says else: why nothing can be changed, and how old it is. Nothing moves for it. */
export function LostLine({ state, listedAtMs }: LostLineProps) {
  const text = useText()
  const nowMs = useNow()
  const { shown } = useSourceList()
  const age = listedAtMs === null ? '' : text.source.stale(ageWords(text, listedAtMs, nowMs))
  const words = `${reasonOf(text, state)} ${age}`.trim()
  return (
    <span role="alert" className={styles.line} data-layer="">
      <span className={styles.words} title={words}>
        {words}
      </span>
      <span className={styles.actions}>
        <Button look="quiet" onClick={searchAgain}>
          {text.source.retry}
        </Button>
        <Button look="quiet" onClick={() => openOverlay(aboutOf(shown))}>
          {text.source.more}
        </Button>
      </span>
    </span>
  )
}

function reasonOf(text: Catalogue, state: LostLineProps['state']): string {
  switch (state.kind) {
    case 'disconnected':
      return errorText(text, state.error)
    case 'not-signed-in':
      return text.source.notSignedInText
    case 'connecting':
    case 'choose-source':
      return text.status.connecting
    default:
      return assertNever(state)
  }
}
