import { Folder, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type { PlaceShown } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import type { Tab } from '../../browser/tab'
import { tabsOf } from '../../browser/tabs-of'
import { middleClick } from '../../kit/middle-click'
import { isMac } from '../../kit/platform'
import { shortcutText } from '../../kit/shortcut'
import { useText } from '../../kit/text-context'
import styles from './tab-bar.module.css'
import { useTabDrag } from './use-tab-drag'
import { useTabName } from './use-tab-name'

interface TabButtonProps {
  readonly tab: Tab
  /** Its place among the others. */
  readonly index: number
  readonly isShown: boolean
  readonly nameOf: (place: PlaceShown) => string
  readonly onMenu: (x: number, y: number) => void
}

/**
 * One tab: a click shows it, the wheel closes it, a drag puts it elsewhere. What closes it is no button of its own,
 * which none may be in another: the keyboard has its own way.
 */
export function TabButton({ tab, index, isShown, nameOf, onMenu }: TabButtonProps) {
  const text = useText()
  const { session } = useBrowser()
  const tabs = tabsOf(session)
  const element = useRef<HTMLButtonElement>(null)
  const name = useTabName(tab, nameOf)
  const { isDragged, edge } = useTabDrag(element, tab, index)
  useEffect(() => {
    if (isShown) element.current?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
  }, [isShown])
  return (
    <button
      ref={element}
      type="button"
      role="tab"
      id={tab.id}
      aria-selected={isShown}
      aria-controls={isShown ? `${tab.id}-panel` : undefined}
      tabIndex={isShown ? 0 : -1}
      title={name}
      className={styles.tab}
      data-dragged={isDragged}
      data-edge={edge ?? undefined}
      onClick={() => tabs.show(tab)}
      {...middleClick(() => void tabs.close(tab))}
      onContextMenu={event => {
        event.preventDefault()
        onMenu(event.clientX, event.clientY)
      }}
    >
      <Folder size={14} aria-hidden className={styles.icon} />
      <span className={styles.name} data-private="">
        {name}
      </span>
      <span
        aria-hidden
        className={styles.close}
        title={`${text.tabs.close} (${shortcutText('Mod+W', isMac)})`}
        onClick={event => {
          event.stopPropagation()
          tabs.close(tab)
        }}
      >
        <X size={14} />
      </span>
    </button>
  )
}
