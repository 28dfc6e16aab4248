import { Action, type DeepPartial, How, type Verb, WhyNot } from '../../../src-wire/gen/satchel/v1/source.ts'

/** Each is sent once and proved by a look, so that its reply is a proof. */
const ONE_CALL = { how: How.HOW_ONE_CALL, replyIsProof: true }
const AGAIN = { ...ONE_CALL, idempotent: true }

/** By the circuit of a region. Without a Trash nothing is deleted: everywhere else that is for good (opensim-run.md, 2). */
export function verbsOfRegion(hasTrash: boolean): DeepPartial<Verb>[] {
  return [
    { action: Action.ACTION_MAKE_FOLDER, ...ONE_CALL },
    { action: Action.ACTION_RENAME_ITEM, ...AGAIN },
    { action: Action.ACTION_RENAME_FOLDER, ...AGAIN },
    { action: Action.ACTION_MOVE_ITEM, ...AGAIN },
    { action: Action.ACTION_MOVE_FOLDER, ...AGAIN },
    { action: Action.ACTION_COPY_ITEM, ...ONE_CALL },
    { action: Action.ACTION_COPY_FOLDER, how: How.HOW_RECORD_BY_RECORD },
    { action: Action.ACTION_SET_DETAILS, ...AGAIN },
    { action: Action.ACTION_SPAWN, ...ONE_CALL },
    inTrash(hasTrash, Action.ACTION_TRASH, AGAIN),
    inTrash(hasTrash, Action.ACTION_RESTORE, AGAIN),
    inTrash(hasTrash, Action.ACTION_REMOVE_ITEM, { ...ONE_CALL, permanent: true }),
    inTrash(hasTrash, Action.ACTION_REMOVE_FOLDER, { ...ONE_CALL, permanent: true }),
    inTrash(hasTrash, Action.ACTION_EMPTY_TRASH, { how: How.HOW_RECORD_BY_RECORD, permanent: true }),
  ]
}

/** Wholly or not at all: one request that changes one thing. */
const MOVE = { how: How.HOW_ATOMIC, idempotent: true, replyIsProof: true }

/** By AIS. That a change of `parent_id` moves is inferred: some servers ignore it, and then it is refused. */
export function verbsOfAis(hasTrash: boolean): DeepPartial<Verb>[] {
  return [
    { action: Action.ACTION_MAKE_FOLDER, ...ONE_CALL },
    { action: Action.ACTION_RENAME_ITEM, ...MOVE },
    { action: Action.ACTION_RENAME_FOLDER, ...MOVE },
    { action: Action.ACTION_MOVE_ITEM, ...MOVE, inferred: true },
    { action: Action.ACTION_MOVE_FOLDER, ...MOVE, inferred: true },
    { action: Action.ACTION_SET_DETAILS, ...MOVE },
    inTrash(hasTrash, Action.ACTION_TRASH, { ...MOVE, inferred: true }),
    inTrash(hasTrash, Action.ACTION_RESTORE, { ...MOVE, inferred: true }),
    inTrash(hasTrash, Action.ACTION_REMOVE_ITEM, { ...ONE_CALL, permanent: true }),
    inTrash(hasTrash, Action.ACTION_REMOVE_FOLDER, { ...ONE_CALL, permanent: true }),
    inTrash(hasTrash, Action.ACTION_EMPTY_TRASH, { how: How.HOW_RECORD_BY_RECORD, permanent: true }),
  ]
}

function inTrash(hasTrash: boolean, action: Action, verb: DeepPartial<Verb>): DeepPartial<Verb> {
  if (hasTrash) return { ...verb, action }
  return { action, how: How.HOW_ABSENT, whyNot: WhyNot.WHY_NOT_NOT_OFFERED }
}
