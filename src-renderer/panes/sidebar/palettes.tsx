import { Palette as PaletteIcon, Plus, Sparkles } from 'lucide-react'
import { openPaletteOf, palettesOf } from '../../../src-shared/domain/palettes'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { Palette } from '../../../src-shared/model/places'
import { useActor } from '../../actions/actor'
import { askForPalette, askPaletteName, removePalette, togglePalette } from '../../actions/palettes'
import { spawnEntries } from '../../actions/spawn-palette'
import { whyNotSpawnNow } from '../../actions/spawn-rows'
import { keepData, keptDragData } from '../../drag/drag-data'
import { IconButton } from '../../kit/button'
import { MenuItem, MenuLine } from '../../kit/menu'
import { isMac } from '../../kit/platform'
import { shortcutText } from '../../kit/shortcut'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useCapabilities, useInventory, useSession } from '../../session/session-context'
import { PlaceLine } from './place-line'
import styles from './sidebar.module.css'
import type { PlaceKeys } from './use-place-keys'

/** Named sets to spawn: a click shows one below the contents, a drop adds to it. None where nothing can be spawned. */
export function Palettes({ tabIndexOf, onGone }: Pick<PlaceKeys, 'tabIndexOf' | 'onGone'>) {
  const text = useText()
  const session = useSession()
  const palettes = useStore(session.places.store, palettesOf)
  const openId = useStore(session.places.store, places => openPaletteOf(places)?.id ?? null)
  if (verbRefusal('spawn', useCapabilities()) !== null) return null
  return (
    <>
      <div className={styles.heading}>
        <h2 className={styles.words}>{text.palettes.label}</h2>
        <IconButton
          label={text.palettes.create}
          icon={<Plus size={14} />}
          tabIndex={-1}
          onClick={() => askForPalette(session, [])}
        />
      </div>
      {palettes.length === 0 && <p className={styles.hint}>{text.palettes.none}</p>}
      <ul className={styles.list}>
        {palettes.map((palette, index) => (
          <PaletteLine
            key={palette.id}
            palette={palette}
            index={index}
            count={palettes.length}
            isOpen={palette.id === openId}
            tabIndex={tabIndexOf(`palette ${palette.id}`)}
            onRemove={() => {
              onGone(`palette ${palette.id}`)
              void removePalette(session, palette, text)
            }}
          />
        ))}
      </ul>
    </>
  )
}

interface PaletteLineProps {
  readonly palette: Palette
  readonly index: number
  readonly count: number
  readonly isOpen: boolean
  readonly tabIndex: 0 | -1
  readonly onRemove: () => void
}

function PaletteLine({ palette, index, count, isOpen, tabIndex, onRemove }: PaletteLineProps) {
  const { id, name, entries } = palette
  const text = useText()
  const session = useSession()
  const actor = useActor()
  const inventory = useInventory()
  const why = entries.length === 0 ? text.palettes.isEmpty : whyNotSpawnNow(text, inventory)
  const spawnAll = (): void => void spawnEntries(entries, inventory.world, actor)
  const into = { kind: 'palette', paletteId: id, name, at: null, targetId: `place palette ${id}` } as const
  const none = { shortcut: null, ariaShortcut: null }
  return (
    <PlaceLine
      id={`palette ${id}`}
      name={name}
      icon={<PaletteIcon size={16} aria-hidden />}
      isHere={isOpen}
      isPrivate
      count={entries.length}
      target={null}
      tabIndex={tabIndex}
      onGo={() => togglePalette(session, id)}
      order={{
        listId: 'palettes',
        index,
        count,
        source: () => keptDragData('palettes', id),
        gap: (at, source) =>
          source.kind === 'kept' && source.list === 'palettes'
            ? keepData({ kind: 'palettes', at, targetId: 'palettes' })
            : null,
        into: source => (source.kind === 'kept' ? null : keepData(into)),
      }}
      menu={
        <>
          <MenuItem
            label={isOpen ? text.palettes.close : text.palettes.open}
            reason={null}
            {...none}
            onChoose={() => togglePalette(session, id)}
          />
          <MenuItem
            label={text.palettes.spawnAll(entries.length)}
            reason={why}
            {...none}
            onChoose={spawnAll}
          />
          <MenuLine />
          <MenuItem
            label={text.palettes.rename}
            reason={null}
            shortcut="F2"
            ariaShortcut="F2"
            onChoose={() => askPaletteName(session, palette)}
          />
          <MenuItem
            label={text.palettes.remove}
            reason={null}
            shortcut={shortcutText('Delete', isMac)}
            ariaShortcut="Delete"
            onChoose={onRemove}
          />
        </>
      }
    >
      <IconButton
        label={text.palettes.spawnAllOf(name)}
        title={why ?? text.palettes.spawnAll(entries.length)}
        icon={<Sparkles size={14} />}
        tabIndex={-1}
        disabled={why !== null}
        onClick={spawnAll}
      />
    </PlaceLine>
  )
}
