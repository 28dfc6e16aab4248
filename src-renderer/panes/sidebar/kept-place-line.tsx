import { PinOff, RotateCw } from 'lucide-react'
import { childPath, depthOf } from '../../../src-shared/domain/paths'
import { keptTitleOf, recordIdOf } from '../../../src-shared/domain/places'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { DropTarget } from '../../../src-shared/domain/transfer'
import { visibleText } from '../../../src-shared/domain/visible-text'
import type { KeptPlace } from '../../../src-shared/model/kept-place'
import { lookAndSay } from '../../actions/say-missing'
import { useGoToPlace } from '../../actions/use-go-to-place'
import { useOpenPlaceBehind } from '../../actions/use-open-place-behind'
import { targetOfRow } from '../../browser/drop-target'
import { rowOf } from '../../browser/locate'
import type { EntryRow } from '../../browser/row'
import { type DragSource, keepData, keptDragData } from '../../drag/drag-data'
import { IconButton } from '../../kit/button'
import type { RowId } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { KeptPicture } from '../../listings/kept-picture'
import type { Whereabouts } from '../../listings/whereabouts'
import { folderText, lastSeenText } from '../../listings/whereabouts-text'
import { useInventory, useSession } from '../../session/session-context'
import { shortDate } from '../../text/dates'
import { KeptMenu } from './kept-menu'
import { PlaceLine } from './place-line'

/** What a gap between the pins is called as a target. */
export const PINS_ID = 'pins'

interface KeptPlaceLineProps {
  readonly id: string
  readonly place: KeptPlace
  readonly found: Whereabouts
  readonly locationId: RowId
  readonly isPin: boolean
  readonly index: number
  readonly count: number
  readonly tabIndex: 0 | -1
}

/** A pin, or an entry that was used lately. What is gone stays, greyed, and says so; what nobody has looked at since says when it was seen. */
export function KeptPlaceLine(props: KeptPlaceLineProps) {
  const { id, place, found, locationId, isPin, tabIndex } = props
  const text = useText()
  const session = useSession()
  const { isReady } = useInventory()
  const goTo = useGoToPlace()
  const openBehind = useOpenPlaceBehind()
  const nowMs = useNow()
  const row = rowOf(found)
  const name = plainText('title' in found ? found.title : keptTitleOf(place)).trim() || text.tree.unnamed
  const canLook = isReady && found.kind === 'last-seen'
  return (
    <PlaceLine
      id={id}
      name={name}
      icon={<KeptPicture entry={place} row={row} isGone={found.kind === 'gone'} iconPx={16} />}
      isHere={row !== null && row.id === locationId}
      isPrivate
      title={visibleText(pathText(place, found))}
      problem={found.kind === 'gone' ? text.places.gone(folderText(session, text, found.folder)) : null}
      note={found.kind === 'last-seen' ? lastSeenText(session, text, found, nowMs) : null}
      shortNote={
        found.kind === 'last-seen' && found.atMs !== null ? shortDate(text, found.atMs, nowMs) : null
      }
      target={targetOf(place, found, row)}
      tabIndex={tabIndex}
      onGo={() => goTo(place)}
      onOpenBehind={() => openBehind(place)}
      {...(isPin ? { order: pinOrder(place, props) } : {})}
      menu={<KeptMenu place={place} found={found} isPin={isPin} index={props.index} count={props.count} />}
    >
      {canLook && (
        <IconButton
          label={text.places.lookAgainFor(name)}
          icon={<RotateCw size={14} />}
          tabIndex={-1}
          onClick={() => void lookAndSay(session, text, place)}
        />
      )}
      {isPin && (
        <IconButton
          label={text.places.unpinName(name)}
          icon={<PinOff size={14} />}
          tabIndex={-1}
          onClick={() => session.places.unpin(recordIdOf(place))}
        />
      )}
    </PlaceLine>
  )
}

/** Among the pins a drop pins: between two, on the rest of a folder it goes into that. */
function pinOrder(place: KeptPlace, { index, count }: Pick<KeptPlaceLineProps, 'index' | 'count'>) {
  return {
    listId: PINS_ID,
    index,
    count,
    source: () => keptDragData('pins', recordIdOf(place)),
    gap: (at: number, source: DragSource) =>
      source.kind === 'kept' && source.list !== 'pins'
        ? null
        : keepData({ kind: 'pins', at, targetId: PINS_ID }),
  }
}

function pathText({ path }: KeptPlace, found: Whereabouts): string {
  return ('folder' in found && childPath(found.folder, found.name)) || path
}

/** A folder that is not listed yet can be dropped on, too, if it is known from the root down: main checks it. */
function targetOf(place: KeptPlace, found: Whereabouts, row: EntryRow | null): DropTarget | null {
  if (found.kind === 'gone') return null
  if (row) return row.isFolder ? targetOfRow(row) : null
  const { path, recordIds, kind } = place
  if (kind !== 'folder' || recordIds.length !== depthOf(path)) return null
  return { ref: { path, recordIds }, title: keptTitleOf(place), kind, problem: null, linkName: null }
}
