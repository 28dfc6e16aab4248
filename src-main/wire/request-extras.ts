import { childPath, ROOT } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { Capabilities } from '../../src-shared/model/capabilities'
import type { Destination, EntryAddress } from '../../src-shared/model/entry-address'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { say } from '../../src-shared/sentences'
import { keyTextOf } from '../../src-wire/entry-keys'
import { RequestExtras } from '../../src-wire/gen/satchel/v1/extras'

/** What is known of the source that requests go to. */
export interface DescribedSource {
  readonly capabilities: Capabilities
  /** Null where the root has none. */
  readonly rootId: string | null
}

/** To be spread into a request: nothing for a source that meets no ids, whose requests stay as the mod has them. */
export type Extras = { readonly extras?: RequestExtras }

/** Of a call that reads: an id that nobody knows is not asked for. */
export function extrasOfRead({ capabilities }: DescribedSource, { id }: EntryAddress): Extras {
  if (capabilities.addressing === 'path' || id === null) return {}
  return { extras: RequestExtras.fromPartial({ expectedId: id }) }
}

/** Of a call that changes an entry. Fails before anything is sent where it is not known which one is meant. */
export function extrasOfChange({ capabilities }: DescribedSource, { path, id }: EntryAddress): Extras {
  if (capabilities.addressing === 'path') return {}
  return { extras: RequestExtras.fromPartial({ expectedId: idOf(path, id) }) }
}

/** Of a call that puts something somewhere; `from` is null for what is made anew. */
export function extrasOfPlacing(source: DescribedSource, from: EntryAddress | null, to: Destination): Extras {
  if (source.capabilities.addressing === 'path') return {}
  const { path, id } = to.folder
  return {
    extras: RequestExtras.fromPartial({
      expectedId: from === null ? '' : idOf(from.path, from.id),
      expectedParentId: path === ROOT ? (source.rootId ?? '') : idOf(path, id),
      newTitle: to.title,
    }),
  }
}

/**
 * The path text of something new. Under `path` addressing there is one for every
 * name that the rules let through; else it is only a hint beside the title.
 */
export function pathOfNew({ capabilities }: DescribedSource, { folder, title }: Destination): InventoryPath {
  const name = capabilities.addressing === 'path' ? title : keyTextOf(title)
  const path = childPath(folder.path, name)
  if (path !== null) return path
  throw new AppFailure({ kind: 'invalid-name', ...say('path-not-accepted'), path: folder.path })
}

function idOf(path: InventoryPath, id: string | null): string {
  if (id !== null) return id
  throw new AppFailure({ kind: 'refused', ...say('own-fault'), path, detail: 'A change without an id.' })
}
