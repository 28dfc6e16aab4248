import { Palette as PaletteIcon, Sparkles, X } from 'lucide-react'
import { useMemo, useRef } from 'react'
import { openPaletteOf } from '../../../src-shared/domain/palettes'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { Palette } from '../../../src-shared/model/places'
import { useActor } from '../../actions/actor'
import { openPalette } from '../../actions/palettes'
import { resolveTray } from '../../actions/resolve-tray'
import { spawnEntries } from '../../actions/spawn-palette'
import { spawnResultsOf } from '../../actions/spawn-results'
import { whyNotSpawnNow } from '../../actions/spawn-rows'
import { useBrowser } from '../../browser/browser-context'
import { useIsTarget } from '../../drag/drag'
import { keepData } from '../../drag/drag-data'
import { useListDrag } from '../../drag/use-list-drag'
import { Button, IconButton } from '../../kit/button'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useAnswers } from '../../listings/session-resolver'
import { useCapabilities, useInventory, useSession } from '../../session/session-context'
import { PaletteSlot } from './palette-slot'
import styles from './palette-strip.module.css'
import { useSlotKeys } from './use-slot-keys'

/** The open palette: its items, each spawned by a click or by its number, below the contents wherever one is. */
export function PaletteStrip() {
  const palette = useStore(useSession().places.store, openPaletteOf)
  const canSpawn = verbRefusal('spawn', useCapabilities()) === null
  return palette && canSpawn && <Strip key={palette.id} palette={palette} />
}

function Strip({ palette }: { readonly palette: Palette }) {
  const { id, name, entries } = palette
  const text = useText()
  const browser = useBrowser()
  const { session } = browser
  const actor = useActor()
  const inventory = useInventory()
  const { trash } = useCapabilities()
  const answers = useAnswers()
  const lines = useMemo(() => resolveTray(entries, answers, trash), [entries, answers, trash])
  const results = useStore(spawnResultsOf(session).store, value => value)
  const element = useRef<HTMLElement>(null)
  const listId = `palette-strip ${id}`
  const end = { kind: 'palette', paletteId: id, name, at: entries.length, targetId: listId } as const
  useListDrag(element, { source: null, axis: 'x', target: () => keepData(end) })
  const isTarget = useIsTarget(listId)
  const keys = useSlotKeys(palette)
  const why = whyNotSpawnNow(text, inventory)
  const close = (): void => {
    void openPalette(session.places, null)
    browser.focus()
  }
  return (
    <section
      ref={element}
      className={styles.strip}
      aria-label={text.palettes.openPalette(name)}
      data-pane=""
      data-palette={id}
      data-drop={isTarget && entries.length === 0}
    >
      <div className={styles.head}>
        <PaletteIcon size={16} aria-hidden />
        <h2 className={styles.name} title={name} data-private="">
          {name}
        </h2>
      </div>
      {entries.length === 0 ? (
        <p className={styles.hint}>{text.palettes.empty}</p>
      ) : (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for the keys of the buttons in it
        <ol className={styles.slots} onKeyDown={keys.onKeyDown} onFocus={keys.onFocus}>
          {lines.map((line, index) => (
            <PaletteSlot
              key={line.id}
              palette={palette}
              line={line}
              index={index}
              listId={listId}
              result={results.get(line.id) ?? null}
              why={why}
              tabIndex={keys.tabIndexOf(line.id)}
              onSpawn={() => void spawnEntries([line.entry], inventory.world, actor)}
            />
          ))}
        </ol>
      )}
      <div className={styles.actions}>
        {entries.length > 0 && (
          <Button
            icon={<Sparkles size={14} aria-hidden />}
            aria-label={text.palettes.spawnAll(entries.length)}
            title={why ?? text.palettes.spawnAll(entries.length)}
            disabled={why !== null}
            onClick={() => void spawnEntries(entries, inventory.world, actor)}
          >
            <span className={styles.words}>{text.palettes.spawnAllShort}</span>
          </Button>
        )}
        <IconButton label={text.palettes.close} icon={<X size={16} />} onClick={close} />
      </div>
    </section>
  )
}
