import { type Capabilities, RESONITE_CAPABILITIES } from '../model/capabilities'
import type { EntryRef } from '../model/entry'
import type { Refusal } from '../model/refusal'
import type { CurrentWorld } from '../model/source'
import type { Dragged } from './guards'
import { titleOf } from './names'
import { verbRefusal } from './why-not'

/** Those of a drag that can be put into a world; folders and links among them stay where they are. */
export function spawnableIn(dragged: readonly Dragged[]): readonly EntryRef[] {
  return dragged.filter(isSpawnable).map(({ ref }) => ref)
}

export function isSpawnable({ ref: { kind }, problem }: Dragged): boolean {
  return kind !== 'folder' && kind !== 'link' && problem === null
}

/** Whether there is only this one: then it is in the world afterwards, and nowhere else. */
export function leavesWhenSpawned({ denied = [] }: Dragged): boolean {
  return denied.some(({ action, why }) => action === 'copy-item' && why === 'no-copy')
}

/**
 * Why a drop on the world may not spawn, or null. Synchronous, so that it can be
 * asked while a drag hovers. What lies below a link spawns like anything else.
 */
export function canSpawn(
  dragged: readonly Dragged[],
  world: CurrentWorld,
  capabilities: Capabilities = RESONITE_CAPABILITIES,
): Refusal | null {
  const [first] = dragged
  if (first === undefined) return { reason: 'nothing-selected' }
  const never = verbRefusal('spawn', capabilities)
  if (never !== null) return never
  if (spawnableIn(dragged).length > 0) return world.kind === 'none' ? { reason: 'no-world' } : null
  const unclear = dragged.find(({ ref: { kind } }) => kind !== 'folder' && kind !== 'link')
  if (unclear?.problem) {
    return { reason: 'unaddressable', name: titleOf(unclear.ref), problem: unclear.problem }
  }
  return { reason: 'not-an-item', name: titleOf(first.ref) }
}
