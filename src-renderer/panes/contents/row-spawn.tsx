import { type MouseEvent, type ReactNode, useCallback, useLayoutEffect, useMemo, useRef } from 'react'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import { useActor } from '../../actions/actor'
import { spawnOnce } from '../../actions/spawn-once'
import { whyNotSpawnNow } from '../../actions/spawn-rows'
import { useBrowser } from '../../browser/browser-context'
import type { Rows } from '../../browser/rows'
import { firstClickOnly } from '../../kit/button'
import { useText } from '../../kit/text-context'
import { useCapabilities, useInventory } from '../../session/session-context'
import styles from './row-spawn.module.css'

/** Whether rows have a place for the button: the source spawns at all. */
export function useHasSpawn(): boolean {
  return verbRefusal('spawn', useCapabilities()) === null
}

/**
 * The button that spawns a row's item, seen while the row is hovered or selected. It is the
 * same element for all rows: React passes over it while rows scroll by, the style sheet hides
 * it, and the click asks which row it lies in. Null where the source never spawns.
 */
export function useRowSpawn(rows: Rows): ReactNode {
  const text = useText()
  const browser = useBrowser()
  const actor = useActor()
  const hasSpawn = useHasSpawn()
  const inventory = useInventory()
  const { world } = inventory
  const latest = useRef({ rows, actor, world })
  useLayoutEffect(() => {
    latest.current = { rows, actor, world }
  })
  const spawn = useCallback(
    ({ currentTarget }: MouseEvent) => {
      const element = currentTarget.closest('[role="treeitem"], [role="gridcell"]')
      const now = latest.current
      const row = element && now.rows.at(browser.indexOfElement(element.id))
      if (row?.kind === 'entry') void spawnOnce(row, now.world, now.actor)
    },
    [browser],
  )
  const reason = whyNotSpawnNow(text, inventory)
  const label = text.spawn.here(world.kind === 'world' ? world.name : null)
  return useMemo(
    () =>
      hasSpawn && (
        <button
          type="button"
          tabIndex={-1}
          className={styles.spawn}
          aria-label={label}
          title={reason ?? label}
          aria-disabled={reason !== null || undefined}
          onMouseDown={keepToItself}
          onDoubleClick={event => event.stopPropagation()}
          onClick={event => firstClickOnly(spawn)(event)}
        />
      ),
    [hasSpawn, label, reason, spawn],
  )
}

/** Neither selects the row, nor begins a drag of it, nor takes the keyboard from where it is. */
function keepToItself(event: MouseEvent): void {
  event.preventDefault()
  event.stopPropagation()
}
