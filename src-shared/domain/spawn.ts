import type { EntryRef } from '../model/entry'
import type { Refusal } from '../model/refusal'
import type { CurrentWorld } from '../model/source'
import type { Dragged } from './guards'

/** Those of a drag that can be put into a world; folders and links among them stay where they are. */
export function spawnableIn(dragged: readonly Dragged[]): readonly EntryRef[] {
  return dragged
    .filter(({ ref: { kind }, problem }) => kind !== 'folder' && kind !== 'link' && problem === null)
    .map(({ ref }) => ref)
}

/**
 * Why a drop on the world may not spawn, or null. Synchronous, so that it can be
 * asked while a drag hovers. What lies below a link spawns like anything else.
 */
export function canSpawn(dragged: readonly Dragged[], world: CurrentWorld): Refusal | null {
  const [first] = dragged
  if (first === undefined) return { reason: 'nothing-selected' }
  if (spawnableIn(dragged).length > 0) return world.kind === 'none' ? { reason: 'no-world' } : null
  const unclear = dragged.find(({ ref: { kind } }) => kind !== 'folder' && kind !== 'link')
  if (unclear?.problem) {
    return { reason: 'unaddressable', name: unclear.ref.name, problem: unclear.problem }
  }
  return { reason: 'not-an-item', name: first.ref.name }
}
