import { useRef } from 'react'
import type { Listing } from '../../src-shared/model/listing'
import { BrowserProvider } from '../browser/browser-context'
import type { Tab } from '../browser/tab'
import { useWidthPx } from '../kit/use-width'
import { SplitView } from './split-view'
import styles from './views.module.css'

/** Two trees narrower than half of this have no room for names. */
const SIDE_BY_SIDE_PX = 560

interface SplitViewsProps {
  readonly tab: Tab
  /** Of the inventory itself. */
  readonly root: Listing
}

/** Two views side by side, or one below the other where there is no room. */
export function SplitViews({ tab, root }: SplitViewsProps) {
  const element = useRef<HTMLDivElement>(null)
  const widthPx = useWidthPx(element)
  return (
    <div ref={element} className={styles.view} data-stacked={widthPx > 0 && widthPx < SIDE_BY_SIDE_PX}>
      {tab.views.map(view => (
        <BrowserProvider key={view.id} browser={view}>
          <SplitView isActive={view === tab.active} root={root} />
        </BrowserProvider>
      ))}
    </div>
  )
}
