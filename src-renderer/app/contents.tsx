import type { Listing } from '../../src-shared/model/listing'
import type { Shown } from '../browser/shown'
import { useDoubleClick } from '../commands/use-double-click'
import { useFirstFocus } from '../kit/use-focus-net'
import { EmptyInventory } from '../panes/contents/empty-inventory'
import { GridPane } from '../panes/contents/grid-pane'
import { TrashPane } from '../panes/contents/trash-pane'
import { TreePane } from '../panes/contents/tree-pane'

interface ContentsProps {
  readonly shown: Shown
  /** Of the inventory itself. */
  readonly root: Listing
  /** Whether keys and commands are about it. */
  readonly isActive: boolean
}

/** What the browser around shows: a tree, a grid, or the Trash. */
export function Contents({ shown, root, isActive }: ContentsProps) {
  const { rows, location, view, canChange, canMakeFolder, trash, selected } = shown
  const doubleClick = useDoubleClick()
  useFirstFocus(isActive)
  if (trash) return <TrashPane rows={rows} trash={trash} selected={selected} onOpen={doubleClick} />
  if (root.isComplete && root.total === 0 && (rows.at(0)?.kind ?? 'note') === 'note') {
    return <EmptyInventory canMakeFolder={canMakeFolder} />
  }
  if (view === 'grid') {
    return (
      <GridPane
        rows={rows}
        location={location}
        canChange={canChange}
        canMakeFolder={canMakeFolder}
        onOpen={doubleClick}
      />
    )
  }
  return <TreePane rows={rows} canChange={canChange} onOpen={doubleClick} />
}
