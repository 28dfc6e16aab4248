import { useEffect, useRef } from 'react'
import { useInventory } from '../connection/inventory-context'
import { useRunOperation } from '../operations/use-run-operation'
import { entryRefOf } from './drop-target'
import type { Rows } from './rows'
import { selectedRows } from './selected-rows'

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

function pressed(
  event: KeyboardEvent,
  {
    rows,
    refresh,
    newFolder,
    run,
    isReady,
  }: WindowKeys & { run: ReturnType<typeof useRunOperation>; isReady: boolean },
): boolean {
  const isCtrl = event.ctrlKey || event.metaKey
  if (event.key === 'F5' || (isCtrl && !event.shiftKey && event.key === 'r')) {
    refresh()
    return true
  }
  if (isCtrl && event.shiftKey && event.key.toLowerCase() === 'n') {
    newFolder?.()
    return true
  }
  if (isCtrl && event.key === 'Enter') {
    const [row, ...others] = selectedRows(rows)
    // Several at once wait for the operations engine's own queue of spawns.
    if (row && others.length === 0 && !row.isFolder && row.path && isReady && !event.repeat) {
      void run({ kind: 'spawn', entry: entryRefOf(row) })
    }
    return true
  }
  return false
}
