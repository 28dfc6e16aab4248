import type { InventoryId, KnownInventory } from '../../src-shared/model/inventory-id'
import type { Source, SourceState } from '../../src-shared/model/source'
import {
  isResonite,
  personId,
  SANDBOX_ID,
  type SameAs,
  socketFolderOf,
  unnamedId,
} from '../sources/inventory-id'

/**
 * Before inventories had ids, what belonged to one was named after its owner or,
 * where the service named nobody, after the address of its socket. These names
 * are read only, to take over what lies under them: by Resonite's inventories and
 * the built-in one, because there were no others then.
 */

/** The id for a key of the journal; what was never one stays as it is. */
export function idOfOldKey(key: string): string {
  const [kind = '', ...rest] = key.split(':')
  const name = rest.join(':')
  if (kind === 'built-in') return SANDBOX_ID
  if (kind === 'user') return personId(name)
  return kind === 'source' && /^(unix:\/|dns:\/\/\/)/.test(name)
    ? unnamedId({ address: name }, 'resonite')
    : key
}

/** Where a service named nobody, each of its processes had files of its own; longer numbers of processes are rare. */
const MAX_PID = 131_072

/** The names of the files of an inventory, the likeliest first. */
export function* oldNames({ id, ownerId }: KnownInventory, source: Source | null): Generator<string> {
  if (!isOfThen(id)) return
  if (ownerId !== null) yield ownerId
  if (ownerId !== null || id === SANDBOX_ID) return
  if (source !== null) yield source.address
  const folder = socketFolderOf(id)
  if (folder === null) return
  for (let pid = 1; pid <= MAX_PID; pid += 1) yield `unix:${folder}/resonite-${pid}.sock`
}

function isOfThen(id: InventoryId): boolean {
  return id === SANDBOX_ID || isResonite(id)
}

/**
 * The names that pictures of the open inventory may have, as far as they can be
 * told: those of other names are fetched again.
 */
export function oldPictureNames(state: SourceState, sameAs: SameAs): readonly string[] {
  const known = state.inventory
  const source = 'source' in state ? state.source : null
  const oldName = known !== null && isOfThen(known.id) ? (known.ownerId ?? source?.address) : undefined
  const unnamed = [...sameAs].filter(([, named]) => named === known?.id).map(([id]) => id)
  return [...unnamed, ...(oldName === undefined ? [] : [oldName])]
}
