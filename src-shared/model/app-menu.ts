/** What Electron does by itself; the names are those of its menu roles. */
export const WINDOW_ROLES = ['quit', 'zoomIn', 'zoomOut', 'resetZoom', 'togglefullscreen', 'close'] as const
/** What the browser does in a text field that has the focus. */
export const TEXT_ACTIONS = ['cut', 'copy', 'paste', 'selectAll', 'undo', 'redo'] as const

export type WindowRole = (typeof WINDOW_ROLES)[number]
export type TextAction = (typeof TEXT_ACTIONS)[number]

/** A line of the application menu: a command of the page's table, or a line between groups. */
export type AppMenuItem =
  | {
      readonly kind: 'command'
      readonly id: string
      readonly label: string
      /** In Electron's words, for showing: the page listens to the keys itself. */
      readonly accelerator: string | null
      readonly isEnabled: boolean
      readonly role: WindowRole | null
    }
  | { readonly kind: 'line' }

export interface AppMenu {
  readonly label: string
  readonly items: readonly AppMenuItem[]
}
