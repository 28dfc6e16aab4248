import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { useText } from '../i18n/text-context'
import { IconButton } from './button'
import styles from './modal.module.css'

interface ModalProps {
  readonly title: string
  readonly onClose: () => void
  readonly children: ReactNode
  readonly size?: 'medium' | 'large'
}

/** A dialog with a title and a button that closes it; so does Esc. The focus goes back to where it was. */
export function Modal({ title, onClose, children, size = 'medium' }: ModalProps) {
  const text = useText()
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} data-size={size}>
          <header className={styles.header}>
            <Dialog.Title className={styles.title}>{title}</Dialog.Title>
            <IconButton label={text.commands.close} icon={<X size={16} />} onClick={onClose} />
          </header>
          <div className={styles.body}>{children}</div>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
