import { canSpawn } from '../../src-shared/domain/spawn'
import { canDrop, type Dragged, type DropTarget, divideDrop } from '../../src-shared/domain/transfer'
import { collectRefusal } from '../../src-shared/domain/tray'
import type { Capabilities } from '../../src-shared/model/capabilities'
import type { TransferMode } from '../../src-shared/model/operation'
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

/** What a drop of what is dragged would do at a destination. */
export function hoverOf(
  source: DragSource,
  destination: DropDestination,
  mode: TransferMode,
  capabilities: Capabilities,
): Hover {
  const { dragged } = source
  switch (destination.kind) {
    case 'tray':
      return source.kind === 'tray' ? IN_TRAY : collecting(dragged, capabilities)
    case 'world':
      return { ...destination, refusal: canSpawn(dragged, destination.world, capabilities) }
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
