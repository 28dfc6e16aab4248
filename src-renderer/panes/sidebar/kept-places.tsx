import { recordIdOf } from '../../../src-shared/domain/places'
import type { KeptPlace } from '../../../src-shared/model/kept-place'
import type { RowId } from '../../kit/row-id'
import { useAnswers } from '../../listings/session-resolver'
import { KeptPlaceLine } from './kept-place-line'
import styles from './sidebar.module.css'

interface KeptPlacesProps {
  readonly section: 'pin' | 'recent'
  readonly places: readonly KeptPlace[]
  /** The folder that is being looked at. */
  readonly locationId: RowId
  readonly tabIndexOf: (id: string) => 0 | -1
}

/** Pins, or what was used last, each where it is now. */
export function KeptPlaces({ section, places, locationId, tabIndexOf }: KeptPlacesProps) {
  const { whereIs } = useAnswers()
  return (
    <ul className={styles.list}>
      {places.map((place, index) => {
        const id = `${section} ${recordIdOf(place)}`
        return (
          <KeptPlaceLine
            key={id}
            id={id}
            place={place}
            found={whereIs(place)}
            locationId={locationId}
            isPin={section === 'pin'}
            index={index}
            count={places.length}
            tabIndex={tabIndexOf(id)}
          />
        )
      })}
    </ul>
  )
}
