import { FolderRoot, Plus, Trash2, X } from 'lucide-react'
import { memo } from 'react'
import { askToEmptyTrash } from '../../actions/dialogs'
import { trashTargetOf } from '../../actions/trash-target'
import { useTrashCount } from '../../actions/use-trash-count'
import { type Branch, ROOT_BRANCH } from '../../browser/branch'
import type { PlaceShown } from '../../browser/browser'
import { useBrowser } from '../../browser/browser-context'
import { branchAsTarget } from '../../browser/drop-target'
import { tabsOf } from '../../browser/tabs-of'
import { IconButton } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { ROOT_ID, TRASH_LIST_ID } from '../../kit/row-id'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useCapabilities, useSession } from '../../session/session-context'
import { useSourceList } from '../../session/source-list'
import { useCanChange } from '../../session/use-can-change'
import { Inventories } from './inventories'
import { KeptPlaces } from './kept-places'
import { Palettes } from './palettes'
import { PinsHeading } from './pins-heading'
import { PlaceLine } from './place-line'
import { RecentPlaces } from './recent-places'
import { SavedSearches } from './saved-searches'
import styles from './sidebar.module.css'
import { type PlaceKeys, usePlaceKeys } from './use-place-keys'

interface SidebarProps {
  readonly location: Branch | null
  /** Where it lies over the contents, and Esc puts it away. */
  readonly onClose: (() => void) | null
}

/** The inventories, and the places in the one that is shown. Without a location nothing of it can be shown. */
export const Sidebar = memo(function Sidebar({ location, onClose }: SidebarProps) {
  const text = useText()
  const hasOthers = useSourceList().lines.length > 0
  const { onKeyDown, onFocus, tabIndexOf, onGone } = usePlaceKeys(
    location ? 'inventory' : 'source found',
    onClose,
  )
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- listens for the arrow keys of the buttons in it
    <nav
      aria-label={text.places.label}
      data-pane=""
      className={styles.sidebar}
      onKeyDown={onKeyDown}
      onFocus={onFocus}
    >
      {hasOthers && <Inventories tabIndexOf={tabIndexOf} />}
      {location && <PlacesOf location={location} hasOthers={hasOthers} {...{ tabIndexOf, onGone }} />}
    </nav>
  )
})

interface PlacesOfProps extends Pick<PlaceKeys, 'tabIndexOf' | 'onGone'> {
  readonly location: Branch
  readonly hasOthers: boolean
}

/** The places that are one click away: the inventory, pins, what was used last, and at the foot the Trash. */
function PlacesOf({ location, tabIndexOf, onGone, hasOthers }: PlacesOfProps) {
  const text = useText()
  const browser = useBrowser()
  const { places } = useSession()
  const { pins, recent } = useStore(places.store, value => value)
  const trashCount = useTrashCount()
  const whyNotEmpty = useCanChange() ? null : text.tree.notReady
  const trashTarget = trashTargetOf(useCapabilities().trash)
  const openBehind = (place: PlaceShown): void => void tabsOf(browser.session).open(place, 'in-background')
  const lists = { locationId: location.id, tabIndexOf }
  return (
    <>
      <div className={styles.heading}>
        <h2 className={styles.words}>{text.places.label}</h2>
        {!hasOthers && (
          <IconButton
            label={text.inventories.add}
            icon={<Plus size={14} />}
            tabIndex={-1}
            onClick={() => openOverlay({ kind: 'add-inventory' })}
          />
        )}
      </div>
      <ul className={styles.list}>
        <PlaceLine
          id="inventory"
          name={text.app.inventory}
          icon={<FolderRoot size={16} aria-hidden />}
          isHere={location.id === ROOT_ID}
          target={branchAsTarget(ROOT_BRANCH)}
          tabIndex={tabIndexOf('inventory')}
          onGo={() => browser.enter(ROOT_ID)}
          onOpenBehind={() => openBehind(ROOT_BRANCH)}
        />
      </ul>
      <PinsHeading count={pins.length} />
      <KeptPlaces section="pin" places={pins} {...lists} />
      <SavedSearches tabIndexOf={tabIndexOf} onGone={onGone} />
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
          <RecentPlaces recent={recent} {...lists} />
        </>
      )}
      <Palettes tabIndexOf={tabIndexOf} onGone={onGone} />
      {trashTarget && (
        <ul className={`${styles.list} ${styles.foot}`}>
          <PlaceLine
            id="trash"
            name={text.places.trash}
            icon={<Trash2 size={16} aria-hidden />}
            count={trashCount}
            isHere={location.id === TRASH_LIST_ID}
            target={trashTarget}
            tabIndex={tabIndexOf('trash')}
            onGo={() => browser.enter(TRASH_LIST_ID)}
            onOpenBehind={() => openBehind({ ...ROOT_BRANCH, ...trashTarget.ref, id: TRASH_LIST_ID })}
            lines={() => [
              { label: text.commands.open, run: () => browser.enter(TRASH_LIST_ID) },
              { label: text.trash.empty, reason: whyNotEmpty, run: () => askToEmptyTrash(browser.session) },
            ]}
          />
        </ul>
      )}
    </>
  )
}
