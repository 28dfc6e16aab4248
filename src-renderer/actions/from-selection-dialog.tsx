import { useMemo, useRef, useState } from 'react'
import { foldCase, nextFreeName } from '../../src-shared/domain/names'
import { canMakeFolder } from '../../src-shared/domain/new-names'
import { folderRefOf } from '../browser/branch'
import { useBrowser } from '../browser/browser-context'
import { branchAsTarget } from '../browser/drop-target'
import { selectOnly } from '../browser/selection'
import { QuestionDialog } from '../kit/dialog'
import { rowIdOf } from '../kit/row-id'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { TextField } from '../kit/text-field'
import { useSelectOnEntry } from '../kit/window-blur'
import { useCapabilities, useSession } from '../session/session-context'
import { refusalText } from '../text/refusal-text'
import { dialogsOf, type FromSelection } from './dialogs'
import styles from './from-selection-dialog.module.css'
import { useRunOperation } from './use-run-operation'

export function FoldersFromSelection() {
  const { fromSelection } = dialogsOf(useSession())
  const wish = useStore(fromSelection, value => value)
  return wish && <FromSelectionDialog wish={wish} />
}

/** The name of a new folder that takes in what is selected. */
function FromSelectionDialog({ wish: { branch, entries, titles } }: { readonly wish: FromSelection }) {
  const text = useText()
  const browser = useBrowser()
  const run = useRunOperation()
  const { names: rules } = useCapabilities()
  const taken = useMemo(() => new Set(titles.map(foldCase)), [titles])
  const [name, setName] = useState(() => nextFreeName(text.tree.newFolderName, taken))
  const field = useRef<HTMLInputElement>(null)
  const selectOnEntry = useSelectOnEntry()
  const refusal = canMakeFolder(branchAsTarget(branch), name, titles, rules)
  const end = (): void => dialogsOf(browser.session).fromSelection.update(() => null)

  async function make(): Promise<void> {
    end()
    const operation = await run({ kind: 'make-folder', parent: folderRefOf(branch), name, entries })
    const made = operation?.steps.find(step => step.action === 'make-folder' && step.state === 'done')
    const { recordId } = made ?? {}
    if (recordId) browser.select(() => selectOnly(rowIdOf(branch.id, recordId)))
  }

  return (
    <QuestionDialog
      title={text.fromSelection.title(entries.length)}
      description={text.fromSelection.description(branch.title)}
      confirm={text.fromSelection.confirm}
      cancel={text.fromSelection.cancel}
      canConfirm={refusal === null}
      initialFocus={field}
      onConfirm={() => void make()}
      onCancel={end}
    >
      <div className={styles.field}>
        <TextField
          ref={field}
          label={text.fromSelection.name}
          value={name}
          problem={refusal ? refusalText(text, refusal) : ''}
          {...selectOnEntry}
          onChange={setName}
        />
      </div>
    </QuestionDialog>
  )
}
