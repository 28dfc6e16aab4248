import { useEffect, useRef } from 'react'
import { openWindow } from '../../actions/open-window'
import { usePlaceMenu } from '../../actions/use-place-menu'
import type { Branch } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { branchAsTarget } from '../../browser/drop-target'
import { tabsOf } from '../../browser/tabs-of'
import { branchName } from '../../browser/trash-look'
import { useIsTarget } from '../../drag/drag'
import { targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'
import { placeToDrop } from '../../drag/place-to-drop'
import { middleClick } from '../../kit/middle-click'
import type { PointLine } from '../../kit/overlay-store'
import { pointMenuAt } from '../../kit/point-menu'
import { ROOT_ID } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { useCapabilities } from '../../session/session-context'
import styles from './breadcrumb.module.css'

interface PathSegmentProps {
  readonly branch: Branch
  readonly isLast: boolean
}

export function PathSegment({ branch, isLast }: PathSegmentProps) {
  const browser = useBrowser()
  const { session } = browser
  const element = useRef<HTMLButtonElement>(null)
  // The tree lights up its own rows: a segment has a name of its own.
  const targetId = `path ${browser.targetIdOf(branch.id)}`
  const isTarget = useIsTarget(targetId)
  useEffect(() => {
    if (!element.current) return
    return placeToDrop({
      session,
      element: element.current,
      dataFor: () => targetData(branchAsTarget(branch), targetId),
      effect: modeOf,
    })
  }, [branch, session, targetId])
  const text = useText()
  const { trash } = useCapabilities()
  const menuOf = usePlaceMenu()
  const name = branch.id === ROOT_ID ? text.app.inventory : branchName(text, branch, trash)
  /** Of the inventory itself there is nothing to pin. */
  function menu(): readonly PointLine[] {
    const { path, recordIds, title } = branch
    const edit = { label: text.location.edit, run: () => browser.isPathEdited.update(() => true) }
    const open = { label: text.commands.open, run: () => browser.enter(branch.id) }
    const openInWindow = { label: text.tabs.openInWindow, run: () => openWindow(session, branch) }
    if (branch.id === ROOT_ID || branch.link !== null) return [open, openInWindow, edit]
    return [...menuOf({ path, recordIds, kind: 'folder', title }), edit]
  }

  return (
    <button
      ref={element}
      type="button"
      title={name}
      className={styles.segment}
      data-drop={isTarget}
      aria-current={isLast ? 'location' : undefined}
      onClick={() => browser.enter(branch.id)}
      {...middleClick(() => tabsOf(browser.session).open(branch, 'in-background'))}
      onContextMenu={event => pointMenuAt(event, name, menu())}
    >
      {branch.id === ROOT_ID ? name : <span data-private="">{name}</span>}
    </button>
  )
}
