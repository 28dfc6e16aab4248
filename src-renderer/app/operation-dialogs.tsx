import { ConfirmDialog } from '../actions/confirm-dialog'
import { FoldersFromSelection } from '../actions/from-selection-dialog'
import { PaletteDialog } from '../actions/palette-dialog'
import { Questions } from '../actions/question-dialog'
import { VersionsDialog } from '../actions/versions-dialog'
import { BatchRenames } from '../panes/dialogs/batch-rename-dialog'
import { GiveDialogs } from '../panes/dialogs/give-dialog'
import { Deletions } from '../panes/trash/delete-dialog'

/** Everything that is asked before something is done. */
export function OperationDialogs() {
  return (
    <>
      <Questions />
      <ConfirmDialog />
      <Deletions />
      <FoldersFromSelection />
      <PaletteDialog />
      <VersionsDialog />
      <BatchRenames />
      <GiveDialogs />
    </>
  )
}
