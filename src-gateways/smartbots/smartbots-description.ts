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
import { OUTFIT, ROOT_ID } from './bot-entry.ts'
import { FORBIDDEN, MOST_BYTES_OF_TITLE } from './titles.ts'

interface Facts {
  /** Of the bot (`BotName`). */
  readonly identity: string
  readonly name: string
}

/** Only what the API documents; nobody has run this against the service itself (smartbots.md, 6). */
export function describeSmartbots({ identity, name }: Facts): DeepPartial<Description> {
  return {
    platform: 'smartbots',
    title: 'SmartBots',
    identity,
    ownerId: identity,
    ownerName: name,
    addressing: Addressing.ADDRESSING_PATH_AND_ID,
    names: {
      maxUtf8: MOST_BYTES_OF_TITLE,
      forbidden: FORBIDDEN,
      twinsAllowed: true,
      caseSensitive: true,
      dotsAllowed: true,
      silentlyCuts: true,
    },
    // No Trash that could be moved to: deleting is for good.
    folders: { rootId: ROOT_ID, wornPath: `/Inventory/${OUTFIT}` },
    verbs: VERBS,
    columns: [Column.COLUMN_TYPE, Column.COLUMN_PERMISSIONS],
    pace: { concurrent: 1, perSecond: 2, cost: Cost.COST_PER_CALL },
    notes: [
      {
        code: 'smartbots-unproved',
        text: 'Read by the documented samples; not checked with SmartBots itself.',
      },
      { code: 'smartbots-links', text: 'Links are not told apart from what they lead to.' },
    ],
    proof: Proof.PROOF_SAMPLES,
  }
}

const absent = (action: Action, whyNot: WhyNot): DeepPartial<Verb> => ({
  action,
  how: How.HOW_ABSENT,
  whyNot,
})

const VERBS: DeepPartial<Verb>[] = [
  { action: Action.ACTION_LIST, how: How.HOW_ONE_CALL },
  { action: Action.ACTION_WATCH, how: How.HOW_CLIENT_STEPS },
  { action: Action.ACTION_MAKE_FOLDER, how: How.HOW_ONE_CALL },
  { action: Action.ACTION_REMOVE_ITEM, how: How.HOW_ONE_CALL, permanent: true },
  absent(Action.ACTION_REMOVE_FOLDER, WhyNot.WHY_NOT_ITEMS_ONLY),
  { action: Action.ACTION_GIVE, how: How.HOW_ONE_CALL, permanent: true },
  { action: Action.ACTION_READ_TEXT, how: How.HOW_ONE_CALL },
  // A viewer that is signed in as the bot can.
  ...[
    Action.ACTION_RENAME_ITEM,
    Action.ACTION_RENAME_FOLDER,
    Action.ACTION_MOVE_ITEM,
    Action.ACTION_MOVE_FOLDER,
    Action.ACTION_COPY_ITEM,
    Action.ACTION_COPY_FOLDER,
    Action.ACTION_TRASH,
    Action.ACTION_RESTORE,
    Action.ACTION_EMPTY_TRASH,
    Action.ACTION_SET_DETAILS,
    Action.ACTION_MAKE_LINK,
  ].map(action => absent(action, WhyNot.WHY_NOT_NEEDS_VIEWER)),
  ...[
    Action.ACTION_LIST_TREE,
    Action.ACTION_FIND,
    Action.ACTION_THUMBNAIL,
    Action.ACTION_SPAWN,
    Action.ACTION_SIGN_OUT,
  ].map(action => absent(action, WhyNot.WHY_NOT_NOT_OFFERED)),
]
