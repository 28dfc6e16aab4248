import { Folder, X } from 'lucide-react'
import type { Listing } from '../../src-shared/model/listing'
import { useBrowser } from '../browser/browser-context'
import { useShown } from '../browser/shown'
import { tabsOf } from '../browser/tabs-of'
import { IconButton } from '../kit/button'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { useMiddleClick } from '../panes/tabs/use-middle-click'
import { useViewNames } from '../panes/tabs/use-view-names'
import { Contents } from './contents'
import styles from './views.module.css'

interface SplitViewProps {
  /** Whether keys, commands and the parts around are about this one. */
  readonly isActive: boolean
  /** Of the inventory itself. */
  readonly root: Listing
}

/** One of two views side by side, under its name; whatever is pressed in it makes it the active one first. */
export function SplitView({ isActive, root }: SplitViewProps) {
  const text = useText()
  const browser = useBrowser()
  const tabs = tabsOf(browser.session)
  const shown = useShown()
  const name = useViewNames()(useStore(browser.place, place => place))
  const activate = (): void => tabs.activate(browser)
  return (
    <div
      role="group"
      aria-label={name}
      className={styles.half}
      data-active={isActive}
      onPointerDownCapture={activate}
      onFocusCapture={activate}
      {...useMiddleClick(shown.rows)}
    >
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- the contents below have the keyboard */}
      <div
        className={styles.head}
        onMouseDown={event => {
          event.preventDefault()
          browser.focus()
        }}
      >
        <Folder size={14} aria-hidden className={styles.icon} />
        <span className={styles.name} title={name} data-private="">
          {name}
        </span>
        <IconButton
          label={text.tabs.closeView(name)}
          icon={<X size={14} />}
          onClick={() => tabs.unsplit(browser)}
        />
      </div>
      <Contents shown={shown} root={root} isActive={isActive} />
    </div>
  )
}
