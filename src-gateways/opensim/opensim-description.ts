import {
  Action,
  Addressing,
  Column,
  Cost,
  type DeepPartial,
  type Description,
  How,
  Proof,
  type Verb,
  WhyNot,
} from '../../src-wire/gen/satchel/v1/source.ts'
import { fixedKeyOf, ROOT_ID } from '../grids/grid-entry'
import type { Skeleton } from '../grids/skeleton'
import type { Uuid } from '../grids/uuid'
import { FORBIDDEN, MAX_TITLE } from './titles'

/** Of every path of the contract. */
const ROOT_PATH = '/Inventory'

interface Facts {
  readonly origin: string
  readonly ownerId: Uuid
  /** Empty: not known yet. */
  readonly ownerName: string
  /** Null before the grid was reached. */
  readonly skeleton: Skeleton | null
  /** A password has shown that whoever asks is the avatar. */
  readonly isProved: boolean
}

/** What a grid's inventory service can do. */
export function describeOpensim(facts: Facts): DeepPartial<Description> {
  const { origin, ownerId, ownerName, skeleton, isProved } = facts
  return {
    platform: 'opensim',
    title: 'OpenSimulator',
    identity: `${origin}#${ownerId}`,
    ownerId,
    ownerName,
    addressing: Addressing.ADDRESSING_PATH_AND_ID,
    names: {
      maxUtf16: MAX_TITLE,
      forbidden: FORBIDDEN,
      twinsAllowed: true,
      caseSensitive: true,
      emptyAllowed: true,
      dotsAllowed: true,
    },
    folders: foldersOf(skeleton),
    verbs: verbsOf(skeleton === null || skeleton.trash !== null),
    columns: [
      Column.COLUMN_TYPE,
      Column.COLUMN_CREATED,
      Column.COLUMN_CREATOR,
      Column.COLUMN_PERMISSIONS,
      Column.COLUMN_SALE,
      Column.COLUMN_DESCRIPTION,
      Column.COLUMN_LINK_TARGET,
    ],
    pace: { concurrent: 6, cost: Cost.COST_PER_CALL },
    notes: [
      {
        code: 'opensim-private-port',
        text: 'Whoever reaches this address can read and change the inventory of everybody on the grid.',
      },
      ...(isProved
        ? []
        : [
            {
              code: 'opensim-unproved',
              text: 'No password was asked for: nothing proves whose inventory this is.',
            },
          ]),
    ],
    proof: Proof.PROOF_TEST_SERVER,
  }
}

function foldersOf(skeleton: Skeleton | null): DeepPartial<Description>['folders'] {
  const pathTo = (folder: { readonly key: string } | null): string =>
    folder === null ? '' : `${ROOT_PATH}/${folder.key}`
  const { trash, outfit, lost } = skeleton ?? { trash: null, outfit: null, lost: null }
  const keyed = (folder: Skeleton['trash']) => (folder === null ? null : { key: fixedKeyOf(folder) })
  return {
    rootId: ROOT_ID,
    trashPath: pathTo(keyed(trash)),
    trashId: trash?.id ?? '',
    // While it is not known where it is, nothing may be deleted for good anywhere.
    trashIsNative: true,
    lostPath: pathTo(keyed(lost)),
    wornPath: pathTo(keyed(outfit)),
  }
}

/** Without a Trash nothing is deleted at all: everywhere else deleting is for good (opensim.md, A4). */
function verbsOf(hasTrash: boolean): DeepPartial<Verb>[] {
  const inTrash = (action: Action, verb: DeepPartial<Verb>): DeepPartial<Verb> =>
    hasTrash ? { ...verb, action } : { action, how: How.HOW_ABSENT, whyNot: WhyNot.WHY_NOT_NOT_OFFERED }
  return [
    { action: Action.ACTION_LIST, how: How.HOW_ONE_CALL },
    { action: Action.ACTION_LIST_TREE, how: How.HOW_ONE_CALL },
    { action: Action.ACTION_FIND, how: How.HOW_ONE_CALL },
    { action: Action.ACTION_WATCH, how: How.HOW_CLIENT_STEPS },
    { action: Action.ACTION_THUMBNAIL, how: How.HOW_ONE_CALL },
    { action: Action.ACTION_MAKE_FOLDER, how: How.HOW_ONE_CALL, replyIsProof: true },
    { action: Action.ACTION_RENAME_ITEM, how: How.HOW_ONE_CALL, idempotent: true, replyIsProof: true },
    { action: Action.ACTION_RENAME_FOLDER, how: How.HOW_ONE_CALL, idempotent: true, replyIsProof: true },
    { action: Action.ACTION_MOVE_ITEM, how: How.HOW_ONE_CALL, idempotent: true, replyIsProof: true },
    { action: Action.ACTION_MOVE_FOLDER, how: How.HOW_ONE_CALL, idempotent: true, replyIsProof: true },
    { action: Action.ACTION_COPY_ITEM, how: How.HOW_ONE_CALL, replyIsProof: true },
    { action: Action.ACTION_COPY_FOLDER, how: How.HOW_RECORD_BY_RECORD },
    { action: Action.ACTION_SET_DETAILS, how: How.HOW_ONE_CALL, idempotent: true, replyIsProof: true },
    inTrash(Action.ACTION_TRASH, { how: How.HOW_ONE_CALL, idempotent: true, replyIsProof: true }),
    inTrash(Action.ACTION_RESTORE, { how: How.HOW_ONE_CALL, idempotent: true, replyIsProof: true }),
    inTrash(Action.ACTION_REMOVE_ITEM, { how: How.HOW_ONE_CALL, permanent: true, replyIsProof: true }),
    inTrash(Action.ACTION_REMOVE_FOLDER, { how: How.HOW_ONE_CALL, permanent: true, replyIsProof: true }),
    inTrash(Action.ACTION_EMPTY_TRASH, { how: How.HOW_RECORD_BY_RECORD, permanent: true }),
  ]
}
