import { PinOff } from 'lucide-react'
import { depthOf } from '../../../src-shared/domain/paths'
import { recordIdOf } from '../../../src-shared/domain/places'
import { plainText, visibleText } from '../../../src-shared/domain/rich-text'
import type { DropTarget } from '../../../src-shared/domain/transfer'
import type { KeptPlace } from '../../../src-shared/model/places'
import { useGoToPlace } from '../../actions/use-go-to-place'
import { targetOfRow } from '../../browser/drop-target'
import { type ResolvedPlace, titleOfPlace } from '../../browser/resolve-place'
import { IconButton } from '../../kit/button'
import { KindIcon } from '../../kit/kind-icon'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'
import { PlaceLine } from './place-line'

interface KeptPlaceLineProps {
  readonly id: string
  readonly place: KeptPlace
  readonly resolved: ResolvedPlace
  readonly isHere: boolean
  readonly isPin: boolean
  readonly tabIndex: 0 | -1
}

/** A pin, or an entry that was used lately. What is gone stays, greyed, and says so. */
export function KeptPlaceLine({ id, place, resolved, isHere, isPin, tabIndex }: KeptPlaceLineProps) {
  const text = useText()
  const { places } = useSession()
  const goTo = useGoToPlace()
  const name = plainText(titleOfPlace(place, resolved)).trim() || text.tree.unnamed
  const kind = resolved.kind === 'found' ? resolved.row.entry.kind : place.kind
  return (
    <PlaceLine
      id={id}
      name={name}
      icon={<KindIcon kind={kind} />}
      isHere={isHere}
      isPrivate
      title={visibleText(place.path)}
      problem={resolved.kind === 'gone' ? text.places.gone : null}
      target={targetOf(place, resolved)}
      tabIndex={tabIndex}
      onGo={() => goTo(place)}
      action={
        isPin && (
          <IconButton
            label={text.places.unpinName(name)}
            icon={<PinOff size={14} />}
            tabIndex={-1}
            onClick={() => places.unpin(recordIdOf(place))}
          />
        )
      }
    />
  )
}

/** A folder that is not listed yet can be dropped on, too, if it is known from the root down: main checks it. */
function targetOf(place: KeptPlace, resolved: ResolvedPlace): DropTarget | null {
  if (resolved.kind === 'gone') return null
  if (resolved.kind === 'found') return resolved.row.isFolder ? targetOfRow(resolved.row) : null
  const { path, recordIds, kind } = place
  if (kind !== 'folder' || recordIds.length !== depthOf(path)) return null
  return {
    ref: { path, recordIds },
    title: titleOfPlace(place, resolved),
    kind,
    problem: null,
    linkName: null,
  }
}
