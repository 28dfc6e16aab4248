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
} from '../../src-shared/model/capabilities'
import { TOLD, type Told } from '../../src-shared/model/entry-facts'
import { say } from '../../src-shared/sentences'
import { ACTIONS, whyNotOf } from '../../src-wire/capability-words'
import {
  Action,
  Addressing,
  Column,
  Cost,
  type Description,
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
  const { platform, addressing, names, pace, columns } = description
  refuseLaterContract(description.contract)
  refuseNoPlatform(platform)
  return {
    platform,
    addressing: addressing === Addressing.ADDRESSING_PATH_AND_ID ? 'path-and-id' : 'path',
    names: names === undefined ? RESONITE_CAPABILITIES.names : nameRulesOf(names),
    trash: trashOf(description),
    verbs: verbsOf(description.verbs),
    pace: pace === undefined ? RESONITE_CAPABILITIES.pace : paceOf(pace),
    hasSharing: columns.includes(Column.COLUMN_PUBLIC),
    tells: toldBy(description),
    hasRecordLinks: false,
  }
}

const COLUMN_OF_TOLD: Readonly<Record<Exclude<Told, 'worn'>, Column>> = {
  type: Column.COLUMN_TYPE,
  size: Column.COLUMN_SIZE,
  created: Column.COLUMN_CREATED,
  creator: Column.COLUMN_CREATOR,
  permissions: Column.COLUMN_PERMISSIONS,
  sale: Column.COLUMN_SALE,
  description: Column.COLUMN_DESCRIPTION,
  'link-target': Column.COLUMN_LINK_TARGET,
}

/** What is worn is a mark and no column: a source that has a place for it tells it. */
function toldBy({ columns, folders }: Description): readonly Told[] {
  return TOLD.filter(told =>
    told === 'worn' ? (folders?.wornPath ?? '') !== '' : columns.includes(COLUMN_OF_TOLD[told]),
  )
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

function paceOf({ concurrent, perSecond, cost }: WirePace): Pace {
  return {
    concurrent: concurrent === 0 ? null : concurrent,
    perSecond: perSecond === 0 ? null : perSecond,
    cost: cost === Cost.COST_PER_CALL ? 'per-call' : 'per-level',
  }
}
