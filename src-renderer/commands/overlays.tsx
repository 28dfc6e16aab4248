import { useCallback } from 'react'
import { assertNever } from '../../src-shared/result'
import { nextTask } from '../ipc/next-task'
import { closeOverlay, overlayStore } from '../view/overlay-store'
import { useStore } from '../view/store'
import type { Command } from './command'
import { CommandMenu } from './command-menu'
import { useCommands } from './commands-provider'
import { Palette } from './palette'
import { ShortcutsDialog } from './shortcuts-dialog'

/** Whatever lies over the window at the moment. */
export function Overlays() {
  const overlay = useStore(overlayStore, value => value)
  const { contextNow, run } = useCommands()
  /** Closes first: the focus is back where it was before a command puts it elsewhere. */
  const choose = useCallback(
    (command: Command) => {
      closeOverlay()
      void nextTask().then(() => run(command))
    },
    [run],
  )
  if (!overlay) return null
  const lists = { context: contextNow(), onChoose: choose, onClose: closeOverlay }
  switch (overlay.kind) {
    case 'menu':
      return <CommandMenu key={`${overlay.x} ${overlay.y}`} at={overlay} {...lists} />
    case 'palette':
      return <Palette {...lists} />
    case 'shortcuts':
      return <ShortcutsDialog context={lists.context} onClose={closeOverlay} />
    default:
      return assertNever(overlay)
  }
}
