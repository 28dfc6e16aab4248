import { ConfirmDialog } from '../actions/confirm-dialog'
import { FoldersFromSelection } from '../actions/from-selection-dialog'
import { Questions } from '../actions/question-dialog'
import { BatchRenames } from '../panes/dialogs/batch-rename-dialog'
import { Deletions } from '../panes/trash/delete-dialog'

/** Everything that is asked before something is done. */
export function OperationDialogs() {
  return (
    <>
      <Questions />
      <ConfirmDialog />
      <Deletions />
      <FoldersFromSelection />
      <BatchRenames />
    </>
  )
}
