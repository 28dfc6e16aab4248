import type { ComponentProps, KeyboardEvent, ReactNode, UIEvent } from 'react'
import styles from './button.module.css'

interface ButtonProps extends Omit<ComponentProps<'button'>, 'className'> {
  readonly look?: 'primary' | 'danger' | 'plain' | 'quiet'
  readonly icon?: ReactNode
}

/**
 * The first click of a double-click only: what the button is about, or what
 * lies in its place, may be another thing by the second. The keyboard's clicks
 * and a script's have a count of 0.
 */
export function firstClickOnly<E extends Pick<UIEvent, 'detail' | 'preventDefault'>>(
  onClick: ((event: E) => void) | undefined,
): (event: E) => void {
  return event => {
    if (event.detail > 1) event.preventDefault()
    else onClick?.(event)
  }
}

/** A held Enter clicks again and again: the first time only, as with `firstClickOnly`. */
export function firstEnterOnly(event: Pick<KeyboardEvent, 'key' | 'repeat' | 'preventDefault'>): void {
  if (event.repeat && event.key === 'Enter') event.preventDefault()
}

export function Button(props: ButtonProps) {
  const { look = 'plain', icon, children, type = 'button', onClick, onKeyDown, ...rest } = props
  return (
    <button
      type={type}
      className={`${styles.button} ${styles[look]}`}
      onClick={firstClickOnly(onClick)}
      onKeyDown={event => {
        firstEnterOnly(event)
        onKeyDown?.(event)
      }}
      {...rest}
    >
      {icon}
      {children}
    </button>
  )
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'className' | 'aria-label' | 'children'> {
  /** Accessible name and tooltip. */
  readonly label: string
  readonly icon: ReactNode
  /** Goes one further with each click, however fast: back, forward, undo. */
  readonly isRepeatable?: boolean
}

export function IconButton(props: IconButtonProps) {
  const { label, icon, type = 'button', isRepeatable = false, onClick, onKeyDown, ...rest } = props
  return (
    <button
      type={type}
      className={`${styles.button} ${styles.icon}`}
      aria-label={label}
      title={label}
      onClick={isRepeatable ? onClick : firstClickOnly(onClick)}
      onKeyDown={event => {
        if (!isRepeatable) firstEnterOnly(event)
        onKeyDown?.(event)
      }}
      {...rest}
    >
      {icon}
    </button>
  )
}
