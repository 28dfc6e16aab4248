import { Plus } from 'lucide-react'
import { type KeyboardEvent, useState } from 'react'
import { useBrowser } from '../../browser/browser-context'
import type { Tab } from '../../browser/tab'
import { tabsOf } from '../../browser/tabs-of'
import { IconButton } from '../../kit/button'
import { isMac } from '../../kit/platform'
import { pressIn } from '../../kit/scope-keys'
import { shortcutText } from '../../kit/shortcut'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import styles from './tab-bar.module.css'
import { TabButton } from './tab-button'
import { TabMenu } from './tab-menu'
import { useViewNames } from './use-view-names'

/** Of a menu that is open: whose, and where. */
interface MenuAt {
  readonly tab: Tab
  readonly x: number
  readonly y: number
}

/** The open tabs; with one alone there is nothing to choose, and no bar. */
export function TabBar() {
  const text = useText()
  const { session } = useBrowser()
  const tabs = tabsOf(session)
  const { tabs: open, current } = useStore(tabs.now, now => now)
  const nameOf = useViewNames()
  const [menu, setMenu] = useState<MenuAt | null>(null)
  if (open.length < 2) return null

  function onKeyDown(event: KeyboardEvent<HTMLElement>): void {
    const elements = [...event.currentTarget.querySelectorAll<HTMLElement>('[role="tab"]')]
    const index = elements.findIndex(element => element === event.target)
    const tab = open[index]
    if (!tab) return
    const walk = ({ key }: KeyboardEvent): void => {
      const next = open[nextIndex(key, index, open.length)]
      if (!next) return
      tabs.show(next, true)
      document.getElementById(next.id)?.focus()
    }
    pressIn('tabs', event, {
      move: walk,
      ends: walk,
      'close-tab': () => {
        tabs.close(tab)
        tabs.focus()
      },
      'move-tab': ({ key }) => {
        tabs.move(tab, index + (key === 'PageUp' ? -1 : 1))
        const { tabs: now } = tabs.now.get()
        const name = nameOf(tab.active.place.get())
        session.announcements.announce(text.tabs.moved(name, now.indexOf(tab) + 1, now.length))
      },
      'open-menu': () => {
        const { left, bottom } = event.currentTarget.getBoundingClientRect()
        setMenu({ tab, x: elements[index]?.getBoundingClientRect().left ?? left, y: bottom })
      },
    })
  }

  return (
    <div className={styles.bar}>
      {/* oxlint-disable-next-line jsx-a11y/interactive-supports-focus -- each tab has it */}
      <div
        role="tablist"
        aria-label={text.tabs.label}
        className={styles.tabs}
        onKeyDown={onKeyDown}
        data-pane=""
      >
        {open.map((tab, index) => (
          <TabButton
            key={tab.id}
            tab={tab}
            index={index}
            isShown={tab === current}
            nameOf={nameOf}
            onMenu={(x, y) => setMenu({ tab, x, y })}
          />
        ))}
      </div>
      <IconButton
        label={text.tabs.open}
        title={`${text.tabs.open} (${shortcutText('Mod+T', isMac)})`}
        icon={<Plus size={16} />}
        onClick={() => tabs.open()}
      />
      {menu && <TabMenu tab={menu.tab} at={menu} onClose={() => setMenu(null)} />}
    </div>
  )
}

function nextIndex(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return (index + 1) % count
    case 'ArrowLeft':
      return (index - 1 + count) % count
    case 'Home':
      return 0
    default:
      return count - 1
  }
}
