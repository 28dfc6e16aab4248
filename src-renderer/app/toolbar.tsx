import { FolderPlus, PanelRight, RefreshCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { memo } from 'react'
import { verbRefusal } from '../../src-shared/domain/why-not'
import { useCommandTip } from '../actions/command-runner'
import { type Branch, ROOT_BRANCH } from '../browser/branch'
import { useBrowser } from '../browser/browser-context'
import { AppMenuButton } from '../commands/app-menu-button'
import { Button, IconButton } from '../kit/button'
import { Spinner } from '../kit/spinner'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { SLIM, useMedia } from '../kit/use-media'
import { FindBox } from '../panes/find/find-box'
import { SidebarToggle } from '../panes/sidebar/sidebar-toggle'
import { Breadcrumb } from '../panes/toolbar/breadcrumb'
import { GoButtons } from '../panes/toolbar/go-buttons'
import { PathEditor } from '../panes/toolbar/path-editor'
import { ViewControls } from '../panes/toolbar/view-controls'
import { useCapabilities } from '../session/session-context'
import type { SidePane } from '../session/use-side-pane'
import { refusalText } from '../text/refusal-text'
import styles from './toolbar.module.css'
import { useMouseButtons } from './use-mouse-buttons'
import { locationName } from './use-window-title'

interface ToolbarProps {
  /** The bar of tabs, above everything that is about the one that is shown. */
  readonly tabs: ReactNode
  /** From the root to the folder that is being looked at. */
  readonly path: readonly Branch[]
  readonly canMakeFolder: boolean
  readonly isRefreshing: boolean
  readonly sidebar: SidePane
  readonly inspector: SidePane
}

export const Toolbar = memo(function Toolbar(props: ToolbarProps) {
  const text = useText()
  const browser = useBrowser()
  const capabilities = useCapabilities()
  const never = verbRefusal('make-folder', capabilities)
  const isEditing = useStore(browser.isPathEdited, value => value)
  useMouseButtons()
  const location = props.path.at(-1)
  const isAtTop = props.path.length < 2
  const isSlim = useMedia(SLIM)
  const { inspector } = props
  const tip = useCommandTip()
  const detailsLabel = inspector.isOpen ? text.toolbar.hideInspector : text.toolbar.showInspector
  const path = isEditing ? (
    <PathEditor key="path" path={location?.path ?? ''} />
  ) : (
    <Breadcrumb key="path" path={props.path} />
  )
  return (
    <header>
      {props.tabs}
      <h1 className="visually-hidden" data-private="">
        {locationName(text, props.path, capabilities.trash)}
      </h1>
      <div
        role="toolbar"
        aria-label={text.toolbar.label}
        className={styles.toolbar}
        data-slim={isSlim}
        data-pane=""
      >
        <AppMenuButton />
        <SidebarToggle pane={props.sidebar} />
        <GoButtons isAtTop={isAtTop} isSlim={isSlim} />
        {!isSlim && path}
        <FindBox key="find" location={location ?? ROOT_BRANCH} />
        <ViewControls isSlim={isSlim} />
        <Button
          look="quiet"
          icon={<FolderPlus size={16} />}
          disabled={!props.canMakeFolder}
          {...tip('new-folder', text.toolbar.newFolder)}
          {...(never ? { title: refusalText(text, never) } : {})}
          onClick={() => browser.newFolder()}
        >
          <span className={styles.label}>{text.toolbar.newFolder}</span>
        </Button>
        {!isSlim && (
          <IconButton
            label={text.toolbar.refresh}
            {...tip('refresh', text.toolbar.refresh)}
            icon={
              props.isRefreshing ? (
                <Spinner size={16} until={<RefreshCw size={16} />} />
              ) : (
                <RefreshCw size={16} />
              )
            }
            onClick={() => void browser.refresh()}
          />
        )}
        {!inspector.isNarrow && (
          <IconButton
            label={detailsLabel}
            {...tip('toggle-inspector', detailsLabel)}
            aria-pressed={inspector.isOpen}
            icon={<PanelRight size={16} />}
            onClick={inspector.toggle}
          />
        )}
        {isSlim && path}
      </div>
    </header>
  )
})
