/**
 * Gives the keyboard back to the tree, for a control that goes away when it is
 * used: the focus must never fall on nothing.
 */
export function focusTree(): void {
  document.querySelector<HTMLElement>('[role="tree"]')?.focus({ preventScroll: true })
}
