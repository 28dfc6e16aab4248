import type { Palette } from '../../../src-shared/model/places'
import { takeFromPalette } from '../../actions/palettes'
import type { TrayLine } from '../../actions/resolve-tray'
import { reveal } from '../../actions/reveal'
import { useBrowser } from '../../browser/browser-context'
import { MenuItem, MenuLine } from '../../kit/menu'
import { isMac } from '../../kit/platform'
import { shortcutText } from '../../kit/shortcut'
import { useText } from '../../kit/text-context'
import { moveInPalette } from './move-in-palette'

interface SlotMenuProps {
  readonly palette: Palette
  readonly line: TrayLine
  readonly index: number
  /** Why it cannot be spawned now. */
  readonly why: string | null
  readonly onSpawn: () => void
}

/** What can be done with one item of a palette. */
export function SlotMenu({ palette, line, index, why, onSpawn }: SlotMenuProps) {
  const text = useText()
  const browser = useBrowser()
  const { session } = browser
  const last = palette.entries.length - 1
  const key = (shortcut: Parameters<typeof shortcutText>[0]) => ({
    shortcut: shortcutText(shortcut, isMac),
    ariaShortcut: null,
  })
  const none = { shortcut: null, ariaShortcut: null }
  return (
    <>
      <MenuItem label={text.palettes.spawnOne} reason={why} {...none} onChoose={onSpawn} />
      <MenuItem
        label={text.palettes.show}
        reason={null}
        {...none}
        onChoose={() => void reveal(browser, [line.entry], text)}
      />
      <MenuLine />
      <MenuItem
        label={text.palettes.earlier}
        reason={index === 0 ? text.palettes.isFirst : null}
        {...key('Mod+ArrowLeft')}
        onChoose={() => moveInPalette(session, palette, line.id, -1)}
      />
      <MenuItem
        label={text.palettes.later}
        reason={index === last ? text.palettes.isLast : null}
        {...key('Mod+ArrowRight')}
        onChoose={() => moveInPalette(session, palette, line.id, 1)}
      />
      <MenuItem
        label={text.palettes.takeOut}
        reason={null}
        {...key('Delete')}
        onChoose={() => void takeFromPalette(session, palette, line.entry, text)}
      />
    </>
  )
}
