import { useRef, useState } from 'react'
import { titleOf } from '../../src-shared/domain/names'
import { QuestionDialog } from '../kit/dialog'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { useSession } from '../session/session-context'
import { sizeText } from '../text/byte-text'
import { preciseDate } from '../text/dates'
import { dialogsOf, type VersionsWish } from './dialogs'
import { restoreVersion } from './versions'
import styles from './versions-dialog.module.css'

/** The kept states of an item, newest first, of which one is to be shown again. */
export function VersionsDialog() {
  const session = useSession()
  const wish = useStore(dialogsOf(session).versions, value => value)
  if (wish === null) return null
  return <Versions wish={wish} onEnd={() => dialogsOf(session).versions.update(() => null)} />
}

interface VersionsProps {
  readonly wish: VersionsWish
  readonly onEnd: () => void
}

function Versions({ wish, onEnd }: VersionsProps) {
  const text = useText()
  const session = useSession()
  const { entry, versions, canRestore } = wish
  const [current, ...earlier] = versions
  const [chosen, setChosen] = useState(earlier[0]?.id ?? current?.id ?? '')
  const choice = useRef<HTMLInputElement>(null)
  const isEarlier = earlier.some(({ id }) => id === chosen)
  return (
    <QuestionDialog
      title={text.versions.title(titleOf(entry))}
      description={
        earlier.length === 0
          ? text.versions.onlyOne
          : canRestore
            ? text.versions.what
            : text.versions.readOnly
      }
      confirm={text.versions.confirm}
      cancel={text.ask.cancel}
      canConfirm={canRestore && isEarlier}
      initialFocus={choice}
      onConfirm={() => {
        onEnd()
        void restoreVersion(session, wish, chosen)
      }}
      onCancel={onEnd}
    >
      <div role="radiogroup" aria-label={text.versions.which} className={styles.choices}>
        {versions.map(({ id, savedAtMs, size }) => (
          <label key={id} className={styles.choice}>
            <input
              {...(id === chosen ? { ref: choice } : {})}
              type="radio"
              name="version"
              checked={id === chosen}
              onChange={() => setChosen(id)}
            />
            <span className={styles.date}>
              {savedAtMs === null ? text.versions.noDate : preciseDate(text, savedAtMs)}
            </span>
            {id === current?.id && <span className={styles.quiet}>{text.versions.now}</span>}
            {size !== null && <span className={styles.quiet}>{sizeText(text, size)}</span>}
          </label>
        ))}
      </div>
    </QuestionDialog>
  )
}
