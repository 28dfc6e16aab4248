import { Menu } from '@base-ui/react/menu'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import buttonStyles from './button.module.css'
import { useContents } from './contents-context'
import styles from './menu.module.css'

interface ButtonMenuProps {
  /** Accessible name of the button and of the menu, and tooltip. */
  readonly label: string
  readonly icon: ReactNode
  readonly isNarrow?: boolean
  /** What is chosen leads to the tree or grid: the keyboard goes there, not back to the button. */
  readonly isWayOut?: boolean
  /** Made when the menu opens. */
  readonly children: () => ReactNode
}

/** A button that opens a menu below itself. */
export function ButtonMenu({ label, icon, isNarrow = false, isWayOut = false, children }: ButtonMenuProps) {
  const contents = useContents()
  const look = `${buttonStyles.button} ${isNarrow ? buttonStyles.narrow : buttonStyles.icon}`
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger
        className={look}
        aria-label={label}
        title={label}
        // Alt+↑ goes up, also from here; without Alt the arrows open the menu.
        onKeyDown={event => event.altKey && event.preventBaseUIHandler()}
      >
        {icon}
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
            aria-label={label}
            className={styles.popup}
            {...(isWayOut ? { finalFocus: contents } : {})}
          >
            <MenuContent content={children} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}

/** Only drawn while the menu is open, which is when its lines are worked out. */
function MenuContent({ content }: { readonly content: () => ReactNode }) {
  return content()
}

interface ChoicesProps<T> {
  readonly label: string
  readonly value: T
  readonly choices: readonly { readonly value: T; readonly label: string }[]
  readonly onChoose: (value: T) => void
}

/** One of several, under a heading. The menu stays open: people try what they like. */
export function MenuChoices<T extends string | number>({ label, value, choices, onChoose }: ChoicesProps<T>) {
  return (
    <Menu.Group>
      <Menu.GroupLabel className={styles.heading}>{label}</Menu.GroupLabel>
      <Menu.RadioGroup value={value} onValueChange={onChoose}>
        {choices.map(choice => (
          <Menu.RadioItem
            key={choice.value}
            value={choice.value}
            label={choice.label}
            closeOnClick={false}
            className={styles.item}
          >
            <Mark isOn={choice.value === value} />
            <span className={styles.label}>{choice.label}</span>
          </Menu.RadioItem>
        ))}
      </Menu.RadioGroup>
    </Menu.Group>
  )
}

interface MenuSwitchProps {
  readonly label: string
  readonly isOn: boolean
  readonly onChange: (isOn: boolean) => void
}

export function MenuSwitch({ label, isOn, onChange }: MenuSwitchProps) {
  return (
    <Menu.CheckboxItem
      checked={isOn}
      onCheckedChange={onChange}
      label={label}
      closeOnClick={false}
      className={styles.item}
    >
      <Mark isOn={isOn} />
      <span className={styles.label}>{label}</span>
    </Menu.CheckboxItem>
  )
}

interface MenuEntryProps {
  readonly label: string
  readonly icon: ReactNode
  readonly isCurrent?: boolean
  readonly onChoose: () => void
}

/** A line that leads to an entry, with its shape. */
export function MenuEntry({ label, icon, isCurrent = false, onChoose }: MenuEntryProps) {
  return (
    <Menu.Item
      label={label}
      className={styles.item}
      data-current={isCurrent}
      {...(isCurrent ? { 'aria-current': 'location' } : {})}
      onClick={onChoose}
    >
      <span className={styles.mark}>{icon}</span>
      <span className={styles.label} data-private="">
        {label}
      </span>
    </Menu.Item>
  )
}

/** A line that says something and cannot be chosen. */
export function MenuNote({ children }: { readonly children: ReactNode }) {
  return <p className={styles.note}>{children}</p>
}

function Mark({ isOn }: { readonly isOn: boolean }) {
  return <span className={styles.mark}>{isOn && <Check size={14} aria-hidden />}</span>
}
