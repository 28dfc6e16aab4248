import { QueryClientProvider } from '@tanstack/react-query'
import type { AppError } from '../../src-shared/errors'
import type { Listing } from '../../src-shared/model/listing'
import type { SourceState } from '../../src-shared/model/source'
import { collectRows } from '../actions/collect'
import { Toasts } from '../actions/toasts'
import { useAdoptedOperations } from '../actions/use-report-operation'
import { useRunOperation } from '../actions/use-run-operation'
import { useSpawnDropped } from '../actions/use-spawn-dropped'
import { TransferProvider, useTransfer } from '../actions/use-transfer'
import { BrowserProvider, useBrowser } from '../browser/browser-context'
import { type Shown, useShown } from '../browser/shown'
import { CommandsProvider } from '../commands/commands-provider'
import { useDoubleClick } from '../commands/use-double-click'
import { DragHint } from '../drag/drag-hint'
import { useDragMonitor } from '../drag/use-drag-monitor'
import { AnnouncementRegion } from '../kit/announcement'
import { type Store, useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { useFirstFocus, useFocusNet } from '../kit/use-focus-net'
import { useAskAgain } from '../listings/use-ask-again'
import { useFocusRefresh } from '../listings/use-focus-refresh'
import { ActivityPanel } from '../panes/activity/activity-panel'
import { Tray } from '../panes/collect/tray'
import { useTrayActions } from '../panes/collect/use-tray-actions'
import { EmptyInventory } from '../panes/contents/empty-inventory'
import { GridPane } from '../panes/contents/grid-pane'
import { TreePane } from '../panes/contents/tree-pane'
import { Inspector } from '../panes/inspector/inspector'
import { SelectionStatus } from '../panes/inspector/selection-status'
import { useInspectorPane } from '../panes/inspector/use-inspector-pane'
import { DroppedLinks } from '../panes/notices/dropped-links'
import { JournalNotice } from '../panes/notices/journal-notice'
import { NewcomerNotice } from '../panes/notices/newcomer-notice'
import { SameNotice } from '../panes/notices/same-notice'
import { UnfinishedMoves } from '../panes/notices/unfinished-moves'
import { useOpenLinks } from '../panes/notices/use-open-links'
import { Sidebar } from '../panes/sidebar/sidebar'
import { useVisitsNoted } from '../panes/sidebar/use-visits-noted'
import { Notice } from '../panes/sources/notice'
import { FailedPanel, SourcePanel } from '../panes/sources/source-panel'
import { appStateOf } from '../session/app-state'
import type { Session } from '../session/session'
import { SessionContext } from '../session/session-context'
import { useSourceState } from '../session/source-state'
import { useAppearance } from '../session/use-appearance'
import { useSettingsTrouble } from '../session/use-settings-trouble'
import styles from './app.module.css'
import { OperationDialogs } from './operation-dialogs'
import { Overlays } from './overlays'
import { Panes } from './panes'
import { StatusBar } from './status-bar'
import { Toolbar } from './toolbar'
import { useDrawn } from './use-drawn'
import { useFirstLook } from './use-first-look'
import { windowBrowserOf } from './window-browser'

/** The whole window: another one for each inventory, so that a question about one is not asked of another. */
export function App({ sessions }: { readonly sessions: Store<Session> }) {
  const session = useStore(sessions, value => value)
  const state = useSourceState()
  useAppearance()
  useSettingsTrouble()
  useDrawn()
  return (
    <QueryClientProvider client={session.queries}>
      <SessionContext value={session}>
        <BrowserProvider browser={windowBrowserOf(session)}>
          <TransferProvider key={session.key}>
            <Window state={state} />
          </TransferProvider>
        </BrowserProvider>
      </SessionContext>
    </QueryClientProvider>
  )
}

function Window({ state }: { readonly state: SourceState }) {
  const text = useText()
  const browser = useBrowser()
  const { session } = browser
  const shown = useShown()
  const inspector = useInspectorPane()
  const tray = useTrayActions()
  useDragMonitor({
    onDrop: useTransfer().drop,
    onSpawn: useSpawnDropped(),
    onCollect: rows => void collectRows(session, rows, text),
    fromTray: tray,
  })
  useAskAgain()
  useVisitsNoted(shown)
  useFocusRefresh(shown.root?.listedAtMs ?? null)
  useAdoptedOperations(useRunOperation())
  useFirstLook(shown.rows)
  useOpenLinks()
  useFocusNet()
  const { rootError } = shown
  // Which inventory is meant must be answered first: nothing of another one may stand in for it.
  const root = state.kind === 'choose-source' ? null : shown.root
  return (
    <CommandsProvider shown={shown} inspector={inspector}>
      <div className={styles.window} data-app-state={appStateOf(state, rootError)}>
        <Toolbar
          path={shown.path}
          canMakeFolder={shown.canMakeFolder}
          isRefreshing={shown.isRefreshing}
          isInspectorOpen={inspector.isOpen}
          onToggleInspector={inspector.toggle}
        />
        {root && <Notice state={state} listedAtMs={root.listedAtMs} />}
        {root && <JournalNotice />}
        {root && <NewcomerNotice />}
        {root && <SameNotice />}
        {root && <UnfinishedMoves />}
        {root ? (
          <Panes
            sidebar={<Sidebar location={shown.location} />}
            inspector={inspector.isOpen && <Inspector rows={shown.rows} selected={shown.selected} />}
          >
            <Contents shown={shown} root={root} />
          </Panes>
        ) : (
          <main className={styles.main}>
            <Missing state={state} rootError={rootError} onRetry={() => void browser.refresh()} />
          </main>
        )}
        {root && <Tray target={shown.pasteTarget} actions={tray} />}
        <StatusBar state={state} />
        <ActivityPanel />
        <Toasts />
        <SelectionStatus count={shown.selected.count} />
        <DragHint />
        <DroppedLinks />
        <AnnouncementRegion label={text.app.announcements} announcements={session.announcements} />
        <OperationDialogs />
        <Overlays />
      </div>
    </CommandsProvider>
  )
}

function Contents({ shown, root }: { readonly shown: Shown; readonly root: Listing }) {
  const { rows, location, view, canChange, canMakeFolder } = shown
  const doubleClick = useDoubleClick()
  useFirstFocus()
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

interface MissingProps {
  readonly state: SourceState
  readonly rootError: AppError | null
  readonly onRetry: () => void
}

/** There is nothing to show of the inventory: says why. */
function Missing({ state, rootError, onRetry }: MissingProps) {
  if (state.kind !== 'ready') return <SourcePanel state={state} />
  if (rootError) return <FailedPanel error={rootError} onRetry={onRetry} />
  return <SourcePanel state={{ ...state, kind: 'connecting' }} />
}
