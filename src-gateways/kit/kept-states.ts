import type { handleUnaryCall } from '@grpc/grpc-js'
import { MutationExtras } from '../../src-wire/gen/satchel/v1/extras.ts'
import {
  Action,
  Checkpoints,
  type ListDeletedRequest,
  type SourceServer,
} from '../../src-wire/gen/satchel/v1/source.ts'
import { KnownFolder } from './known-folder.ts'
import { listingBytes, oldPlaces } from './list-reply.ts'
import type { PlatformEntry } from './platform.ts'
import { badArgument, notSupported } from './refusal.ts'
import { refuseDenied } from './rights.ts'
import { type CallContext, serve } from './serve.ts'
import type { SourceParts } from './source-parts.ts'

const ROOT = '/Inventory'

type KeptStates = Pick<SourceServer, 'undelete' | 'listCheckpoints' | 'restoreCheckpoint'> & {
  readonly listDeleted: handleUnaryCall<ListDeletedRequest, Buffer>
}

/** Of sources that keep what was deleted or overwritten, beside any Trash. */
export function keptStates<E extends PlatformEntry>(
  context: CallContext,
  { platform, tree, described }: SourceParts<E>,
): KeptStates {
  return {
    listDeleted: serve(context, { name: 'Source/ListDeleted' }, async ({ path, extras }, signal) => {
      described.require(Action.ACTION_LIST_DELETED)
      const at = path === '' ? ROOT : path
      const folder = await tree.findFolder(at, extras?.expectedId ?? '', signal)
      const entries = await (platform.deleted?.(folder, signal) ?? absent())
      const known = new KnownFolder({ entries })
      const places = await oldPlaces(tree, entries, signal)
      return listingBytes(tree, { path: at, folder, known, oldPlaces: places })
    }),
    undelete: serve(context, { name: 'Source/Undelete', changes: true }, async ({ extras }, signal) => {
      described.require(Action.ACTION_UNDELETE)
      const id = extras?.expectedId ?? ''
      if (id === '') throw badArgument('Say by its id what is to be brought back.')
      const entry = await (platform.undelete?.(id, signal) ?? absent())
      tree.note({ there: entry })
      return MutationExtras.fromPartial({ id: entry.id, parentId: entry.parentId })
    }),
    listCheckpoints: serve(context, { name: 'Source/ListCheckpoints' }, async ({ path, extras }, signal) => {
      described.requireToLook(Action.ACTION_CHECKPOINTS)
      const trail = await tree.meet(path, extras?.expectedId ?? '', signal)
      const checkpoints = await (platform.checkpoints?.(trail, signal) ?? absent())
      return Checkpoints.fromPartial({ checkpoints: [...checkpoints] })
    }),
    restoreCheckpoint: serve(
      context,
      { name: 'Source/RestoreCheckpoint', changes: true },
      async ({ path, checkpointId, extras }, signal) => {
        described.require(Action.ACTION_CHECKPOINTS)
        const trail = await tree.meet(path, extras?.expectedId ?? '', signal)
        const entry = trail.at(-1)
        if (entry === undefined) throw badArgument('The root stays as it is.')
        refuseDenied(Action.ACTION_CHECKPOINTS, entry, path)
        const now = await (platform.restoreCheckpoint?.(trail, checkpointId, signal) ?? absent())
        tree.note({ there: now })
        return MutationExtras.fromPartial({ id: now.id, parentId: now.parentId })
      },
    ),
  }
}

function absent(): never {
  throw notSupported('It is not offered here.')
}
