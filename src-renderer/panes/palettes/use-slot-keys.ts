import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { recordIdOf } from '../../../src-shared/domain/places'
import type { Palette } from '../../../src-shared/model/places'
import { openPalette, takeFromPalette } from '../../actions/palettes'
import { useBrowser } from '../../browser/browser-context'
import { firstEnterOnly } from '../../kit/button'
import { pressIn } from '../../kit/scope-keys'
import { useText } from '../../kit/text-context'
import { moveInPalette } from './move-in-palette'

interface SlotKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: (event: FocusEvent) => void
  readonly tabIndexOf: (recordId: string) => 0 | -1
}

/** One stop for Tab, arrows within; what a drag does has its keys. */
export function useSlotKeys(palette: Palette): SlotKeys {
  const browser = useBrowser()
  const { session } = browser
  const text = useText()
  const ids = palette.entries.map(recordIdOf)
  const [last, setLast] = useState<string | null>(null)
  const current = last !== null && ids.includes(last) ? last : (ids[0] ?? null)
  return {
    onFocus: ({ target }) => {
      const id = target instanceof HTMLElement ? target.dataset['slot'] : undefined
      if (id !== undefined) setLast(id)
    },
    tabIndexOf: id => (id === current ? 0 : -1),
    onKeyDown: event => {
      firstEnterOnly(event)
      const slots = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-slot]')]
      const index = slots.findIndex(slot => slot === event.target)
      const recordId = ids[index]
      const entry = palette.entries[index]
      if (recordId === undefined || entry === undefined) return
      const walk = ({ key }: KeyboardEvent): void => slots[nextIndex(key, index, slots.length)]?.focus()
      pressIn('palette', event, {
        move: walk,
        ends: walk,
        order: ({ key }) => moveInPalette(session, palette, recordId, key === 'ArrowLeft' ? -1 : 1),
        'take-from': () => {
          const neighbour = slots[index + 1] ?? slots[index - 1]
          if (neighbour) neighbour.focus()
          else browser.focus()
          void takeFromPalette(session, palette, entry, text)
        },
        close: () => {
          void openPalette(session.places, null)
          browser.focus()
        },
      })
    },
  }
}

function nextIndex(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowRight':
      return Math.min(index + 1, count - 1)
    case 'ArrowLeft':
      return Math.max(index - 1, 0)
    case 'Home':
      return 0
    default:
      return count - 1
  }
}
