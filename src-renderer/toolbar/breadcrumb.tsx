import { dropTargetForElements } from '@atlaskit/pragmatic-drag-and-drop/element/adapter'
import { ChevronRight } from 'lucide-react'
import { Fragment, useEffect, useRef } from 'react'
import { plainText } from '../../src-shared/domain/rich-text'
import { targetData } from '../drag/drag-data'
import { dragStore } from '../drag/drag-store'
import { modeOf } from '../drag/use-drag-monitor'
import { useText } from '../i18n/text-context'
import type { Branch } from '../tree/branch'
import { branchAsTarget } from '../tree/drop-target'
import { ROOT_ID, type RowId } from '../tree/row-id'
import { useStore } from '../view/store'
import styles from './breadcrumb.module.css'

interface BreadcrumbProps {
  readonly path: readonly Branch[]
  readonly onGoTo: (id: RowId) => void
}

/** Where the focus is, from the inventory down; a click goes there, a drop goes into it. */
export function Breadcrumb({ path, onGoTo }: BreadcrumbProps) {
  const text = useText()
  return (
    <nav aria-label={text.toolbar.path} className={styles.path}>
      {path.map((branch, index) => (
        <Fragment key={branch.id}>
          {index > 0 && <ChevronRight size={14} aria-hidden className={styles.separator} />}
          <Segment branch={branch} isLast={index === path.length - 1} onGoTo={onGoTo} />
        </Fragment>
      ))}
    </nav>
  )
}

interface SegmentProps {
  readonly branch: Branch
  readonly isLast: boolean
  readonly onGoTo: (id: RowId) => void
}

function Segment({ branch, isLast, onGoTo }: SegmentProps) {
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
  const name = plainText(branch.name)
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
      {branch.id === ROOT_ID ? text.app.inventory : <span data-private="">{name}</span>}
    </button>
  )
}
