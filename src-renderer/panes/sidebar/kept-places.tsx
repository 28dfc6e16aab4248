import { recordIdOf } from '../../../src-shared/domain/places'
import type { KeptPlace } from '../../../src-shared/model/places'
import { resolvePlace } from '../../browser/resolve-place'
import type { RowId } from '../../kit/row-id'
import { useListings } from '../../listings/use-listings'
import { KeptPlaceLine } from './kept-place-line'
import styles from './sidebar.module.css'

interface KeptPlacesProps {
  readonly section: 'pin' | 'recent'
  readonly places: readonly KeptPlace[]
  /** The folder that is being looked at. */
  readonly locationId: RowId
  readonly tabIndexOf: (id: string) => 0 | -1
}

/** Pins, or what was used last, each as the entry that it is now. */
export function KeptPlaces({ section, places, locationId, tabIndexOf }: KeptPlacesProps) {
  const listingOf = useListings()
  return (
    <ul className={styles.list}>
      {places.map(place => {
        const id = `${section} ${recordIdOf(place)}`
        const resolved = resolvePlace(place, listingOf)
        return (
          <KeptPlaceLine
            key={id}
            id={id}
            place={place}
            resolved={resolved}
            isHere={resolved.kind === 'found' && resolved.row.id === locationId}
            isPin={section === 'pin'}
            tabIndex={tabIndexOf(id)}
          />
        )
      })}
    </ul>
  )
}
