import { FolderPlus, PanelRight, RefreshCw } from 'lucide-react'
import { verbRefusal } from '../../src-shared/domain/why-not'
import type { Branch } from '../browser/branch'
import { useBrowser } from '../browser/browser-context'
import { branchName } from '../browser/trash-look'
import { Button, IconButton } from '../kit/button'
import { Spinner } from '../kit/spinner'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { FindBox } from '../panes/find/find-box'
import { SidebarToggle } from '../panes/sidebar/sidebar-toggle'
import { Breadcrumb } from '../panes/toolbar/breadcrumb'
import { GoButtons } from '../panes/toolbar/go-buttons'
import { PathEditor } from '../panes/toolbar/path-editor'
import { ViewControls } from '../panes/toolbar/view-controls'
import { useCapabilities } from '../session/session-context'
import { refusalText } from '../text/refusal-text'
import styles from './toolbar.module.css'
import { useMouseButtons } from './use-mouse-buttons'

interface ToolbarProps {
  /** From the root to the folder that is being looked at. */
  readonly path: readonly Branch[]
  readonly canMakeFolder: boolean
  readonly isRefreshing: boolean
  readonly isInspectorOpen: boolean
  readonly onToggleInspector: () => void
}

export function Toolbar(props: ToolbarProps) {
  const text = useText()
  const browser = useBrowser()
  const capabilities = useCapabilities()
  const never = verbRefusal('make-folder', capabilities)
  const isEditing = useStore(browser.isPathEdited, value => value)
  useMouseButtons()
  const location = props.path.at(-1)
  const isAtTop = props.path.length < 2
  return (
    <header>
      <h1 className="visually-hidden" data-private="">
        {isAtTop || !location ? text.app.inventory : branchName(text, location, capabilities.trash)}
      </h1>
      <div role="toolbar" aria-label={text.toolbar.label} className={styles.toolbar} data-pane="">
        <SidebarToggle />
        <GoButtons isAtTop={isAtTop} />
        {isEditing ? <PathEditor path={location?.path ?? ''} /> : <Breadcrumb path={props.path} />}
        <FindBox />
        <ViewControls />
        <Button
          look="quiet"
          icon={<FolderPlus size={16} />}
          disabled={!props.canMakeFolder}
          title={never ? refusalText(text, never) : text.toolbar.newFolder}
          onClick={() => browser.newFolder()}
        >
          <span className={styles.label}>{text.toolbar.newFolder}</span>
        </Button>
        <IconButton
          label={text.toolbar.refresh}
          icon={
            props.isRefreshing ? (
              <Spinner size={16} until={<RefreshCw size={16} />} />
            ) : (
              <RefreshCw size={16} />
            )
          }
          onClick={() => void browser.refresh()}
        />
        <IconButton
          label={props.isInspectorOpen ? text.toolbar.hideInspector : text.toolbar.showInspector}
          aria-pressed={props.isInspectorOpen}
          icon={<PanelRight size={16} />}
          onClick={props.onToggleInspector}
        />
      </div>
    </header>
  )
}
