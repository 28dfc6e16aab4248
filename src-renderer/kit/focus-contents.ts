/**
 * Gives the keyboard back to the tree or grid, for a control that goes away when
 * it is used: the focus must never fall on nothing.
 */
export function focusContents(): void {
  contentsElement()?.focus({ preventScroll: true })
}

export function contentsElement(): HTMLElement | null {
  return document.querySelector<HTMLElement>('[role="tree"], [role="grid"]')
}
