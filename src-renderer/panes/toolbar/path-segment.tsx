import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef } from 'react'
import type { Branch } from '../../browser/branch'
import { branchAsTarget } from '../../browser/drop-target'
import { branchName } from '../../browser/trash-look'
import { targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'
import { dragStore } from '../../drag/drag-store'
import { ROOT_ID, type RowId } from '../../kit/row-id'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import styles from './breadcrumb.module.css'

interface PathSegmentProps {
  readonly branch: Branch
  readonly isLast: boolean
  readonly onGoTo: (id: RowId) => void
}

export function PathSegment({ branch, isLast, onGoTo }: PathSegmentProps) {
  const element = useRef<HTMLButtonElement>(null)
  // The tree lights up its own rows: a segment has a name of its own.
  const targetId = `path ${branch.id}`
  const isTarget = useStore(dragStore, drag => drag?.hover?.targetId === targetId && !drag.hover.refusal)
  useEffect(() => {
    if (!element.current) return
    return dropTargetForElements({
      element: element.current,
      getData: () => targetData(branchAsTarget(branch), targetId),
      getDropEffect: ({ input }) => modeOf(input),
    })
  }, [branch, targetId])
  const text = useText()
  const name = branch.id === ROOT_ID ? text.app.inventory : branchName(text, branch)
  return (
    <button
      ref={element}
      type="button"
      title={name}
      className={styles.segment}
      data-drop={isTarget}
      aria-current={isLast ? 'location' : undefined}
      onClick={() => onGoTo(branch.id)}
    >
      {branch.id === ROOT_ID ? name : <span data-private="">{name}</span>}
    </button>
  )
}
