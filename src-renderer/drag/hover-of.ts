import { entryRefusal } from '../../src-shared/domain/guards'
import { titleOf } from '../../src-shared/domain/names'
import { paletteRefusal } from '../../src-shared/domain/palettes'
import { canSpawn } from '../../src-shared/domain/spawn'
import { canDrop, type Dragged, type DropTarget, divideDrop } from '../../src-shared/domain/transfer'
import { isInTrash } from '../../src-shared/domain/trash'
import { collectRefusal } from '../../src-shared/domain/tray'
import { whyNot } from '../../src-shared/domain/why-not'
import type { Capabilities } from '../../src-shared/model/capabilities'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { assertNever } from '../../src-shared/result'
import type { Hover } from './drag'
import type { DragSource, DropDestination } from './drag-data'

export const TRAY_TARGET_ID = 'collect-tray'

const IN_TRAY: Hover = {
  kind: 'tray',
  targetId: TRAY_TARGET_ID,
  refusal: { reason: 'already-there' },
  taken: [],
}

/** What a drop of what is dragged would do at a destination; null where it would do nothing. */
export function hoverOf(
  source: DragSource,
  destination: DropDestination,
  mode: TransferMode,
  capabilities: Capabilities,
): Hover | null {
  const { dragged } = source
  if (source.kind === 'kept') return isOwnList(source, destination) ? keeping(destination, []) : null
  switch (destination.kind) {
    case 'tray':
      return source.kind === 'tray' ? IN_TRAY : collecting(dragged, capabilities)
    case 'pins':
    case 'palettes':
      return keeping(destination, dragged)
    case 'palette':
      return keeping(destination, dragged)
    case 'world':
      return { ...destination, refusal: canSpawn(dragged, destination.world, capabilities) }
    case 'inventory':
      return {
        ...destination,
        mode,
        refusal: destination.refusal ?? bringRefusal(dragged, mode, capabilities),
      }
    case 'folder': {
      const { target, targetId } = destination
      if (source.kind === 'rows')
        return { ...destination, mode, refusal: canDrop(dragged, target, mode, capabilities) }
      const { taken, left } = dividedLately(dragged, { target, targetId, mode, capabilities })
      const refusal = taken.length > 0 ? null : (left[0] ?? { reason: 'nothing-selected' })
      return { ...destination, mode, refusal, taken }
    }
    default:
      return assertNever(destination)
  }
}

/** What is brought elsewhere is copied; of a move what lay here goes to the Trash then. */
function bringRefusal(
  dragged: readonly Dragged[],
  mode: TransferMode,
  capabilities: Capabilities,
): Refusal | null {
  for (const item of dragged) {
    const isTrashed = isInTrash(item.ref.parent.path, capabilities.trash)
    const own = mode === 'move' ? whyNot('trash', item, capabilities) : entryRefusal(item)
    const refusal = isTrashed ? ({ reason: 'trash-not-collected', name: titleOf(item.ref) } as const) : own
    if (refusal !== null) return refusal
  }
  return null
}

type Keeping = Extract<DropDestination, { readonly kind: 'pins' | 'palettes' | 'palette' }>

/** What is kept is put elsewhere in its own list only: it lies in the inventory where it lies. */
function isOwnList(
  { list }: Extract<DragSource, { readonly kind: 'kept' }>,
  destination: DropDestination,
): destination is Keeping {
  if (destination.kind !== 'palette') return destination.kind === list
  return typeof list === 'object' && destination.paletteId === list.paletteId
}

function keeping(destination: Keeping, dragged: readonly Dragged[]): Hover {
  if (destination.kind !== 'palette') return { ...destination, refusal: null }
  const refusals = dragged.map(paletteRefusal)
  const taken = dragged.filter((_item, index) => refusals[index] === null)
  const [first = null] = refusals
  return { ...destination, taken, refusal: taken.length === 0 ? first : null }
}

/** A drag hovers with the same array all the time. */
const collectings = new WeakMap<readonly Dragged[], Hover>()

function collecting(dragged: readonly Dragged[], capabilities: Capabilities): Hover {
  const known = collectings.get(dragged)
  if (known) return known
  const refusals = dragged.map(item => collectRefusal(item, capabilities))
  const taken = dragged.filter((_item, index) => refusals[index] === null)
  const refusal = taken.length > 0 ? null : (refusals[0] ?? { reason: 'nothing-selected' })
  const hover: Hover = { kind: 'tray', targetId: TRAY_TARGET_ID, refusal, taken }
  collectings.set(dragged, hover)
  return hover
}

interface Wish {
  readonly target: DropTarget
  readonly targetId: string
  readonly mode: TransferMode
  readonly capabilities: Capabilities
}

interface DividedFor extends Omit<Wish, 'target'> {
  readonly divided: ReturnType<typeof divideDrop>
}

/** The last target of each drag. */
const divided = new WeakMap<readonly Dragged[], DividedFor>()

/** Asked with every move of the pointer, mostly over the same row. */
function dividedLately(
  dragged: readonly Dragged[],
  { target, targetId, mode, capabilities }: Wish,
): DividedFor['divided'] {
  const last = divided.get(dragged)
  const isSame = last?.targetId === targetId && last.mode === mode && last.capabilities === capabilities
  if (isSame) return last.divided
  const now = { targetId, mode, capabilities, divided: divideDrop(dragged, target, mode, capabilities) }
  divided.set(dragged, now)
  return now.divided
}
