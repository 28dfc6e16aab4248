import { FlaskConical, Unplug } from 'lucide-react'
import type { SourceState } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import { clockTime } from '../i18n/dates'
import type { Catalogue } from '../i18n/en'
import { errorText } from '../i18n/refusal-text'
import { useText } from '../i18n/text-context'
import { Button } from '../ui/button'
import styles from './notice.module.css'
import { searchAgain } from './source-actions'

interface NoticeProps {
  readonly state: SourceState
  /** When what is shown was listed, in milliseconds since 1970. */
  readonly listedAtMs: number | null
}

/** One line above the tree: that the connection is lost, or that this is only the sandbox. */
export function Notice({ state, listedAtMs }: NoticeProps) {
  const text = useText()
  if (state.kind === 'ready') {
    if (state.source.origin !== 'built-in') return null
    return (
      <div className={styles.notice} data-tone="quiet">
        <FlaskConical size={14} aria-hidden />
        <span className={styles.words}>{text.source.sandboxNotice}</span>
        <Button look="quiet" onClick={searchAgain}>
          {text.status.look}
        </Button>
      </div>
    )
  }
  const reason = reasonOf(text, state)
  return (
    <div className={styles.notice} data-tone="warning" role="alert">
      <Unplug size={14} aria-hidden />
      <span className={styles.words}>
        {reason} {listedAtMs !== null && text.source.stale(clockTime(text, listedAtMs))}
      </span>
      <Button look="quiet" onClick={searchAgain}>
        {text.source.retry}
      </Button>
    </div>
  )
}

function reasonOf(text: Catalogue, state: Exclude<SourceState, { kind: 'ready' }>): string {
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
