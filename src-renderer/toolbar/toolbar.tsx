import { FolderPlus, PanelRight, RefreshCw } from 'lucide-react'
import { useText } from '../i18n/text-context'
import type { Branch } from '../tree/branch'
import type { RowId } from '../tree/row-id'
import { Button, IconButton } from '../ui/button'
import { Spinner } from '../ui/spinner'
import { Breadcrumb } from './breadcrumb'
import styles from './toolbar.module.css'

interface ToolbarProps {
  /** From the root to the folder that is being looked at. */
  readonly path: readonly Branch[]
  readonly canMakeFolder: boolean
  readonly isRefreshing: boolean
  readonly isInspectorOpen: boolean
  readonly onGoTo: (id: RowId) => void
  readonly onNewFolder: () => void
  readonly onRefresh: () => void
  readonly onToggleInspector: () => void
}

export function Toolbar(props: ToolbarProps) {
  const text = useText()
  return (
    <div role="toolbar" aria-label={text.toolbar.label} className={styles.toolbar} data-pane="">
      <Breadcrumb path={props.path} onGoTo={props.onGoTo} />
      <Button
        look="quiet"
        icon={<FolderPlus size={16} />}
        disabled={!props.canMakeFolder}
        onClick={props.onNewFolder}
      >
        {text.toolbar.newFolder}
      </Button>
      <IconButton
        label={text.toolbar.refresh}
        icon={props.isRefreshing ? <Spinner size={16} /> : <RefreshCw size={16} />}
        onClick={props.onRefresh}
      />
      <IconButton
        label={props.isInspectorOpen ? text.toolbar.hideInspector : text.toolbar.showInspector}
        aria-pressed={props.isInspectorOpen}
        icon={<PanelRight size={16} />}
        onClick={props.onToggleInspector}
      />
    </div>
  )
}
