const ATTRIBUTE = 'data-find-box'

/** Marks the box for `focusFind`. */
export const findBoxMark = { [ATTRIBUTE]: '' }

/** Gives the keyboard to the search box; what it holds is selected, so that typing begins anew. */
export function focusFind(): void {
  document.querySelector<HTMLInputElement>(`[${ATTRIBUTE}]`)?.focus()
}
