import { BatchRenames } from '../rename/batch-rename-dialog'
import { Deletions } from '../trash/delete-dialog'
import { ConfirmDialog } from './confirm-dialog'
import { FoldersFromSelection } from './from-selection-dialog'
import { Questions } from './question-dialog'

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
