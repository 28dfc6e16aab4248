import { Menu } from '@base-ui/react/menu'
import { ChevronRight } from 'lucide-react'
import { type ReactNode, type RefObject, useRef } from 'react'
import buttonStyles from './button.module.css'
import { useContents } from './contents-context'
import { FocusAtOnce } from './focus-at-once'
import styles from './menu.module.css'

interface ControlledMenuProps {
  /** Accessible name of the button and of the menu. */
  readonly label: string
  readonly title: string
  readonly ariaShortcut: string | null
  readonly icon: ReactNode
  readonly isOpen: boolean
  /** What had the focus before: it has it again when the menu closes. */
  readonly before: RefObject<HTMLElement | null>
  /** The button is pressed, and may be about to take the focus. */
  readonly onPress: () => void
  readonly onOpen: () => void
  readonly onClose: () => void
  /** Made when the menu opens. */
  readonly children: () => ReactNode
}

/** A button with a menu that is also opened from elsewhere, by a key say. */
export function ControlledMenu(props: ControlledMenuProps) {
  const { label, isOpen, before, ariaShortcut } = props
  const contents = useContents()
  const popup = useRef<HTMLDivElement>(null)
  return (
    <Menu.Root open={isOpen} modal={false} onOpenChange={open => (open ? props.onOpen() : props.onClose())}>
      <Menu.Trigger
        className={`${buttonStyles.button} ${buttonStyles.icon}`}
        aria-label={label}
        title={props.title}
        {...(ariaShortcut === null ? {} : { 'aria-keyshortcuts': ariaShortcut })}
        onMouseDownCapture={props.onPress}
        onKeyDownCapture={props.onPress}
      >
        {props.icon}
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner
          side="bottom"
          align="start"
          sideOffset={4}
          collisionPadding={4}
          className={styles.positioner}
        >
          <Menu.Popup
            ref={popup}
            aria-label={label}
            className={styles.popup}
            finalFocus={() => (before.current?.isConnected ? before.current : contents.current)}
          >
            <FocusAtOnce on={popup} />
            <MenuContent content={props.children} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

interface SubMenuProps {
  readonly label: string
  readonly children: () => ReactNode
}

/** A line that opens a menu beside itself. */
export function SubMenu({ label, children }: SubMenuProps) {
  return (
    <Menu.SubmenuRoot>
      <Menu.SubmenuTrigger label={label} className={styles.item}>
        <span className={styles.label}>{label}</span>
        <ChevronRight size={14} aria-hidden />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner alignOffset={-5} collisionPadding={4} className={styles.positioner}>
          <Menu.Popup aria-label={label} className={styles.popup}>
            <MenuContent content={children} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  )
}

/** Only drawn while the menu is open, which is when its lines are worked out. */
function MenuContent({ content }: { readonly content: () => ReactNode }) {
  return content()
}
