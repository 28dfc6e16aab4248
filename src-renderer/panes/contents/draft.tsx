import { foldCase, nextFreeName } from '../../../src-shared/domain/names'
import { canMakeFolder } from '../../../src-shared/domain/new-names'
import { useRunOperation } from '../../actions/use-run-operation'
import { folderRefOf } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { branchAsTarget } from '../../browser/drop-target'
import type { DraftRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { selectOnly } from '../../browser/selection'
import { titlesIn } from '../../browser/sibling-titles'
import { FolderShape } from '../../kit/folder-shape'
import { KindIcon } from '../../kit/kind-icon'
import { rowIdOf } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { isGoneFrom } from '../../listings/gone-from'
import { useAnswers } from '../../listings/session-resolver'
import { useCapabilities } from '../../session/session-context'
import { EditName } from './edit-name'
import { lineStyle } from './line-style'
import tileStyles from './tile.module.css'
import rowStyles from './tree-row.module.css'

interface DraftLineProps {
  readonly row: DraftRow
  readonly rows: Rows
  readonly topPx: number
  readonly onDone: () => void
}

/** The line in which a new folder gets its name, at the top of the folder it will be in. */
export function DraftLine({ row, rows, topPx, onDone }: DraftLineProps) {
  const text = useText()
  return (
    <div
      // A tree may hold nothing but its items.
      role="treeitem"
      aria-level={row.branch.depth + 1}
      aria-label={text.tree.newFolderLabel(row.branch.title)}
      className={rowStyles.draft}
      style={lineStyle(row.branch.depth, topPx)}
    >
      <span className={rowStyles.twisty} />
      <span className={rowStyles.picture}>
        <KindIcon kind="folder" />
      </span>
      <NewFolderName row={row} rows={rows} onDone={onDone} />
    </div>
  )
}

interface DraftTileProps {
  readonly row: DraftRow
  readonly rows: Rows
  readonly leftPx: number
  readonly widthPx: number
  readonly onDone: () => void
}

/** The tile in which a new folder gets its name: the first one. */
export function DraftTile({ row, rows, leftPx, widthPx, onDone }: DraftTileProps) {
  return (
    <div role="gridcell" className={tileStyles.tile} data-edited="" style={{ left: leftPx, width: widthPx }}>
      <span className={tileStyles.picture}>
        <FolderShape />
      </span>
      <NewFolderName row={row} rows={rows} onDone={onDone} />
    </div>
  )
}

interface NewFolderNameProps {
  readonly row: DraftRow
  readonly rows: Rows
  readonly onDone: () => void
}

/** The field in which a new folder gets its name; the folder is made when it is kept. */
function NewFolderName({ row: { id, branch }, rows, onDone }: NewFolderNameProps) {
  const text = useText()
  const browser = useBrowser()
  const run = useRunOperation()
  const { names } = useCapabilities()
  const answers = useAnswers()
  const taken = titlesIn(rows.listingOf(branch.id))

  async function make(name: string): Promise<void> {
    onDone()
    const before = browser.tree.get().selection
    const operation = await run({ kind: 'make-folder', parent: folderRefOf(branch), name })
    const recordId = operation?.state === 'done' ? operation.steps[0]?.recordId : null
    // Whoever went on meanwhile keeps what they selected: the next key would hit the wrong entry.
    if (recordId) {
      browser.select(selection =>
        selection === before ? selectOnly(rowIdOf(branch.id, recordId)) : selection,
      )
    }
  }

  return (
    <EditName
      id={id}
      label={text.tree.newFolderLabel(branch.title)}
      gone={isGoneFrom(answers, branch) ? text.tree.goneWhileTyping(branch.title) : null}
      initial={nextFreeName(text.tree.newFolderName, new Set(taken.map(foldCase)))}
      check={name => canMakeFolder(branchAsTarget(branch), name, taken, names)}
      onCommit={name => void make(name)}
      onCancel={() => {
        browser.stopEditing()
        onDone()
      }}
    />
  )
}
