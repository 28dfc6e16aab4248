import { type FocusEvent, type KeyboardEvent, useState } from 'react'
import type { Browser } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { pressIn } from '../../kit/scope-keys'

interface PlaceKeys {
  readonly onKeyDown: (event: KeyboardEvent<HTMLElement>) => void
  readonly onFocus: (event: FocusEvent) => void
  readonly tabIndexOf: (id: string) => 0 | -1
}

/** One stop for Tab, arrows within: a sidebar of fifty pins must not stand between two panes. */
export function usePlaceKeys(): PlaceKeys {
  const browser = useBrowser()
  const [current, setCurrent] = useState('inventory')
  return {
    onKeyDown: event => {
      const lines = [...event.currentTarget.querySelectorAll<HTMLElement>('[data-place]')]
      const index = lines.findIndex(line => line === event.target)
      if (index < 0) return
      const walk = ({ key }: KeyboardEvent): void => lines[nextIndex(key, index, lines.length)]?.focus()
      pressIn('places', event, {
        move: walk,
        ends: walk,
        unpin: () => takeAway(browser, lines, index, setCurrent),
      })
    },
    onFocus: ({ target }) => {
      const id = target instanceof HTMLElement ? target.dataset['place'] : undefined
      if (id !== undefined) setCurrent(id)
    },
    tabIndexOf: id => (id === current ? 0 : -1),
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

/** The focus goes to a neighbour: the line that has it is about to go. */
function takeAway(
  browser: Browser,
  lines: readonly HTMLElement[],
  index: number,
  onCurrent: (id: string) => void,
): void {
  const [section, recordId] = (lines[index]?.dataset['place'] ?? '').split(' ')
  if (section !== 'pin' || recordId === undefined) return
  const neighbour = lines[index + 1] ?? lines[index - 1]
  if (neighbour) neighbour.focus()
  else browser.focus()
  onCurrent(neighbour?.dataset['place'] ?? 'inventory')
  browser.session.places.unpin(recordId)
}
