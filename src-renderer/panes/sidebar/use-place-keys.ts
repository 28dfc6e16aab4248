import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import { palettesOf } from '../../../src-shared/domain/palettes'
import { recordIdOf } from '../../../src-shared/domain/places'
import type { Palette } from '../../../src-shared/model/places'
import { askPaletteName, removePalette } from '../../actions/palettes'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { pressIn } from '../../kit/scope-keys'
import { textStore } from '../../kit/text-context'
import type { Session } from '../../session/session'

export interface PlaceKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: (event: FocusEvent) => void
  readonly tabIndexOf: (id: string) => 0 | -1
  /** A line goes: where Tab stopped at it, it stops at the first one. */
  readonly onGone: (id: string) => void
}

/**
 * One stop for Tab, arrows within: a sidebar of fifty pins must not stand between two panes.
 * `first`: the line at which Tab stops before any had the focus; `onClose`: what Esc does, if anything.
 */
export function usePlaceKeys(first: string, onClose: (() => void) | null): PlaceKeys {
  const browser = useBrowser()
  const [current, setCurrent] = useState(first)
  return {
    onKeyDown: event => {
      const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')]
      const index = lines.findIndex(line => line === event.target)
      if (index < 0 && onClose === null) return
      const walk = ({ key }: KeyboardEvent): boolean => {
        lines[nextIndex(key, index, lines.length)]?.focus()
        return index >= 0
      }
      pressIn('places', event, {
        move: walk,
        ends: walk,
        order: ({ key }) => moveLine(browser.session, lines[index], key === 'ArrowUp' ? -1 : 1),
        rename: () => renameLine(browser.session, lines[index]),
        unpin: () => (index < 0 ? false : takeAway(browser, lines, index, setCurrent)),
        close: () => {
          if (onClose === null) return false
          onClose()
          browser.focus()
          return true
        },
      })
    },
    onFocus: ({ target }) => {
      const id = target instanceof HTMLElement ? target.dataset['place'] : undefined
      if (id !== undefined) setCurrent(id)
    },
    tabIndexOf: id => (id === current ? 0 : -1),
    onGone: id => setCurrent(now => (now === id ? first : now)),
  }
}

function nextIndex(key: string, index: number, count: number): number {
  switch (key) {
    case 'ArrowDown':
      return Math.min(index + 1, count - 1)
    case 'ArrowUp':
      return Math.max(index - 1, 0)
    case 'Home':
      return 0
    case 'End':
      return count - 1
    default:
      return -1
  }
}

/** A pin or a palette, one place up (-1) or down (1); false for what has no order of its own. */
function moveLine({ places }: Session, line: HTMLElement | undefined, by: -1 | 1): boolean {
  const [section, id] = (line?.dataset['place'] ?? '').split(' ')
  const { pins, palettes = [] } = places.store.get()
  if (id === undefined || (section !== 'pin' && section !== 'palette')) return false
  const ids = section === 'pin' ? pins.map(recordIdOf) : palettes.map(palette => palette.id)
  const to = ids.indexOf(id) + by
  if (to < 0 || to >= ids.length) return true
  // A gap counts what is there before the change, the line itself too.
  const at = by < 0 ? to : to + 1
  if (section === 'pin') places.movePin(id, at)
  else void places.changePalettes({ kind: 'move', id, at })
  return true
}

function renameLine(session: Session, line: HTMLElement | undefined): boolean {
  const palette = paletteOf(session, line)
  if (palette) askPaletteName(session, palette)
  return palette !== null
}

function paletteOf({ places }: Session, line: HTMLElement | undefined): Palette | null {
  const [section, id] = (line?.dataset['place'] ?? '').split(' ')
  if (section !== 'palette') return null
  return palettesOf(places.store.get()).find(palette => palette.id === id) ?? null
}

/** The focus goes to a neighbour: the line that has it is about to go. */
function takeAway(
  browser: Browser,
  lines: readonly HTMLElement[],
  index: number,
  onCurrent: (id: string) => void,
): void {
  const [section, recordId] = (lines[index]?.dataset['place'] ?? '').split(' ')
  const { session } = browser
  const palette = paletteOf(session, lines[index])
  if (palette === null && (section !== 'pin' || recordId === undefined)) return
  const neighbour = lines[index + 1] ?? lines[index - 1]
  if (neighbour) neighbour.focus()
  else browser.focus()
  onCurrent(neighbour?.dataset['place'] ?? 'inventory')
  if (palette) void removePalette(session, palette, textStore.get())
  else if (recordId !== undefined) session.places.unpin(recordId)
}
