import type { AppError } from '../src-shared/errors'
import type { Listing } from '../src-shared/model/listing'
import type { SourceState } from '../src-shared/model/source'
import { ActivityPanel } from './activity/activity-panel'
import styles from './app.module.css'
import { CommandsProvider } from './commands/commands-provider'
import { Overlays } from './commands/overlays'
import { useDoubleClick } from './commands/use-double-click'
import { appStateOf } from './connection/app-state'
import { useInventory } from './connection/inventory-context'
import { InventoryProvider } from './connection/inventory-provider'
import { Notice } from './connection/notice'
import { FailedPanel, SourcePanel } from './connection/source-panel'
import { StatusBar } from './connection/status-bar'
import { useSourceState } from './connection/use-source-state'
import { DragHint } from './drag/drag-hint'
import { useDragMonitor } from './drag/use-drag-monitor'
import { DroppedLinks } from './dropped-links/dropped-links'
import { useDrawn } from './first-look/use-drawn'
import { useFirstLook } from './first-look/use-first-look'
import { GridPane } from './grid/grid-pane'
import { useText } from './i18n/text-context'
import { Inspector } from './inspector/inspector'
import { SelectionStatus } from './inspector/selection-status'
import { useInspectorPane } from './inspector/use-inspector-pane'
import { JournalNotice } from './journal/journal-notice'
import { useOpenLinks } from './links/use-open-links'
import { UnfinishedMoves } from './moves/unfinished-moves'
import { OperationDialogs } from './operations/operation-dialogs'
import { Toasts } from './operations/toasts'
import { useAdoptedOperations } from './operations/use-report-operation'
import { useRunOperation } from './operations/use-run-operation'
import { useSpawnDropped } from './operations/use-spawn-dropped'
import { TransferProvider, useTransfer } from './operations/use-transfer'
import { Panes } from './panes'
import { Sidebar } from './places/sidebar'
import { useVisitsNoted } from './places/use-visits-noted'
import { useAppearance } from './settings/use-appearance'
import { useSettingsTrouble } from './settings/use-settings-trouble'
import { Toolbar } from './toolbar/toolbar'
import { TrayAnnouncements } from './tray/announcement'
import { collectRows } from './tray/collect'
import { Tray } from './tray/tray'
import { useTrayActions } from './tray/use-tray-actions'
import { EmptyInventory } from './tree/empty-inventory'
import { TreePane } from './tree/tree-pane'
import { type Browser, useBrowser } from './tree/use-browser'
import { useFirstFocus, useFocusNet } from './view/use-focus-net'

/** The whole window. */
export function App() {
  const state = useSourceState()
  useAppearance()
  useSettingsTrouble()
  useDrawn()
  return (
    <InventoryProvider state={state}>
      <Inventoried state={state} />
    </InventoryProvider>
  )
}

/** A question about one inventory is not asked of another. */
function Inventoried({ state }: { readonly state: SourceState }) {
  const { key } = useInventory()
  return (
    <TransferProvider key={key}>
      <Window state={state} />
    </TransferProvider>
  )
}

function Window({ state }: { readonly state: SourceState }) {
  const text = useText()
  const browser = useBrowser()
  const inspector = useInspectorPane()
  const tray = useTrayActions()
  useDragMonitor({
    onDrop: useTransfer().drop,
    onSpawn: useSpawnDropped(),
    onCollect: rows => void collectRows(rows, text),
    fromTray: tray,
  })
  useVisitsNoted(browser)
  useAdoptedOperations(useRunOperation())
  useFirstLook(browser.rows)
  useOpenLinks()
  useFocusNet()
  const { rootError } = browser
  // Which inventory is meant must be answered first: nothing of another one may stand in for it.
  const root = state.kind === 'choose-source' ? null : browser.root
  return (
    <CommandsProvider browser={browser} inspector={inspector}>
      <div className={styles.window} data-app-state={appStateOf(state, rootError)}>
        <Toolbar
          path={browser.path}
          canMakeFolder={browser.canMakeFolder}
          isRefreshing={browser.isRefreshing}
          isInspectorOpen={inspector.isOpen}
          onGoTo={browser.goTo}
          onNewFolder={browser.newFolder}
          onRefresh={browser.refresh}
          onToggleInspector={inspector.toggle}
        />
        {root && <Notice state={state} listedAtMs={root.listedAtMs} />}
        {root && <JournalNotice />}
        {root && <UnfinishedMoves />}
        {root ? (
          <Panes
            sidebar={<Sidebar browser={browser} />}
            inspector={inspector.isOpen && <Inspector rows={browser.rows} selected={browser.selected} />}
          >
            <Contents browser={browser} root={root} />
          </Panes>
        ) : (
          <main className={styles.main}>
            <Missing state={state} rootError={rootError} onRetry={browser.refresh} />
          </main>
        )}
        {root && <Tray browser={browser} actions={tray} />}
        <StatusBar state={state} />
        <ActivityPanel />
        <Toasts />
        <SelectionStatus count={browser.selected.count} />
        <DragHint />
        <DroppedLinks />
        <TrayAnnouncements label={text.tray.label} />
        <OperationDialogs />
        <Overlays />
      </div>
    </CommandsProvider>
  )
}

function Contents({ browser, root }: { readonly browser: Browser; readonly root: Listing }) {
  const { rows, newFolder, canMakeFolder } = browser
  const doubleClick = useDoubleClick(browser.open)
  useFirstFocus()
  if (root.isComplete && root.total === 0 && rows.at(0)?.kind !== 'draft') {
    return <EmptyInventory onNewFolder={newFolder} canMakeFolder={canMakeFolder} />
  }
  if (browser.view === 'grid') {
    return (
      <GridPane
        rows={rows}
        place={browser.place}
        container={browser.container}
        canChange={browser.canChange}
        canMakeFolder={canMakeFolder}
        onNewFolder={newFolder}
        onRetry={browser.retry}
        onOpen={doubleClick}
      />
    )
  }
  return (
    <TreePane
      rows={rows}
      container={browser.container}
      canChange={browser.canChange}
      onRetry={row => browser.retry(row.branch)}
      onOpen={doubleClick}
    />
  )
}

interface MissingProps {
  readonly state: SourceState
  readonly rootError: AppError | null
  readonly onRetry: () => void
}

/** There is nothing to show of the inventory: says why. */
function Missing({ state, rootError, onRetry }: MissingProps) {
  if (state.kind !== 'ready') return <SourcePanel state={state} />
  if (rootError) return <FailedPanel error={rootError} onRetry={onRetry} />
  return <SourcePanel state={{ kind: 'connecting', source: state.source }} />
}
