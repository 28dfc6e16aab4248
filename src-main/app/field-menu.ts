import { Menu, type MenuItemConstructorOptions, type WebContents } from 'electron'
import type { MainText } from './text/main-en'

/** What a text field can do at this moment, as Chromium tells it. */
interface EditFlags {
  readonly canUndo: boolean
  readonly canRedo: boolean
  readonly canCut: boolean
  readonly canCopy: boolean
  readonly canPaste: boolean
  readonly canSelectAll: boolean
}

/**
 * A right click in a text field opens the system's menu, and so does one on text that is
 * selected. It is main's and not the page's, because that would take the focus from the
 * field: a name that is being typed would be kept half.
 */
export function offerFieldMenu(page: WebContents, text: () => MainText): void {
  page.on('context-menu', (_event, { isEditable, selectionText, editFlags }) => {
    const lines = isEditable ? fieldLines(editFlags, text()) : selectionText ? [copyLine(text())] : []
    if (lines.length > 0) Menu.buildFromTemplate(lines).popup()
  })
}

function fieldLines(can: EditFlags, { field }: MainText): MenuItemConstructorOptions[] {
  return [
    { role: 'undo', label: field.undo, enabled: can.canUndo },
    { role: 'redo', label: field.redo, enabled: can.canRedo },
    { type: 'separator' },
    { role: 'cut', label: field.cut, enabled: can.canCut },
    { role: 'copy', label: field.copy, enabled: can.canCopy },
    { role: 'paste', label: field.paste, enabled: can.canPaste },
    { type: 'separator' },
    { role: 'selectAll', label: field.selectAll, enabled: can.canSelectAll },
  ]
}

function copyLine({ field }: MainText): MenuItemConstructorOptions {
  return { role: 'copy', label: field.copy }
}
