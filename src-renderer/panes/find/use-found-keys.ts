import { type KeyboardEvent, useEffect, useRef } from 'react'
import type { ScopeHandlers } from '../../kit/scope-keys'
import type { FoundEntry } from './found'
import { useFoundActions } from './use-found-actions'

interface Reached {
  /** What the keys have reached, or else the first. */
  readonly reached: FoundEntry | null
  /** False while it answers what was asked some keys ago. */
  readonly isCurrent: boolean
  readonly typed: string
}

const ACTIONS = ['collect', 'pin', 'cut', 'spawn'] as const

type Action = (typeof ACTIONS)[number]

/**
 * Does by key what can be done with what was found, not with the selection behind
 * the panel. A key that comes before the answer waits for it.
 */
export function useFoundKeys({ reached, isCurrent, typed }: Reached): Pick<ScopeHandlers<'found'>, Action> {
  const actions = useFoundActions(reached)
  const wanted = useRef<{ readonly action: Action; readonly typed: string } | null>(null)
  useEffect(() => {
    if (!isCurrent || wanted.current === null) return
    const { action, typed: before } = wanted.current
    wanted.current = null
    if (before === typed) actions[action]()
  })
  const act = (action: Action): void => {
    if (isCurrent) actions[action]()
    else wanted.current = { action, typed }
  }
  return {
    collect: () => act('collect'),
    pin: () => act('pin'),
    spawn: () => act('spawn'),
    // Where text is marked in the box, that is cut.
    cut: event => (hasMarkedText(event) ? false : act('cut')),
  }
}

function hasMarkedText({ target }: KeyboardEvent): boolean {
  return target instanceof HTMLInputElement && target.selectionStart !== target.selectionEnd
}
