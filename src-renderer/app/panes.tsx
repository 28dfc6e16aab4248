import type { CSSProperties, ReactNode } from 'react'
import { ResizeHandle } from '../kit/resize-handle'
import { useText } from '../kit/text-context'
import { usePaneWidth } from '../panes/sidebar/use-pane-width'
import { useSettings } from '../session/settings-store'
import styles from './panes.module.css'

interface PanesProps {
  readonly sidebar: ReactNode
  readonly children: ReactNode
  /** False while it is put away. */
  readonly inspector: ReactNode
}

interface PaneStyle extends CSSProperties {
  readonly '--sidebar-width': string
  readonly '--inspector-width': string
}

/** The contents between what leads to them and what tells of them; both sides can be resized and put away. */
export function Panes({ sidebar, children, inspector }: PanesProps) {
  const text = useText()
  const isSidebarOpen = useSettings(settings => settings.sidebar.isOpen)
  const left = usePaneWidth('sidebar')
  const right = usePaneWidth('inspector')
  const style: PaneStyle = {
    '--sidebar-width': `${left.widthPx}px`,
    '--inspector-width': `${right.widthPx}px`,
  }
  return (
    <div className={styles.panes} style={style}>
      {isSidebarOpen && (
        <>
          {sidebar}
          <ResizeHandle label={text.places.resizeSidebar} side="left" {...left} />
        </>
      )}
      <main className={styles.contents}>{children}</main>
      {inspector && (
        <>
          <ResizeHandle label={text.places.resizeInspector} side="right" {...right} />
          {inspector}
        </>
      )}
    </div>
  )
}
