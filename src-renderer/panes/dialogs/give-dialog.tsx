import { useRef, useState } from 'react'
import { avatarIdIn } from '../../../src-shared/domain/giving'
import { titleOf } from '../../../src-shared/domain/names'
import { dialogsOf, type GiveWish } from '../../actions/dialogs'
import { isBeingGiven } from '../../actions/giving-now'
import { useRunOperation } from '../../actions/use-run-operation'
import { QuestionDialog } from '../../kit/dialog'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { TextField } from '../../kit/text-field'
import { useSession } from '../../session/session-context'
import styles from './give-dialog.module.css'

/** As long as an id: before that nobody has finished typing one. */
const ID_LENGTH = 36

export function GiveDialogs() {
  const wish = useStore(dialogsOf(useSession()).give, value => value)
  return wish && <GiveDialog key={wish.entry.recordId} wish={wish} />
}

/** To whom something goes, and what becomes of it here. Stays until it is known what became of it. */
function GiveDialog({ wish }: { readonly wish: GiveWish }) {
  const text = useText()
  const session = useSession()
  const run = useRunOperation()
  const [typed, setTyped] = useState('')
  const [hasLeft, setHasLeft] = useState(false)
  const [isSent, setIsSent] = useState(false)
  const isRunning = useStore(session.operations.running, running => isBeingGiven(running, wish.entry))
  const isBusy = isSent || isRunning
  const field = useRef<HTMLInputElement>(null)
  const { entry, after } = wish
  const to = avatarIdIn(typed)
  const isWrong = to === null && typed.trim() !== '' && (hasLeft || typed.trim().length >= ID_LENGTH)

  function end(): void {
    dialogsOf(session).give.update(now => (now === wish ? null : now))
  }

  async function give(): Promise<void> {
    if (to === null || isBusy) return
    setIsSent(true)
    await run({ kind: 'give', entry, to, mayLeave: after !== 'stays' })
    end()
  }

  return (
    <QuestionDialog
      title={text.give.title(titleOf(entry))}
      description={
        <>
          <span className={after === 'stays' ? undefined : styles.warning}>{text.give.after[after]}</span>{' '}
          {text.give.final}
        </>
      }
      confirm={text.give.confirm}
      cancel={isBusy ? text.give.close : text.give.cancel}
      canConfirm={to !== null && !isBusy}
      isDangerous
      initialFocus={field}
      onConfirm={() => void give()}
      onCancel={end}
    >
      <div className={styles.field} data-private="">
        <TextField
          ref={field}
          label={text.give.to}
          value={typed}
          onChange={setTyped}
          onBlur={() => setHasLeft(true)}
          readOnly={isBusy}
          problem={isWrong ? text.give.notAnId : ''}
        />
      </div>
      <p className={styles.state} role="status">
        {isBusy ? (
          <>
            <Spinner /> {text.give.giving(titleOf(entry))}
          </>
        ) : (
          to !== null && text.give.check
        )}
      </p>
    </QuestionDialog>
  )
}
