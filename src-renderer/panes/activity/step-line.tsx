import { memo } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { parentOf } from '../../../src-shared/domain/paths'
import type { Step } from '../../../src-shared/model/operation'
import { KindIcon } from '../../kit/kind-icon'
import { RichName } from '../../kit/rich-name'
import { useText } from '../../kit/text-context'
import { titlesOnWay } from '../../listings/listed-entries'
import { useSession } from '../../session/session-context'
import { locationText } from '../../text/location-text'
import { errorText } from '../../text/refusal-text'
import styles from './activity-panel.module.css'

/** One step of an operation: its entry, and where it went or why it did not. */
export const StepLine = memo(function StepLine({ step }: { readonly step: Step }) {
  const text = useText()
  const session = useSession()
  const parent = step.to && parentOf(step.to)
  const parentText = parent ? locationText(text, titlesOnWay(session, parent)) : ''
  const words = step.error ? errorText(text, step.error) : step.state === 'done' ? parentText : ''
  return (
    <div className={styles.step}>
      <span className={styles.stepName}>
        <KindIcon kind={step.entryKind} size={14} />
        <RichName name={titleOf(step)} />
      </span>
      <span className={`${styles.words} ${styles.quiet}`} title={words} data-private="">
        {words}
      </span>
    </div>
  )
})
