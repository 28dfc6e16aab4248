import { QueryClientProvider } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { AppError } from '../../src-shared/errors'
import type { SourceState } from '../../src-shared/model/source'
import { collectRows } from '../actions/collect'
import { Toasts } from '../actions/toasts'
import { useBring } from '../actions/use-bring'
import { useAdoptedOperations } from '../actions/use-report-operation'
import { TransferProvider, useRunOperation, useTransfer } from '../actions/use-run-operation'
import { useSpawnDropped } from '../actions/use-spawn-dropped'
import { BrowserProvider, useBrowser } from '../browser/browser-context'
import { type Shown, useShown } from '../browser/shown'
import { tabsOf } from '../browser/tabs-of'
import { CommandsProvider } from '../commands/commands-provider'
import { DragHint } from '../drag/drag-hint'
import { keepDropped } from '../drag/keep-dropped'
import { useDragMonitor } from '../drag/use-drag-monitor'
import { AnnouncementRegion } from '../kit/announcement'
import { useSecondPress } from '../kit/second-press'
import { type Store, useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { useFocusNet } from '../kit/use-focus-net'
import { useAskAgain } from '../listings/use-ask-again'
import { useFocusRefresh } from '../listings/use-focus-refresh'
import { ActivityPanel } from '../panes/activity/activity-panel'
import { Tray } from '../panes/collect/tray'
import { type TrayActions, useTrayActions } from '../panes/collect/use-tray-actions'
import { DetailsSheet } from '../panes/inspector/details-sheet'
import { Inspector } from '../panes/inspector/inspector'
import { SelectionStatus } from '../panes/inspector/selection-status'
import { DroppedLinks } from '../panes/notices/dropped-links'
import { JournalNotice } from '../panes/notices/journal-notice'
import { NewcomerNotice } from '../panes/notices/newcomer-notice'
import { SameNotice } from '../panes/notices/same-notice'
import { UnfinishedMoves } from '../panes/notices/unfinished-moves'
import { useOpenLinks } from '../panes/notices/use-open-links'
import { PaletteStrip } from '../panes/palettes/palette-strip'
import { Sidebar } from '../panes/sidebar/sidebar'
import { useVisitsNoted } from '../panes/sidebar/use-visits-noted'
import { Notice } from '../panes/sources/notice'
import { FailedPanel, SourcePanel } from '../panes/sources/source-panel'
import { TabBar } from '../panes/tabs/tab-bar'
import { appStateOf } from '../session/app-state'
import type { Session } from '../session/session'
import { SessionContext, useCapabilities } from '../session/session-context'
import { useSourceList } from '../session/source-list'
import { useSourceState } from '../session/source-state'
import { useAppearance } from '../session/use-appearance'
import { useSettingsTrouble } from '../session/use-settings-trouble'
import { type SidePane, useSidePane } from '../session/use-side-pane'
import styles from './app.module.css'
import { ContentsCount } from './contents-count'
import { OperationDialogs } from './operation-dialogs'
import { Overlays } from './overlays'
import { Panes } from './panes'
import { StatusBar } from './status-bar'
import { Toolbar } from './toolbar'
import { useDrawn } from './use-drawn'
import { useFirstLook } from './use-first-look'
import { useFirstRun } from './use-first-run'
import { useIndexConnected } from './use-index-connected'
import { useTaskbar } from './use-taskbar'
import { locationName, useWindowTitle } from './use-window-title'
import { Views } from './views'

/** The whole window: another one for each inventory, so that a question about one is not asked of another. */
export function App({ sessions }: { readonly sessions: Store<Session> }) {
  const session = useStore(sessions, value => value)
  const state = useSourceState()
  useAppearance()
  useSettingsTrouble()
  const isDrawn = useDrawn()
  const browser = useStore(tabsOf(session).now, ({ current }) => current.active)
  return (
    <QueryClientProvider client={session.queries}>
      <SessionContext value={session}>
        <BrowserProvider browser={browser}>
          <TransferProvider key={session.key}>
            <Window state={state} isDrawn={isDrawn} />
          </TransferProvider>
        </BrowserProvider>
      </SessionContext>
    </QueryClientProvider>
  )
}

function Window({ state, isDrawn }: { readonly state: SourceState; readonly isDrawn: boolean }) {
  const text = useText()
  const browser = useBrowser()
  const { session } = browser
  const shown = useShown()
  const inspector = useSidePane('inspector')
  const sidebar = useSidePane('sidebar')
  const tray = useTrayActions()
  useDrops(tray)
  useAskAgain()
  useVisitsNoted(shown)
  useFocusRefresh(shown.root?.listedAtMs ?? null)
  useAdoptedOperations(useRunOperation())
  useFirstLook(shown.rows)
  useOpenLinks()
  useFirstRun(isDrawn)
  useFocusNet()
  useSecondPress()
  useTaskbar()
  const isActivityOpen = useStore(session.activity.view, view => view.isOpen)
  const { rootError } = shown
  // Which inventory is meant must be answered first: nothing of another one may stand in for it.
  const root = state.kind === 'choose-source' ? null : shown.root
  useIndexConnected(root !== null)
  const { trash } = useCapabilities()
  useWindowTitle(root === null ? null : locationName(text, shown.path, trash))
  return (
    <CommandsProvider shown={shown} inspector={inspector} sidebar={sidebar}>
      <div className={styles.window} data-app-state={appStateOf(state, rootError)}>
        <Toolbar
          tabs={root && <TabBar />}
          path={shown.path}
          canMakeFolder={shown.canMakeFolder}
          isRefreshing={shown.isRefreshing}
          sidebar={sidebar}
          inspector={inspector}
        />
        {root && <Notice state={state} />}
        {root && NOTICES}
        {root ? (
          <Panes
            isLost={state.kind !== 'ready'}
            sidebar={<Sidebar location={shown.location} onClose={closerOf(sidebar)} />}
            sidebarPane={sidebar}
            inspector={
              isActivityOpen ? (
                <ActivityPanel />
              ) : (
                (inspector.isNarrow || inspector.isOpen) && <Details pane={inspector} shown={shown} />
              )
            }
          >
            <Views shown={shown} root={root} />
          </Panes>
        ) : (
          <MissingPane sidebar={sidebar}>
            <Missing state={state} rootError={rootError} onRetry={() => void browser.refresh()} />
          </MissingPane>
        )}
        {root && <PaletteStrip />}
        {root && <Tray target={shown.pasteTarget} actions={tray} />}
        <StatusBar
          state={state}
          listedAtMs={root?.listedAtMs ?? null}
          counts={
            root &&
            !shown.trash && (
              <ContentsCount rows={shown.rows} location={shown.location} selected={shown.selected} />
            )
          }
        />
        {TOASTS}
        <SelectionStatus count={shown.selected.count} />
        <AnnouncementRegion label={text.app.announcements} announcements={session.announcements} />
        {isDrawn && UNSEEN}
      </div>
    </CommandsProvider>
  )
}

// The same elements each time: the window is drawn with each selection, and React passes over these.

const NOTICES = (
  <>
    <JournalNotice />
    <NewcomerNotice />
    <SameNotice />
    <UnfinishedMoves />
  </>
)

const TOASTS = <Toasts />

/** What is let go is done where it came down. */
function useDrops(tray: TrayActions): void {
  const text = useText()
  const { session } = useBrowser()
  useDragMonitor({
    onDrop: useTransfer().drop,
    onSpawn: useSpawnDropped(),
    onBring: useBring(),
    onKeep: (source, hover) => keepDropped(session, source, hover, text),
    onCollect: rows => void collectRows(session, rows, text),
    fromTray: tray,
  })
}

/** What shows nothing until it is asked for. */
const UNSEEN = (
  <>
    <DragHint />
    <DroppedLinks />
    <OperationDialogs />
    <Overlays />
  </>
)

/** Only what lies over the contents is closed by the keys in it. */
function closerOf({ isNarrow, close }: SidePane): (() => void) | null {
  return isNarrow ? close : null
}

interface DetailsProps {
  readonly pane: SidePane
  readonly shown: Shown
}

/** Beside the contents, where it can be put away; below them in a narrow window, where the first line of it stays. */
function Details({ pane, shown: { rows, selected } }: DetailsProps) {
  if (pane.isNarrow) return <DetailsSheet rows={rows} selected={selected} pane={pane} />
  return <Inspector rows={rows} selected={selected} />
}

/** Where there are other inventories, the way to them stays. */
function MissingPane({ sidebar, children }: { readonly sidebar: SidePane; readonly children: ReactNode }) {
  const hasOthers = useSourceList().lines.length > 0
  if (!hasOthers) return <main className={styles.main}>{children}</main>
  return (
    <Panes
      isLost={false}
      sidebar={<Sidebar location={null} onClose={closerOf(sidebar)} />}
      sidebarPane={sidebar}
      inspector={null}
    >
      {children}
    </Panes>
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
  return <SourcePanel state={{ ...state, kind: 'connecting' }} />
}
