import type { Inventory } from '../connection/inventory-context'
import type { Catalogue } from '../i18n/en'
import type { InspectorPane } from '../inspector/use-inspector-pane'
import type { RunOperation } from '../operations/use-run-operation'
import type { TransferActions } from '../operations/use-transfer'
import type { Clipboard } from '../tree/clipboard-store'
import type { EntryRow } from '../tree/row'
import type { Rows } from '../tree/rows'
import type { SelectionSummary } from '../tree/selection-summary'
import type { Browser } from '../tree/use-browser'
import type { UndoActions } from '../undo/use-undo'

/** Everything that a command may look at and use, as it is at the moment of asking. */
export interface CommandContext {
  readonly text: Catalogue
  readonly inventory: Inventory
  readonly rows: Rows
  readonly selected: SelectionSummary
  /** The rows of the selection; making them takes its time, so only `run` asks. */
  readonly selectedRows: () => readonly EntryRow[]
  /** The row with the focus: the one that a command for one entry is about. */
  readonly focused: EntryRow | null
  readonly clipboard: Clipboard | null
  readonly browser: Browser
  readonly inspector: InspectorPane
  readonly runOperation: RunOperation
  readonly transfer: TransferActions
  readonly undo: UndoActions
}
