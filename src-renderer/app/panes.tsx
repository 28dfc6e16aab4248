import type { CSSProperties, ReactNode } from 'react'
import { ResizeHandle } from '../kit/resize-handle'
import { useText } from '../kit/text-context'
import { usePaneWidth } from '../panes/sidebar/use-pane-width'
import type { SidePane } from '../session/use-side-pane'
import { Drawer } from './drawer'
import styles from './panes.module.css'

interface PanesProps {
  /** What is shown is older, and cannot be changed: a thin line above it says so. */
  readonly isLost: boolean
  readonly sidebar: ReactNode
  readonly sidebarPane: SidePane
  readonly children: ReactNode
  /** False while it is put away. */
  readonly inspector: ReactNode
}

interface PaneStyle extends CSSProperties {
  readonly '--sidebar-width': string
  readonly '--inspector-width': string
}

/**
 * The contents between what leads to them and what tells of them; both sides can be resized and put away. In a
 * narrow window the one lies over them while it is open, the other below.
 */
export function Panes({ isLost, sidebar, sidebarPane, children, inspector }: PanesProps) {
  const text = useText()
  const left = usePaneWidth('sidebar')
  const right = usePaneWidth('inspector')
  const { isOpen, isNarrow, close } = sidebarPane
  const style: PaneStyle = {
    '--sidebar-width': `${left.widthPx}px`,
    '--inspector-width': `${right.widthPx}px`,
  }
  return (
    <div className={styles.panes} style={style} data-narrow={isNarrow} data-lost={isLost}>
      {isOpen &&
        (isNarrow ? (
          <Drawer onClose={close}>{sidebar}</Drawer>
        ) : (
          <>
            {sidebar}
            <ResizeHandle label={text.places.resizeSidebar} side="left" {...left} />
          </>
        ))}
      <main className={styles.contents}>{children}</main>
      {inspector && (
        <>
          {!isNarrow && <ResizeHandle label={text.places.resizeInspector} side="right" {...right} />}
          {inspector}
        </>
      )}
    </div>
  )
}
