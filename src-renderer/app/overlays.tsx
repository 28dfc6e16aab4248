import { useCallback, useEffect } from 'react'
import { assertNever } from '../../src-shared/result'
import { useTreeView } from '../browser/browser-context'
import type { Command } from '../commands/command'
import { CommandMenu } from '../commands/command-menu'
import { useCommands } from '../commands/commands-provider'
import { Palette } from '../commands/palette'
import { ShortcutsDialog } from '../commands/shortcuts-dialog'
import { nextTask } from '../kit/next-task'
import { closeOverlay, type Overlay, overlayStore } from '../kit/overlay-store'
import { useStore } from '../kit/store'
import { textStore } from '../kit/text-context'
import { showToast } from '../kit/toast-store'
import { AboutDialog } from '../panes/dialogs/about-dialog'
import { TypedTextsDialog } from '../panes/dialogs/typed-texts-dialog'
import { CrawlDialog } from '../panes/find/crawl-dialog'
import { QuickLook } from '../panes/inspector/quick-look'
import { SettingsDialog } from '../panes/settings/settings-dialog'
import { AboutInventoryDialog } from '../panes/sources/about-inventory-dialog'
import { AddInventoryDialog } from '../panes/sources/add-inventory-dialog'
import { ConnectDialog } from '../panes/sources/connect-dialog'
import { DiagnosticsDialog } from '../panes/sources/diagnostics-dialog'
import { EditInventoryDialog } from '../panes/sources/edit-inventory-dialog'
import { RemoveInventoryDialog } from '../panes/sources/remove-inventory-dialog'
import { SnapshotComparedDialog } from '../panes/sources/snapshot-compared-dialog'
import { SourceDialog } from '../panes/sources/source-dialog'
import { WelcomeDialog } from '../panes/welcome/welcome-dialog'
import { PointMenuOverlay } from './point-menu-overlay'

/** Whatever lies over the window at the moment. */
export function Overlays() {
  const overlay = useStore(overlayStore, value => value)
  const { contextNow, run } = useCommands()
  /** Closes first: the focus is back where it was before a command puts it elsewhere. */
  const choose = useCallback(
    (command: Command) => {
      closeOverlay()
      void nextTask().then(() => {
        if (isStillMeant(overlay)) run(command)
        else showToast({ tone: 'note', message: textStore.get().commands.menuOutdated, actions: [] })
      })
    },
    [run, overlay],
  )
  if (!overlay) return null
  const lists = { context: contextNow(), onChoose: choose, onClose: closeOverlay }
  switch (overlay.kind) {
    case 'menu':
      return <CommandMenu key={`${overlay.x} ${overlay.y}`} at={overlay} {...lists} />
    case 'point-menu':
      return <PointMenuOverlay key={`${overlay.x} ${overlay.y}`} {...overlay} />
    case 'quick-look':
      return <QuickLookOfFocus />
    case 'app-menu':
      return null
    case 'palette':
      return <Palette {...lists} />
    case 'shortcuts':
      return <ShortcutsDialog context={lists.context} onClose={closeOverlay} />
    case 'settings':
      return <SettingsDialog onClose={closeOverlay} />
    case 'welcome':
      return <WelcomeDialog onClose={closeOverlay} />
    case 'about':
      return <AboutDialog onClose={closeOverlay} />
    case 'source':
      return <SourceDialog onClose={closeOverlay} />
    case 'connect':
      return <ConnectDialog onClose={closeOverlay} />
    case 'add-inventory':
      return <AddInventoryDialog onClose={closeOverlay} />
    case 'edit-inventory':
      return <EditInventoryDialog id={overlay.id} onClose={closeOverlay} />
    case 'about-inventory':
      return <AboutInventoryDialog id={overlay.id} onClose={closeOverlay} />
    case 'remove-inventory':
      return <RemoveInventoryDialog id={overlay.id} onClose={closeOverlay} />
    case 'snapshot-compared':
      return <SnapshotComparedDialog changes={overlay.changes} onClose={closeOverlay} />
    case 'crawl':
      return <CrawlDialog onClose={closeOverlay} />
    case 'diagnostics':
      return <DiagnosticsDialog onClose={closeOverlay} />
    case 'typed-texts':
      return <TypedTextsDialog texts={overlay.texts} onClose={closeOverlay} />
    default:
      return assertNever(overlay)
  }
}

/** A menu is about what it was opened for, and about nothing that took its place. */
function isStillMeant(overlay: Overlay | null): boolean {
  return overlay?.kind !== 'menu' || overlay.isCurrent()
}

/** Closes when nothing has the focus any more: the inventory has become another one, or empty. */
function QuickLookOfFocus() {
  const { contextNow } = useCommands()
  // Nothing around it is drawn with the selection.
  useTreeView(tree => tree.selection)
  const { rows, focused } = contextNow()
  const isGone = focused === null
  useEffect(() => {
    if (isGone) closeOverlay()
  }, [isGone])
  return focused && <QuickLook rows={rows} row={focused} onClose={closeOverlay} />
}
