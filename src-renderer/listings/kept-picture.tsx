import { nameOf } from '../../src-shared/domain/paths'
import { recordIdOf } from '../../src-shared/domain/places'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { KindIcon } from '../kit/kind-icon'
import { Thumbnail } from './thumbnail'
import { ROW_PICTURE_PX } from './thumbnail-query'

interface KeptPictureProps {
  readonly entry: KeptPlace & { readonly assetUri?: string }
  /** As it is listed; null where it is not. */
  readonly row: { readonly entry: Entry; readonly path: InventoryPath | null } | null
  readonly isGone: boolean
  readonly iconPx: number
}

/** The picture of an entry that is kept in mind, as it is listed or else as it was; folders have their shape. */
export function KeptPicture({ entry, row, isGone, iconPx }: KeptPictureProps) {
  const kind = row?.entry.kind ?? entry.kind
  const path = row ? row.path : entry.path
  const shown = row?.entry ?? entryOf(entry)
  if (kind === 'folder' || kind === 'link' || path === null || isGone || shown === null)
    return <KindIcon kind={kind} size={iconPx} />
  return <Thumbnail entry={shown} path={path} iconPx={iconPx} sizePx={ROW_PICTURE_PX} />
}

/** As much of it as a picture asks for; null where that is not kept. */
function entryOf(entry: KeptPictureProps['entry']): Entry | null {
  const { kind, assetUri, path } = entry
  if (assetUri === undefined) return null
  return {
    recordId: recordIdOf(entry),
    name: nameOf(path),
    kind,
    assetUri,
    isPublic: false,
    modifiedMs: null,
  }
}
