import { AlertDialog } from '@base-ui/react/alert-dialog'
import { type ReactNode, type RefObject, useRef, useState } from 'react'
import { Button } from './button'
import { useContents } from './contents-context'
import styles from './dialog.module.css'
import { FocusAtOnce } from './focus-at-once'

interface QuestionDialogProps {
  readonly title: string
  /** Read out with the title: one sentence or two. */
  readonly description?: ReactNode
  readonly children?: ReactNode
  readonly confirm: string
  readonly cancel: string
  readonly onConfirm: () => void
  readonly onCancel: () => void
  readonly canConfirm?: boolean
  /** What cannot be taken back does not look like everything else. */
  readonly isDangerous?: boolean
  readonly isWide?: boolean
  /** Unless given, the answer that changes nothing; `confirm` where it can be taken back anyway. */
  readonly initialFocus?: RefObject<HTMLElement | null> | 'confirm' | undefined
}

/** A question, titled by what it asks. Enter in a field confirms, Esc means no; the focus goes back to where it was. */
export function QuestionDialog(props: QuestionDialogProps) {
  const { title, description, children, canConfirm = true, isDangerous = false } = props
  const [before] = useState(() => document.activeElement)
  const contents = useContents()
  const no = useRef<HTMLButtonElement>(null)
  const yes = useRef<HTMLButtonElement>(null)
  const focused = props.initialFocus === 'confirm' ? yes : (props.initialFocus ?? no)
  return (
    <AlertDialog.Root open onOpenChange={open => !open && props.onCancel()}>
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className={styles.backdrop} />
        <AlertDialog.Popup
          className={styles.popup}
          data-wide={props.isWide ?? false}
          finalFocus={() => whereItWas(before) ?? contents.current}
          initialFocus={focused}
        >
          <FocusAtOnce on={focused} />
          <form
            className={styles.form}
            noValidate
            onSubmit={event => {
              event.preventDefault()
              if (canConfirm) props.onConfirm()
            }}
          >
            <AlertDialog.Title className={styles.title}>{title}</AlertDialog.Title>
            {description && (
              <AlertDialog.Description className={styles.text}>{description}</AlertDialog.Description>
            )}
            {children}
            <div className={styles.buttons}>
              <Button ref={no} onClick={props.onCancel}>
                {props.cancel}
              </Button>
              <Button
                ref={yes}
                type="submit"
                look={isDangerous ? 'danger' : 'primary'}
                disabled={!canConfirm}
              >
                {props.confirm}
              </Button>
            </div>
          </form>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  )
}

/** A button that went away when it was used cannot take the focus back: then the contents do. */
function whereItWas(before: Element | null): HTMLElement | null {
  const isThere = before instanceof HTMLElement && before.isConnected && before !== document.body
  return isThere ? before : null
}
