const FIELDS = 'input:is([type="text"], [type="search"], :not([type])), textarea'

/** A text that a person was typing, with what was selected of it. */
export interface TypedText {
  readonly label: string
  readonly value: string
  readonly from: number
  readonly to: number
  readonly hasFocus: boolean
}

/** What stands in the field with the focus, and in the others of the dialog that it belongs to; nothing is nothing. */
export function typedTexts(): readonly TypedText[] {
  const active = document.activeElement
  if (!active?.matches(FIELDS)) return []
  const dialog = active.closest('[role="alertdialog"], [role="dialog"]')
  const fields = dialog ? [...dialog.querySelectorAll(FIELDS)] : [active]
  return fields.flatMap(field => {
    const isField = field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement
    if (!isField || field.value === '') return []
    const { value, selectionStart, selectionEnd } = field
    const range = { from: selectionStart ?? 0, to: selectionEnd ?? value.length }
    return [{ label: labelOf(field), value, ...range, hasFocus: field === active }]
  })
}

function labelOf(field: HTMLInputElement | HTMLTextAreaElement): string {
  return field.getAttribute('aria-label') ?? field.labels?.[0]?.textContent ?? ''
}
