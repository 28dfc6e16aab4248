import { useBrowser } from '../../browser/browser-context'
import type { Tab } from '../../browser/tab'
import { tabsOf } from '../../browser/tabs-of'
import { MenuItem, MenuLine, PointMenu } from '../../kit/menu'
import { isMac } from '../../kit/platform'
import { ariaShortcut, type Shortcut, shortcutText } from '../../kit/shortcut'
import { useText } from '../../kit/text-context'

interface TabMenuProps {
  /** The one under the pointer, shown or not. */
  readonly tab: Tab
  readonly at: { readonly x: number; readonly y: number }
  readonly onClose: () => void
}

export function TabMenu({ tab, at, onClose }: TabMenuProps) {
  const text = useText()
  const { session } = useBrowser()
  const tabs = tabsOf(session)
  const then = (act: () => void) => () => {
    onClose()
    act()
  }
  return (
    <PointMenu label={text.tabs.label} at={at} onClose={onClose}>
      <MenuItem
        label={text.tabs.open}
        {...keysOf('Mod+T')}
        onChoose={then(() => tabs.open(tab.active.place.get()))}
      />
      <MenuLine />
      <MenuItem label={text.tabs.close} {...keysOf('Mod+W')} onChoose={then(() => void tabs.close(tab))} />
      <MenuItem label={text.tabs.closeOthers} {...NO_KEYS} onChoose={then(() => tabs.closeOthers(tab))} />
    </PointMenu>
  )
}

const NO_KEYS = { reason: null, shortcut: null, ariaShortcut: null }

function keysOf(
  shortcut: Shortcut,
): typeof NO_KEYS | { reason: null; shortcut: string; ariaShortcut: string } {
  return {
    reason: null,
    shortcut: shortcutText(shortcut, isMac),
    ariaShortcut: ariaShortcut(shortcut, isMac),
  }
}
