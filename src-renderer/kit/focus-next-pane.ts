const FOCUSABLE =
  'button:not(:disabled), input:not(:disabled), a[href], [tabindex="0"], [role="tree"], [role="grid"]'

/**
 * Moves the focus to the next part of the window that can have it, and round
 * again: F6 (design-shown.md, "Keyboard"). A part is what carries `data-pane`.
 */
export function focusNextPane(step: 1 | -1): void {
  const panes = [...document.querySelectorAll<HTMLElement>('[data-pane]')]
  const targets = panes.map(pane => ({ pane, target: firstFocusable(pane) }))
  const reachable = targets.filter(({ target }) => target !== null)
  const current = reachable.findIndex(({ pane }) => pane.contains(document.activeElement))
  const from = current < 0 && step < 0 ? 0 : current
  const next = reachable[(from + step + reachable.length) % reachable.length]
  next?.target?.focus({ preventScroll: true })
}

function firstFocusable(pane: HTMLElement): HTMLElement | null {
  if (pane.matches(FOCUSABLE)) return pane
  return pane.querySelector<HTMLElement>(FOCUSABLE)
}
