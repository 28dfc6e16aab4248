import { useEffect, useRef } from 'react'
import { assertNever } from '../../src-shared/result'
import { useInventory } from '../connection/inventory-context'
import { useRunOperation } from '../operations/use-run-operation'
import { entryRefOf } from './drop-target'
import type { Rows } from './rows'
import { summaryOf } from './selection-summary'
import { treeStore } from './tree-store'
import { type WindowCommand, windowCommandOf } from './window-command'

interface WindowKeys {
  readonly rows: Rows
  readonly refresh: () => void
  /** Null where no folder can be made. */
  readonly newFolder: (() => void) | null
}

/** The keys that work wherever the focus is (design.md, "Keyboard"). */
export function useWindowKeys(keys: WindowKeys): void {
  const run = useRunOperation()
  const { isReady } = useInventory()
  const latest = useRef({ ...keys, run, isReady })
  useEffect(() => {
    latest.current = { ...keys, run, isReady }
  })
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent): void => {
      if (pressed(event, latest.current)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

interface Pressed extends WindowKeys {
  readonly run: ReturnType<typeof useRunOperation>
  readonly isReady: boolean
}

/** Whether the key is one of the window's. Behind an open question it does nothing. */
function pressed(event: KeyboardEvent, keys: Pressed): boolean {
  const command = windowCommandOf(event)
  if (command && !isAsking()) obey(command, event.repeat, keys)
  return command !== null
}

function isAsking(): boolean {
  return document.querySelector('[role="alertdialog"], [role="dialog"]') !== null
}

function obey(command: WindowCommand, isRepeated: boolean, keys: Pressed): void {
  switch (command) {
    case 'refresh':
      return keys.refresh()
    case 'new-folder':
      return keys.newFolder?.()
    case 'spawn':
      return isRepeated ? undefined : spawnSelected(keys)
    default:
      return assertNever(command)
  }
}

/** Several at once wait for the operations engine's own queue of spawns. */
function spawnSelected({ rows, isReady, run }: Pressed): void {
  const { single: row } = summaryOf(rows, treeStore.get().selection.ids)
  if (!row || row.isFolder || !row.path || !isReady) return
  void run({ kind: 'spawn', entry: entryRefOf(row) })
}
