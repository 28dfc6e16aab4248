import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { useEffect, useRef } from 'react'
import type { Branch } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { branchAsTarget } from '../../browser/drop-target'
import { branchName } from '../../browser/trash-look'
import { useIsTarget } from '../../drag/drag'
import { targetData } from '../../drag/drag-data'
import { modeOf } from '../../drag/drag-mode'
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
  const element = useRef<HTMLButtonElement>(null)
  // The tree lights up its own rows: a segment has a name of its own.
  const targetId = `path ${browser.targetIdOf(branch.id)}`
  const isTarget = useIsTarget(targetId)
  useEffect(() => {
    if (!element.current) return
    return dropTargetForElements({
      element: element.current,
      getData: () => targetData(branchAsTarget(branch), targetId),
      getDropEffect: ({ input }) => modeOf(input),
    })
  }, [branch, targetId])
  const text = useText()
  const { trash } = useCapabilities()
  const name = branch.id === ROOT_ID ? text.app.inventory : branchName(text, branch, trash)
  return (
    <button
      ref={element}
      type="button"
      title={name}
      className={styles.segment}
      data-drop={isTarget}
      aria-current={isLast ? 'location' : undefined}
      onClick={() => browser.enter(branch.id)}
    >
      {branch.id === ROOT_ID ? name : <span data-private="">{name}</span>}
    </button>
  )
}
