import {
  Action,
  Addressing,
  Column,
  Cost,
  type DeepPartial,
  type Description,
  How,
  Proof,
} from '../../src-wire/gen/satchel/v1/source.ts'
import { ROOT_ID, TRASH_ID } from './s3-entry.ts'
import { MAX_KEY_BYTES } from './wire/object-key.ts'
import type { S3Address } from './wire/s3-address.ts'
import { CONNECTIONS } from './wire/s3-http.ts'

const OF_VERSIONS = [
  { action: Action.ACTION_LIST_DELETED, how: How.HOW_ONE_CALL },
  { action: Action.ACTION_UNDELETE, how: How.HOW_ONE_CALL },
  { action: Action.ACTION_CHECKPOINTS, how: How.HOW_ONE_CALL },
]

/** What a bucket can do. Whether the key may do it, only a try can say. */
export function describeS3(
  { bucket, identity, prefix }: S3Address,
  versioning: 'off' | 'on' | 'suspended',
): DeepPartial<Description> {
  const hasVersions = versioning !== 'off'
  return {
    platform: 's3',
    title: 'S3',
    identity,
    ownerId: identity,
    ownerName: prefix === '' ? bucket : `${bucket}/${decodeURIComponent(prefix)}`,
    addressing: Addressing.ADDRESSING_PATH_AND_ID,
    names: { maxUtf8: MAX_KEY_BYTES, forbidden: '/\0', caseSensitive: true },
    folders: { rootId: ROOT_ID, trashPath: '/Inventory/Trash', trashId: TRASH_ID, trashIsNative: true },
    verbs: [
      { action: Action.ACTION_LIST, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_LIST_TREE, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_FIND, how: How.HOW_CLIENT_STEPS, inferred: true },
      { action: Action.ACTION_THUMBNAIL, how: How.HOW_ONE_CALL, inferred: true },
      { action: Action.ACTION_WATCH, how: How.HOW_CLIENT_STEPS },
      { action: Action.ACTION_MAKE_FOLDER, how: How.HOW_ONE_CALL, inferred: true },
      // Copied and then deleted: a rename as well as a move.
      { action: Action.ACTION_RENAME_ITEM, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_RENAME_FOLDER, how: How.HOW_RECORD_BY_RECORD },
      { action: Action.ACTION_MOVE_ITEM, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_MOVE_FOLDER, how: How.HOW_RECORD_BY_RECORD },
      { action: Action.ACTION_COPY_ITEM, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_COPY_FOLDER, how: How.HOW_RECORD_BY_RECORD },
      { action: Action.ACTION_OVERWRITE, how: How.HOW_ONE_CALL },
      { action: Action.ACTION_TRASH, how: How.HOW_RECORD_BY_RECORD },
      { action: Action.ACTION_RESTORE, how: How.HOW_CLIENT_STEPS },
      { action: Action.ACTION_REMOVE_ITEM, how: How.HOW_ONE_CALL, permanent: !hasVersions },
      { action: Action.ACTION_REMOVE_FOLDER, how: How.HOW_RECORD_BY_RECORD, permanent: !hasVersions },
      { action: Action.ACTION_EMPTY_TRASH, how: How.HOW_RECORD_BY_RECORD, permanent: !hasVersions },
      ...(hasVersions ? OF_VERSIONS : []),
    ],
    columns: [Column.COLUMN_TYPE, Column.COLUMN_SIZE],
    pace: { concurrent: CONNECTIONS, cost: Cost.COST_PER_CALL },
    notes: [
      {
        code: 's3-ids',
        text: 'S3 gives objects no ids: they are told by their names. What another program moves counts as deleted and made anew.',
      },
    ],
    proof: Proof.PROOF_TEST_SERVER,
  }
}
