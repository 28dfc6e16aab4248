import { addressOf } from '../domain/entry-address'
import { childPath, ROOT } from '../domain/paths'
import { type Capabilities, SOURCE_ACTIONS, type Verb } from '../model/capabilities'
import { TOLD } from '../model/entry-facts'

const ATOMIC: Verb = { how: 'atomic' }

export const NATIVE_TRASH = addressOf(childPath(ROOT, 'Trash') ?? ROOT, 'R-trash')

/** A source that meets ids and does everything wholly or not at all, with a Trash of its own. */
export const IDS_CAPABILITIES: Capabilities = {
  platform: 'test',
  addressing: 'path-and-id',
  names: {
    maxUtf8: null,
    maxUtf16: 255,
    forbidden: '',
    twinsAllowed: true,
    isCaseSensitive: true,
    emptyAllowed: true,
    dotsAllowed: true,
  },
  trash: { kind: 'native', folder: NATIVE_TRASH },
  // oxlint-disable-next-line typescript/consistent-type-assertions -- made of all actions, which `fromEntries` forgets
  verbs: Object.fromEntries(SOURCE_ACTIONS.map(action => [action, ATOMIC])) as Capabilities['verbs'],
  pace: { concurrent: null, perSecond: null, cost: 'per-call' },
  hasSharing: true,
  tells: TOLD.filter(told => told !== 'size'),
  hasRecordLinks: false,
}
