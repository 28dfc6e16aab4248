import type { handleUnaryCall } from '@grpc/grpc-js'
import {
  type InventoryListRequest,
  type InventoryServer,
  InventoryService,
  InventoryThumbnailResponse,
} from '../../src-wire/gen/resonite_io/v1/inventory.ts'
import { Action } from '../../src-wire/gen/satchel/v1/source.ts'
import { Changes } from './changes.ts'
import { listingBytes, oldPlaces } from './list-reply.ts'
import type { PlatformEntry } from './platform.ts'
import { noPicture } from './refusal.ts'
import { type CallContext, serve } from './serve.ts'
import type { SourceParts } from './source-parts.ts'
import { spawn } from './spawn.ts'
import { segmentsOf } from './tree.ts'

/** Listings are written by hand (`listingBytes`). */
export const inventoryDefinition = {
  ...InventoryService,
  list: { ...InventoryService.list, responseSerialize: (bytes: Buffer): Buffer => bytes },
}

type InventoryHandlers = Omit<InventoryServer, 'list'> & {
  readonly list: handleUnaryCall<InventoryListRequest, Buffer>
}

/** The service of resonite_io.v1, for any platform. */
export function inventoryService<E extends PlatformEntry>(
  context: CallContext,
  parts: SourceParts<E>,
): InventoryHandlers {
  const { platform, tree, described } = parts
  const changes = new Changes(parts)
  const change = (name: string) => ({ name: `Inventory/${name}`, changes: true })
  return {
    list: serve(context, { name: 'Inventory/List' }, async ({ path, extras }, signal) => {
      const refresh = extras?.refresh === true
      const folder = await tree.findFolder(path, extras?.expectedId ?? '', signal)
      const known = await tree.list(folder, { refresh, signal })
      if (tree.idOf(folder) !== described.trashId) return listingBytes(tree, { path, folder, known })
      const places = await oldPlaces(tree, known.entries, signal)
      return listingBytes(tree, { path, folder, known, oldPlaces: places })
    }),
    makeDir: serve(context, change('MakeDir'), (request, signal) => changes.makeDir(request, signal)),
    copy: serve(context, change('Copy'), (request, signal) => changes.copy(request, signal)),
    move: serve(context, change('Move'), (request, signal) => changes.move(request, signal)),
    remove: serve(context, change('Remove'), (request, signal) => changes.remove(request, signal)),
    spawn: serve(context, change('Spawn'), (request, signal) => spawn(parts, request, signal)),
    fetchThumbnail: serve(context, { name: 'Inventory/FetchThumbnail' }, async ({ path, extras }, signal) => {
      // A blank path is refused first of all: that is how clients ask whether there is an inventory.
      segmentsOf(path)
      described.require(Action.ACTION_THUMBNAIL)
      const trail = await tree.find(path, extras?.expectedId ?? '', signal)
      const picture = trail.length === 0 ? null : ((await platform.picture?.(trail, signal)) ?? null)
      if (picture === null) throw noPicture(path)
      const { data, contentType, version = '', stale = false } = picture
      return InventoryThumbnailResponse.fromPartial({
        data: Buffer.from(data.buffer, data.byteOffset, data.length),
        contentType,
        extras: { version, stale },
      })
    }),
  }
}
