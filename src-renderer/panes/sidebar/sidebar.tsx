import { FolderRoot, Trash2, X } from 'lucide-react'
import type { KeptPlace, RecentPlace } from '../../../src-shared/model/places'
import { showEntry } from '../../actions/show-entry'
import { trashTargetOf } from '../../actions/trash-target'
import { type Branch, ROOT_BRANCH } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import { branchAsTarget } from '../../browser/drop-target'
import { IconButton } from '../../kit/button'
import { ROOT_ID } from '../../kit/row-id'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useCapabilities, useSession } from '../../session/session-context'
import type { Catalogue } from '../../text/en'
import { KeptPlaces } from './kept-places'
import { PlaceLine } from './place-line'
import styles from './sidebar.module.css'
import { usePlaceKeys } from './use-place-keys'
import { useTrashPlace } from './use-trash-place'

/** More is kept: a sidebar is for what is used now. */
const MAX_RECENT_SHOWN = 10

function sayEmpty(text: Catalogue): void {
  showToast({ tone: 'note', message: text.places.trashEmpty, actions: [] })
}

/** An older Satchel kept only when something happened to it, which was where it is. */
function seenThen(place: RecentPlace): KeptPlace {
  return { seenAtMs: place.atMs, ...place }
}

/** The places that are one click away: the inventory, the Trash, pins, and what was used last. */
export function Sidebar({ location }: { readonly location: Branch }) {
  const text = useText()
  const browser = useBrowser()
  const { places } = useSession()
  const { pins, recent } = useStore(places.store, value => value)
  const trash = useTrashPlace()
  const trashTarget = trashTargetOf(useCapabilities().trash)
  const { onKeyDown, onFocus, tabIndexOf } = usePlaceKeys()
  const lists = { locationId: location.id, tabIndexOf }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for the arrow keys of the buttons in it
    <nav
      aria-label={text.places.label}
      data-pane=""
      className={styles.sidebar}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      <h2 className={styles.heading}>{text.places.label}</h2>
      <ul className={styles.list}>
        <PlaceLine
          id="inventory"
          name={text.app.inventory}
          icon={<FolderRoot size={16} aria-hidden />}
          isHere={location.id === ROOT_ID}
          target={branchAsTarget(ROOT_BRANCH)}
          tabIndex={tabIndexOf('inventory')}
          onGo={() => browser.enter(ROOT_ID)}
        />
        {trashTarget && (
          <PlaceLine
            id="trash"
            name={text.places.trash}
            icon={<Trash2 size={16} aria-hidden />}
            count={trash?.count ?? null}
            isHere={trash !== null && location.id === trash.row.id}
            target={trashTarget}
            tabIndex={tabIndexOf('trash')}
            onGo={() => (trash === null ? sayEmpty(text) : showEntry(browser, trash.row))}
          />
        )}
      </ul>
      <h2 className={styles.heading}>{text.places.pinned}</h2>
      {pins.length === 0 && <p className={styles.hint}>{text.places.noPins}</p>}
      <KeptPlaces section="pin" places={pins} {...lists} />
      {recent.length > 0 && (
        <>
          <div className={styles.heading}>
            <h2 className={styles.words}>{text.places.recent}</h2>
            <IconButton
              label={text.places.forgetRecent}
              icon={<X size={14} />}
              tabIndex={-1}
              onClick={places.forgetRecent}
            />
          </div>
          <KeptPlaces section="recent" places={recent.slice(0, MAX_RECENT_SHOWN).map(seenThen)} {...lists} />
        </>
      )}
    </nav>
  )
}
