import { useCallback, useEffect } from 'react'
import { assertNever } from '../../src-shared/result'
import type { Command } from '../commands/command'
import type { CommandContext } from '../commands/command-context'
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
import { QuickLook } from '../panes/inspector/quick-look'
import { SettingsDialog } from '../panes/settings/settings-dialog'
import { ConnectDialog } from '../panes/sources/connect-dialog'
import { DiagnosticsDialog } from '../panes/sources/diagnostics-dialog'
import { SourceDialog } from '../panes/sources/source-dialog'

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
    case 'quick-look':
      return <QuickLookOfFocus context={lists.context} />
    case 'palette':
      return <Palette {...lists} />
    case 'shortcuts':
      return <ShortcutsDialog context={lists.context} onClose={closeOverlay} />
    case 'settings':
      return <SettingsDialog onClose={closeOverlay} />
    case 'about':
      return <AboutDialog onClose={closeOverlay} />
    case 'source':
      return <SourceDialog onClose={closeOverlay} />
    case 'connect':
      return <ConnectDialog onClose={closeOverlay} />
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
function QuickLookOfFocus({ context: { rows, focused } }: { readonly context: CommandContext }) {
  const isGone = focused === null
  useEffect(() => {
    if (isGone) closeOverlay()
  }, [isGone])
  return focused && <QuickLook rows={rows} row={focused} onClose={closeOverlay} />
}
