import type { handleServerStreamingCall, handleUnaryCall } from '@grpc/grpc-js'
import { MutationExtras } from '../../src-wire/gen/satchel/v1/extras.ts'
import {
  Action,
  EmptyTrashResult,
  Found,
  GiveResult,
  type ListDeletedRequest,
  type ListTreeRequest,
  LocalPlace,
  SignOutResult,
  type SourceServer,
  SourceService,
  StopChangeResult,
} from '../../src-wire/gen/satchel/v1/source.ts'
import { Changes } from './changes.ts'
import { keptStates } from './kept-states.ts'
import { listTree } from './list-tree.ts'
import type { PlatformEntry } from './platform.ts'
import { badArgument, notSupported } from './refusal.ts'
import { refuseDenied } from './rights.ts'
import { type CallContext, serve, serveStream } from './serve.ts'
import type { SourceParts } from './source-parts.ts'
import type { Tree } from './tree.ts'

/** gRPC answers UNIMPLEMENTED for the calls of the contract that no platform has yet. */
export const sourceDefinition = {
  describe: SourceService.describe,
  watch: SourceService.watch,
  find: SourceService.find,
  /** Listings are written by hand (`listingBytes`). */
  listTree: { ...SourceService.listTree, responseSerialize: (bytes: Buffer): Buffer => bytes },
  setDetails: SourceService.setDetails,
  readText: SourceService.readText,
  give: SourceService.give,
  emptyTrash: SourceService.emptyTrash,
  localPath: SourceService.localPath,
  bringIn: SourceService.bringIn,
  listDeleted: { ...SourceService.listDeleted, responseSerialize: (bytes: Buffer): Buffer => bytes },
  undelete: SourceService.undelete,
  listCheckpoints: SourceService.listCheckpoints,
  restoreCheckpoint: SourceService.restoreCheckpoint,
  stopChange: SourceService.stopChange,
  signOut: SourceService.signOut,
}

type SourceHandlers = Pick<
  SourceServer,
  Exclude<keyof typeof sourceDefinition, 'listTree' | 'listDeleted'>
> & {
  readonly listTree: handleServerStreamingCall<ListTreeRequest, Buffer>
  readonly listDeleted: handleUnaryCall<ListDeletedRequest, Buffer>
}

const MOST_IDS = 1_000

export function sourceService<E extends PlatformEntry>(
  context: CallContext,
  parts: SourceParts<E>,
): SourceHandlers {
  const { platform, tree, described, hub } = parts
  return {
    describe: serve(context, { name: 'Source/Describe' }, async () => described.description),
    watch: serveStream(context, { name: 'Source/Watch' }, (_request, signal) => hub.watch(signal)),
    find: serve(context, { name: 'Source/Find' }, async ({ ids }, signal) => {
      described.require(Action.ACTION_FIND)
      if (ids.length > MOST_IDS) throw badArgument(`More than ${MOST_IDS} ids are not looked for at once.`)
      return found(tree, ids, signal)
    }),
    listTree: serveStream(context, { name: 'Source/ListTree' }, async function* ({ path, extras }, signal) {
      described.require(Action.ACTION_LIST_TREE)
      const trail = await tree.meetFolder(path, extras?.expectedId ?? '', signal)
      yield* listTree(platform, tree, { trail, path: await tree.pathOf(trail, signal) }, signal)
    }),
    ...moreOf(context, parts),
    ...keptStates(context, parts),
  }
}

type More = Pick<
  SourceServer,
  'setDetails' | 'readText' | 'give' | 'emptyTrash' | 'localPath' | 'bringIn' | 'stopChange' | 'signOut'
>

/** What few platforms have. */
function moreOf<E extends PlatformEntry>(context: CallContext, parts: SourceParts<E>): More {
  const { platform, tree, described, underWay } = parts
  const meet = async (action: Action, path: string, expectedId: string, signal: AbortSignal) => {
    described.require(action)
    const trail = await tree.meet(path, expectedId, signal)
    const entry = trail.at(-1)
    if (entry === undefined) throw badArgument('The root stays as it is.')
    refuseDenied(action, entry, path)
    return trail
  }
  return {
    setDetails: serve(context, { name: 'Source/SetDetails', changes: true }, async (request, signal) => {
      const { path, extras } = request
      const trail = await meet(Action.ACTION_SET_DETAILS, path, extras?.expectedId ?? '', signal)
      const entry = await (platform.setDetails?.(trail, request, signal) ?? absent())
      tree.note({ there: entry })
      return MutationExtras.fromPartial({ id: entry.id, parentId: entry.parentId })
    }),
    readText: serve(context, { name: 'Source/ReadText' }, async ({ path, extras }, signal) => {
      const trail = await meet(Action.ACTION_READ_TEXT, path, extras?.expectedId ?? '', signal)
      return platform.readText?.(trail, signal) ?? absent()
    }),
    give: serve(context, { name: 'Source/Give', changes: true }, async ({ path, to, extras }, signal) => {
      const trail = await meet(Action.ACTION_GIVE, path, extras?.expectedId ?? '', signal)
      return GiveResult.fromPartial({ said: await (platform.give?.(trail, to, signal) ?? absent()) })
    }),
    emptyTrash: serve(
      context,
      { name: 'Source/EmptyTrash', changes: true },
      async ({ expectedEntries }, signal) => {
        described.require(Action.ACTION_EMPTY_TRASH)
        try {
          const removed = await (platform.emptyTrash?.(expectedEntries, signal) ?? absent())
          return EmptyTrashResult.fromPartial({ removed })
        } finally {
          // Also where it stopped on the way.
          tree.forget([described.trashId])
        }
      },
    ),
    localPath: serve(context, { name: 'Source/LocalPath' }, async ({ path, extras }, signal) => {
      const trail = await meet(Action.ACTION_LOCAL_PATH, path, extras?.expectedId ?? '', signal)
      return LocalPlace.fromPartial({ path: await (platform.localPath?.(trail) ?? absent()) })
    }),
    bringIn: serve(context, { name: 'Source/BringIn', changes: true }, async (request, signal) => {
      const { extras } = await new Changes(parts).bringIn(request, signal)
      return MutationExtras.fromPartial(extras ?? {})
    }),
    stopChange: serve(context, { name: 'Source/StopChange' }, async ({ extras }) => {
      underWay.stop(extras?.expectedId ?? '')
      return StopChangeResult.fromPartial({})
    }),
    signOut: serve(context, { name: 'Source/SignOut' }, async () => {
      described.require(Action.ACTION_SIGN_OUT)
      await (platform.signOut?.() ?? absent())
      return SignOutResult.fromPartial({})
    }),
  }
}

function absent(): never {
  throw notSupported('It is not offered here.')
}

async function found<E extends PlatformEntry>(
  tree: Tree<E>,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<Found> {
  const reply = Found.fromPartial({})
  for (const id of ids) {
    const trail = await tree.trailOf(id, signal)
    if (trail === 'unknown') reply.unknown.push(id)
    else if (trail !== null) {
      const parentId = trail.at(-1)?.parentId ?? ''
      reply.places.push({ id, path: await tree.pathOf(trail, signal), parentId })
    }
  }
  return reply
}
