import type { RunOperation } from '../actions/run-operation'
import type { TransferActions } from '../actions/use-run-operation'
import type { UndoActions } from '../actions/use-undo'
import type { Browser } from '../browser/browser'
import type { Clipboard } from '../browser/clipboard'
import type { EntryRow } from '../browser/row'
import type { Rows } from '../browser/rows'
import type { SelectionSummary } from '../browser/selection-summary'
import type { Shown } from '../browser/shown'
import type { Inventory, Session } from '../session/session'
import type { SidePane } from '../session/use-side-pane'
import type { Catalogue } from '../text/en'

/** Everything that a command may look at and use, as it is at the moment of asking. */
export interface CommandContext {
  readonly text: Catalogue
  readonly session: Session
  readonly inventory: Inventory
  readonly rows: Rows
  readonly selected: SelectionSummary
  /** The rows of the selection; making them takes its time, so only `run` asks. */
  readonly selectedRows: () => readonly EntryRow[]
  /** The row with the focus: the one that a command for one entry is about. */
  readonly focused: EntryRow | null
  readonly clipboard: Clipboard | null
  readonly browser: Browser
  readonly shown: Shown
  readonly inspector: SidePane
  readonly sidebar: SidePane
  readonly runOperation: RunOperation
  readonly transfer: TransferActions
  readonly undo: UndoActions
}
