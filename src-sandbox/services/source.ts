import {
  Action,
  Addressing,
  Column,
  Cost,
  Description,
  How,
  type SourceServer,
  SourceService,
  Verb,
} from '../../src-wire/gen/satchel/v1/source.ts'
import { type CallContext, serve } from '../call.ts'
import { maxTitleLength } from '../ids/id-calls.ts'
import { rootId, trashIdOf } from '../ids/id-store.ts'
import type { IdTree } from '../ids/id-tree.ts'

const verb = (action: Action, how: How): Verb => Verb.fromPartial({ action, how })

const atomic = [
  Action.ACTION_MAKE_FOLDER,
  Action.ACTION_RENAME_ITEM,
  Action.ACTION_RENAME_FOLDER,
  Action.ACTION_MOVE_ITEM,
  Action.ACTION_MOVE_FOLDER,
  Action.ACTION_COPY_ITEM,
  Action.ACTION_COPY_FOLDER,
  Action.ACTION_TRASH,
  Action.ACTION_REMOVE_ITEM,
  Action.ACTION_REMOVE_FOLDER,
]

const verbs: readonly Verb[] = [
  verb(Action.ACTION_LIST, How.HOW_ONE_CALL),
  ...atomic.map(action => verb(action, How.HOW_ATOMIC)),
  // Where it was is said by the listing of the Trash; the client moves it back there.
  verb(Action.ACTION_RESTORE, How.HOW_CLIENT_STEPS),
  verb(Action.ACTION_SPAWN, How.HOW_ONE_CALL),
  verb(Action.ACTION_THUMBNAIL, How.HOW_ONE_CALL),
]

/** What it has of the service; gRPC answers UNIMPLEMENTED for all else, as it says of itself. */
export const sourceDefinition = { describe: SourceService.describe }

/** Only a sandbox that meets ids has this service. */
export function sourceService(context: CallContext, ids: IdTree): Pick<SourceServer, 'describe'> {
  const describe = async (): Promise<Description> => {
    const { owner } = ids
    return Description.fromPartial({
      platform: 'sandbox',
      title: 'Sandbox',
      contract: '1.0',
      version: owner,
      addressing: Addressing.ADDRESSING_PATH_AND_ID,
      names: {
        maxUtf8: 0,
        maxUtf16: maxTitleLength,
        forbidden: '',
        twinsAllowed: true,
        caseSensitive: true,
        emptyAllowed: true,
        dotsAllowed: true,
      },
      folders: { rootId, trashPath: '/Inventory/Trash', trashId: trashIdOf(owner), trashIsNative: true },
      verbs: [...verbs],
      pace: { cost: Cost.COST_PER_CALL },
      columns: [Column.COLUMN_PUBLIC],
    })
  }
  return { describe: serve(context, { service: 'Source', method: 'Describe' }, describe) }
}
