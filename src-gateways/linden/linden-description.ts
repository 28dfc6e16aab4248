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
import { fixedKeyOf, type Ground, LIBRARY_NAME, ROOT_ID } from '../grids/grid-entry'
import type { Skeleton } from '../grids/skeleton'
import { LONGEST_NAME } from './changes/titles'
import type { Grid } from './grid'

/** Of every path of the contract. */
const ROOT_PATH = '/Inventory'

interface Facts {
  readonly grid: Grid
  readonly ground: Ground
  readonly skeleton: Skeleton
  readonly ownerName: string
  readonly hasPictures: boolean
  /** Null: of now. */
  readonly takenAtMs: number | null
}

/** What can be done with an inventory that is read by capabilities, or from a snapshot. */
export function describeLinden(facts: Facts): DeepPartial<Description> {
  const { grid, ground, ownerName, hasPictures, takenAtMs } = facts
  return {
    platform: grid.platform,
    title: grid.title,
    identity: `${grid.name}#${ground.ownerId}`,
    ownerId: ground.ownerId,
    ownerName,
    addressing: Addressing.ADDRESSING_PATH_AND_ID,
    names: {
      maxUtf8: LONGEST_NAME,
      twinsAllowed: true,
      caseSensitive: true,
      emptyAllowed: true,
      dotsAllowed: true,
    },
    folders: foldersOf(facts),
    verbs: verbsOf(hasPictures),
    columns: [
      Column.COLUMN_TYPE,
      Column.COLUMN_CREATED,
      Column.COLUMN_CREATOR,
      Column.COLUMN_PERMISSIONS,
      Column.COLUMN_SALE,
      Column.COLUMN_DESCRIPTION,
      Column.COLUMN_LINK_TARGET,
    ],
    pace: { concurrent: 8, cost: Cost.COST_PER_CALL },
    notes:
      takenAtMs === null
        ? [{ code: 'linden-signed-in', text: 'Signing in with a viewer ends this session.' }]
        : [{ code: 'linden-snapshot', text: `A snapshot of ${new Date(takenAtMs).toISOString()}.` }],
    proof: grid.platform === 'secondlife' ? Proof.PROOF_SAMPLES : Proof.PROOF_TEST_SERVER,
  }
}

function foldersOf({ skeleton, ground }: Facts): DeepPartial<Description>['folders'] {
  const pathTo = (folder: Skeleton['trash']): string =>
    folder === null ? '' : `${ROOT_PATH}/${fixedKeyOf(folder)}`
  return {
    rootId: ROOT_ID,
    trashPath: pathTo(skeleton.trash),
    trashId: skeleton.trash?.id ?? '',
    trashIsNative: true,
    lostPath: pathTo(skeleton.lost),
    wornPath: pathTo(skeleton.outfit),
    libraryPath: ground.library === undefined ? '' : `${ROOT_PATH}/${LIBRARY_NAME}`,
  }
}

/** Changes are of whoever is signed in (`changes-of.ts`): else only a viewer makes them. */
function verbsOf(hasPictures: boolean): DeepPartial<Verb>[] {
  const absent = (action: Action): DeepPartial<Verb> => ({
    action,
    how: How.HOW_ABSENT,
    whyNot: WhyNot.WHY_NOT_NEEDS_VIEWER,
  })
  return [
    { action: Action.ACTION_LIST, how: How.HOW_ONE_CALL },
    { action: Action.ACTION_LIST_TREE, how: How.HOW_CLIENT_STEPS },
    { action: Action.ACTION_FIND, how: How.HOW_ONE_CALL },
    { action: Action.ACTION_WATCH, how: How.HOW_ABSENT, whyNot: WhyNot.WHY_NOT_NOT_OFFERED },
    hasPictures
      ? { action: Action.ACTION_THUMBNAIL, how: How.HOW_ONE_CALL }
      : { action: Action.ACTION_THUMBNAIL, how: How.HOW_ABSENT, whyNot: WhyNot.WHY_NOT_NOT_OFFERED },
    ...[
      Action.ACTION_MAKE_FOLDER,
      Action.ACTION_RENAME_ITEM,
      Action.ACTION_RENAME_FOLDER,
      Action.ACTION_MOVE_ITEM,
      Action.ACTION_MOVE_FOLDER,
      Action.ACTION_COPY_ITEM,
      Action.ACTION_COPY_FOLDER,
      Action.ACTION_TRASH,
      Action.ACTION_RESTORE,
      Action.ACTION_REMOVE_ITEM,
      Action.ACTION_REMOVE_FOLDER,
      Action.ACTION_EMPTY_TRASH,
      Action.ACTION_SET_DETAILS,
      Action.ACTION_SPAWN,
    ].map(absent),
  ]
}
