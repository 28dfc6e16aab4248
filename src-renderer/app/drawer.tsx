import { type FocusEvent, type MouseEvent, type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './drawer.module.css'

interface DrawerProps {
  readonly onClose: () => void
  readonly children: ReactNode
}

/**
 * The sidebar over the contents of a narrow window. It has the keyboard while it is open, and goes when a place
 * was chosen, when something beside it is pressed or gets the focus, and with Esc (`scope-keys.ts`).
 */
export function Drawer({ onClose, children }: DrawerProps) {
  const element = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    element.current?.querySelector<HTMLElement>('[data-place][tabindex="0"]')?.focus()
  }, [])

  function onClick({ target }: MouseEvent): void {
    if (target instanceof Element && target.closest('[data-place]')) onClose()
  }

  /** To another part of the window: the button that opened it closes it itself. */
  function onBlur({ relatedTarget, currentTarget }: FocusEvent<HTMLElement>): void {
    const isBeside = relatedTarget instanceof Element && relatedTarget.closest('main, aside') !== null
    if (isBeside && !currentTarget.contains(relatedTarget)) onClose()
  }

  return (
    <>
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- for the mouse; Esc does it from the keyboard */}
      <div className={styles.beside} onClick={onClose} />
      {/* oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-static-element-interactions -- hears what the buttons in it were pressed for */}
      <div ref={element} className={styles.drawer} onClick={onClick} onBlur={onBlur}>
        {children}
      </div>
    </>
  )
}
