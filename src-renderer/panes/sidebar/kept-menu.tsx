import { recordIdOf } from '../../../src-shared/domain/places'
import type { KeptPlace } from '../../../src-shared/model/kept-place'
import { reveal } from '../../actions/reveal'
import { lookAndSay } from '../../actions/say-missing'
import { usePlaceMenu } from '../../actions/use-place-menu'
import { useBrowser } from '../../browser/browser-context'
import { MenuItem, MenuLine } from '../../kit/menu'
import { isMac } from '../../kit/platform'
import { shortcutText } from '../../kit/shortcut'
import { useText } from '../../kit/text-context'
import type { Whereabouts } from '../../listings/whereabouts'
import { useInventory } from '../../session/session-context'

interface KeptMenuProps {
  readonly place: KeptPlace
  readonly found: Whereabouts
  readonly isPin: boolean
  /** Among the pins, or what is recent. */
  readonly index: number
  readonly count: number
}

/** What can be done with a pin, or with what was used lately: as with every kept entry, and what its list adds. */
export function KeptMenu({ place, found, isPin, index, count }: KeptMenuProps) {
  const text = useText()
  const browser = useBrowser()
  const { session } = browser
  const { isReady } = useInventory()
  const lines = usePlaceMenu()(place)
  const recordId = recordIdOf(place)
  const none = { shortcut: null, ariaShortcut: null }
  return (
    <>
      {lines.map(({ label, reason = null, run }) => (
        <MenuItem
          key={label}
          label={label}
          reason={reason}
          shortcut={isPin && label === text.places.unpin ? shortcutText('Delete', isMac) : null}
          ariaShortcut={null}
          onChoose={run}
        />
      ))}
      {(isPin || place.kind === 'folder' || found.kind === 'last-seen') && <MenuLine />}
      {place.kind === 'folder' && (
        <MenuItem
          label={text.palettes.show}
          reason={null}
          {...none}
          onChoose={() => void reveal(browser, [place], text)}
        />
      )}
      {found.kind === 'last-seen' && (
        <MenuItem
          label={text.places.lookAgain}
          reason={isReady ? null : text.commands.notConnected}
          {...none}
          onChoose={() => void lookAndSay(session, text, place)}
        />
      )}
      {isPin && (
        <>
          <MenuItem
            label={text.places.moveUp}
            reason={index === 0 ? text.palettes.isFirst : null}
            shortcut={shortcutText('Mod+ArrowUp', isMac)}
            ariaShortcut={null}
            onChoose={() => session.places.movePin(recordId, index - 1)}
          />
          <MenuItem
            label={text.places.moveDown}
            reason={index === count - 1 ? text.palettes.isLast : null}
            shortcut={shortcutText('Mod+ArrowDown', isMac)}
            ariaShortcut={null}
            onChoose={() => session.places.movePin(recordId, index + 2)}
          />
        </>
      )}
    </>
  )
}
