import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, type RefObject, useRef } from 'react'
import { IconButton } from './button'
import { FocusAtOnce } from './focus-at-once'
import styles from './modal.module.css'
import { useText } from './text-context'

interface ModalProps {
  readonly title: ReactNode
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'small' | 'medium' | 'large'
  /** Gives the focus to the dialog itself, whose keys matter more than its buttons. */
  readonly hasQuietFocus?: boolean
  /** What has the focus first. */
  readonly firstFocus?: RefObject<HTMLElement | null>
  /** Names content in which nothing takes the focus: it takes it itself, so that keys can scroll it. */
  readonly textLabel?: string
  readonly onKeyDown?: (event: KeyboardEvent) => void
}

/** A dialog with a title and a button that closes it; so does Esc. The focus goes back to where it was. */
export function Modal(props: ModalProps) {
  const { title, onClose, children, size = 'medium', hasQuietFocus, firstFocus, textLabel, onKeyDown } = props
  const text = useText()
  const popup = useRef<HTMLDivElement>(null)
  const body = useRef<HTMLDivElement>(null)
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup
          ref={popup}
          className={styles.popup}
          data-size={size}
          initialFocus={() =>
            firstFocus?.current ?? (hasQuietFocus ? null : firstIn(body.current)) ?? popup.current
          }
          onKeyDown={onKeyDown}
        >
          <FocusAtOnce on={popup} />
          <div className={styles.header}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <IconButton label={text.commands.close} icon={<X size={16} />} onClick={onClose} />
          </div>
          <div
            ref={body}
            className={styles.body}
            {...(textLabel && { role: 'group', tabIndex: 0, 'aria-label': textLabel })}
          >
            {children}
          </div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

/** What a dialog is for comes before the button that closes it. */
function firstIn(body: HTMLElement | null): HTMLElement | null {
  if (body === null) return null
  const all = [body, ...body.querySelectorAll<HTMLElement>('a[href], button, input, [tabindex]')]
  return all.find(each => each.tabIndex >= 0 && !each.matches(':disabled')) ?? null
}
