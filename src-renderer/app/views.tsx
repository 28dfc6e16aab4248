import type { Listing } from '../../src-shared/model/listing'
import { useBrowser } from '../browser/browser-context'
import type { Shown } from '../browser/shown'
import { tabsOf } from '../browser/tabs-of'
import { useStore } from '../kit/store'
import { useMiddleClick } from '../panes/tabs/use-middle-click'
import { Contents } from './contents'
import { SplitViews } from './split-views'
import styles from './views.module.css'

interface ViewsProps {
  /** Of the active one. */
  readonly shown: Shown
  /** Of the inventory itself. */
  readonly root: Listing
}

/** What the tab that is shown shows: one view, or two side by side. */
export function Views({ shown, root }: ViewsProps) {
  const { session } = useBrowser()
  const { tabs, current } = useStore(tabsOf(session).now, now => now)
  const panel =
    tabs.length < 2 ? {} : { id: `${current.id}-panel`, role: 'tabpanel', 'aria-labelledby': current.id }
  return (
    <div className={styles.views} {...panel}>
      {current.views.length === 1 ? (
        <SingleView key={current.active.id} shown={shown} root={root} />
      ) : (
        <SplitViews tab={current} root={root} />
      )}
    </div>
  )
}

function SingleView(props: ViewsProps) {
  return (
    <div className={styles.view} {...useMiddleClick(props.shown.rows)}>
      <Contents {...props} isActive />
    </div>
  )
}
