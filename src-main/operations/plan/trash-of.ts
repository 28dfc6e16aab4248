import { assertNever } from '../../../src-shared/result'
import { NativeTrash, NoTrash } from './native-trash'
import type { Planner } from './planner'
import { SatchelTrash } from './satchel-trash'
import type { Trash } from './trash-strategy'

/** The Trash that the source of a plan has. */
export function trashOf(planner: Planner): Trash {
  const { trash } = planner.context.capabilities
  switch (trash.kind) {
    case 'satchel':
      return new SatchelTrash(planner)
    case 'native':
      return new NativeTrash(planner, trash.folder)
    case 'none':
      return new NoTrash()
    default:
      return assertNever(trash)
  }
}
