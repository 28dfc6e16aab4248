import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import { type ReactNode, useMemo, useRef } from 'react'
import { FocusAtOnce } from './focus-at-once'
import styles from './menu.module.css'

interface PointMenuProps {
  readonly label: string
  /** Pixels of the window. */
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
  readonly children: ReactNode
}

/** A menu that opens at a point and gives the focus back when it closes. */
export function PointMenu({ label, at: { x, y }, onClose, children }: PointMenuProps) {
  const anchor = useMemo(() => ({ getBoundingClientRect: () => new DOMRect(x, y, 0, 0) }), [x, y])
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Menu.Root open onOpenChange={open => !open && onClose()}>
      <Menu.Portal>
        <Menu.Positioner
          anchor={anchor}
          side="bottom"
          align="start"
          collisionPadding={4}
          className={styles.positioner}
        >
          <Menu.Popup
            ref={popup}
            aria-label={label}
            className={styles.popup}
            onContextMenu={event => event.preventDefault()}
          >
            <FocusAtOnce on={popup} />
            {children}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

interface MenuItemProps {
  readonly label: string
  /** Why it cannot be chosen now; null when it can. */
  readonly reason: string | null
  readonly shortcut: string | null
  readonly ariaShortcut: string | null
  /** Of what can be switched; null for all else. */
  readonly isOn?: boolean | null
  /** Leaves room for the marks of others. */
  readonly hasMarks?: boolean
  readonly onChoose: () => void
}

/** A line that cannot be chosen can be reached all the same, and says why. */
export function MenuItem(props: MenuItemProps) {
  const { label, reason, ariaShortcut, isOn = null, onChoose } = props
  const common = {
    label,
    disabled: reason !== null,
    className: styles.item,
    title: reason ?? undefined,
    ...(reason === null ? {} : { 'aria-description': reason }),
    ...(ariaShortcut === null ? {} : { 'aria-keyshortcuts': ariaShortcut }),
    onClick: onChoose,
  }
  const words = <ItemWords {...props} />
  if (isOn === null) return <Menu.Item {...common}>{words}</Menu.Item>
  return (
    <Menu.CheckboxItem {...common} checked={isOn} closeOnClick>
      {words}
    </Menu.CheckboxItem>
  )
}

function ItemWords({ label, shortcut, isOn, hasMarks }: MenuItemProps) {
  return (
    <>
      {hasMarks && <span className={styles.mark}>{isOn && <Check size={14} aria-hidden />}</span>}
      <span className={styles.label}>{label}</span>
      {shortcut && (
        <kbd className={styles.keys} aria-hidden>
          {shortcut}
        </kbd>
      )}
    </>
  )
}

export function MenuLine() {
  return <Menu.Separator className={styles.line} />
}
