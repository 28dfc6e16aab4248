import { addressOf } from '../../src-shared/domain/entry-address'
import { parsePath } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import {
  type Capabilities,
  type How,
  type NameRules,
  type Pace,
  RESONITE_CAPABILITIES,
  SOURCE_ACTIONS,
  type SourceAction,
  type TrashRules,
  type Verb,
  type WhyNotCode,
} from '../../src-shared/model/capabilities'
import { say } from '../../src-shared/sentences'
import {
  Action,
  Addressing,
  Cost,
  type Description,
  WhyNot,
  How as WireHow,
  type NameRules as WireNameRules,
  type Pace as WirePace,
  type Verb as WireVerb,
} from '../../src-wire/gen/satchel/v1/source'
import { shortText } from './short-text'

/** The contract that this Satchel speaks (satchel/v1/source.proto). */
const CONTRACT_MAJOR = 1

/**
 * What a description means. Words and numbers of a later minor version count as
 * what is safest: as not there. Fails where the contract
 * itself is a later one, because its words may mean something else by then, and
 * where it does not say what it is, because everything is kept under that.
 */
export function capabilitiesOf(description: Description): Capabilities {
  const { platform, addressing, names, pace } = description
  refuseLaterContract(description.contract)
  refuseNoPlatform(platform)
  return {
    platform,
    addressing: addressing === Addressing.ADDRESSING_PATH_AND_ID ? 'path-and-id' : 'path',
    names: names === undefined ? RESONITE_CAPABILITIES.names : nameRulesOf(names),
    trash: trashOf(description),
    verbs: verbsOf(description.verbs),
    pace: pace === undefined ? RESONITE_CAPABILITIES.pace : paceOf(pace),
  }
}

function refuseLaterContract(contract: string): void {
  const major = Number(/^(\d{1,6})(?:\.|$)/.exec(contract === '' ? '1.0' : contract)?.[1] ?? Number.NaN)
  if (major <= CONTRACT_MAJOR) return
  throw new AppFailure({ kind: 'refused', ...say('contract-too-new', shortText(contract)) })
}

/** The scheme of a URI (RFC 3986, section 3.1). */
function refuseNoPlatform(platform: string): void {
  if (/^[a-z][a-z0-9+.-]{0,31}$/.test(platform)) return
  throw new AppFailure({ kind: 'refused', ...say('no-platform', shortText(platform)) })
}

function nameRulesOf(rules: WireNameRules): NameRules {
  return {
    maxUtf8: rules.maxUtf8 === 0 ? null : rules.maxUtf8,
    maxUtf16: rules.maxUtf16 === 0 ? null : rules.maxUtf16,
    forbidden: rules.forbidden,
    twinsAllowed: rules.twinsAllowed,
    isCaseSensitive: rules.caseSensitive,
    emptyAllowed: rules.emptyAllowed,
    dotsAllowed: rules.dotsAllowed,
  }
}

function trashOf({ folders, verbs }: Description): TrashRules {
  const path = folders?.trashIsNative === true ? parsePath(folders.trashPath) : null
  if (path !== null && folders !== undefined) {
    return { kind: 'native', folder: addressOf(path, folders.trashId) }
  }
  const isThere = verbs.some(({ action, how }) => action === Action.ACTION_TRASH && howOf(how) !== 'absent')
  return isThere ? { kind: 'satchel' } : { kind: 'none' }
}

const ACTIONS: Readonly<Record<SourceAction, Action>> = {
  list: Action.ACTION_LIST,
  'list-tree': Action.ACTION_LIST_TREE,
  'make-folder': Action.ACTION_MAKE_FOLDER,
  'rename-item': Action.ACTION_RENAME_ITEM,
  'rename-folder': Action.ACTION_RENAME_FOLDER,
  'move-item': Action.ACTION_MOVE_ITEM,
  'move-folder': Action.ACTION_MOVE_FOLDER,
  'copy-item': Action.ACTION_COPY_ITEM,
  'copy-folder': Action.ACTION_COPY_FOLDER,
  trash: Action.ACTION_TRASH,
  restore: Action.ACTION_RESTORE,
  'remove-item': Action.ACTION_REMOVE_ITEM,
  'remove-folder': Action.ACTION_REMOVE_FOLDER,
  spawn: Action.ACTION_SPAWN,
  thumbnail: Action.ACTION_THUMBNAIL,
}

function verbsOf(verbs: readonly WireVerb[]): Capabilities['verbs'] {
  const saidOf = (action: SourceAction): Verb => {
    const said = verbs.find(verb => verb.action === ACTIONS[action])
    if (said === undefined) {
      return action === 'list' ? { how: 'one-call' } : { how: 'absent', whyNot: 'not-offered' }
    }
    const how = howOf(said.how)
    return how === 'absent' ? { how, whyNot: whyNotOf(said.whyNot) } : { how }
  }
  // oxlint-disable-next-line typescript/consistent-type-assertions -- made of all actions, which `fromEntries` forgets
  return Object.fromEntries(SOURCE_ACTIONS.map(action => [action, saidOf(action)])) as Capabilities['verbs']
}

const HOW_OF_WIRE: Readonly<Record<number, How>> = {
  [WireHow.HOW_CLIENT_STEPS]: 'client-steps',
  [WireHow.HOW_RECORD_BY_RECORD]: 'record-by-record',
  [WireHow.HOW_ONE_CALL]: 'one-call',
  [WireHow.HOW_ATOMIC]: 'atomic',
}

function howOf(how: WireHow): How {
  return HOW_OF_WIRE[how] ?? 'absent'
}

const WHY_NOT_OF_WIRE: Readonly<Record<number, WhyNotCode>> = {
  [WhyNot.WHY_NOT_NEEDS_VIEWER]: 'needs-viewer',
  [WhyNot.WHY_NOT_READ_ONLY]: 'read-only',
  [WhyNot.WHY_NOT_NO_RIGHT]: 'no-right',
  [WhyNot.WHY_NOT_LIBRARY_ONLY]: 'library-only',
  [WhyNot.WHY_NOT_ITEMS_ONLY]: 'items-only',
}

function whyNotOf(whyNot: WhyNot): WhyNotCode {
  return WHY_NOT_OF_WIRE[whyNot] ?? 'not-offered'
}

function paceOf({ concurrent, perSecond, cost }: WirePace): Pace {
  return {
    concurrent: concurrent === 0 ? null : concurrent,
    perSecond: perSecond === 0 ? null : perSecond,
    cost: cost === Cost.COST_PER_CALL ? 'per-call' : 'per-level',
  }
}
