import { addressOf, addressOfEntry } from '../../../src-shared/domain/entry-address'
import { afterGiving } from '../../../src-shared/domain/giving'
import { titleOf, titlePart } from '../../../src-shared/domain/names'
import { whyNot } from '../../../src-shared/domain/why-not'
import { type AppError, isOutcomeUnknown } from '../../../src-shared/errors'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import type { Refusal } from '../../../src-shared/model/refusal'
import { say } from '../../../src-shared/sentences'
import { type ExpectedEntry, folderRefOf, idsOf } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import { locateEntry } from '../look/locate'
import type { Action, ActionContext, Proof } from './action'
import { errorOf } from './prove-calls'

export interface GiveParts {
  readonly entry: ExpectedEntry
  /** As planned. */
  readonly path: InventoryPath
  readonly to: string
  /** Whether the person was told that it leaves this inventory, or may. */
  readonly mayLeave: boolean
}

/** What the source says when it has not asked its platform at all. */
const NEVER_SENT: ReadonlySet<string> = new Set(['source-out-of-reach', 'service-busy'])

/**
 * Gives an entry to somebody. Only the reply says whether that was done: what may
 * be copied is listed as before. It goes out once, whatever is answered.
 */
export function giveAction(context: ActionContext, { entry, path, to, mayLeave }: GiveParts): Action {
  const { calls, capabilities, locks } = context
  const { recordId, kind, name } = entry
  const title = titleOf(entry)
  let address = addressOf(path, recordId)
  let parent = folderRefOf(entry.parent)
  let outcome: Proof = { kind: 'unchanged' }

  async function check(listings: FreshListings): Promise<Refusal | null> {
    const located = await locateEntry(listings, entry, 'stop-at-links')
    if (located.kind === 'refused') return located.refusal
    const { ref, entry: listed } = located.value
    const refusal = whyNot('give', located.value, capabilities)
    if (refusal !== null) return refusal
    address = addressOfEntry(ref) ?? address
    parent = ref.parent
    if (afterGiving(kind, listed?.facts) === 'stays') return null
    return mayLeave ? locks.refusalOf(entry) : { reason: 'would-leave', name: title }
  }

  async function call(unsent: AbortSignal): Promise<void> {
    try {
      await calls.give(address, to, { isFolder: kind === 'folder' }, unsent)
      outcome = { kind: 'done' }
    } catch (thrown) {
      outcome = isSurelyNotGiven(errorOf(thrown))
        ? { kind: 'unchanged' }
        : { kind: 'unclear', ...say('give-unknown', title) }
      throw thrown
    }
  }

  return {
    action: 'give',
    name,
    ...titlePart(entry),
    entryKind: kind,
    recordId,
    from: path,
    fromIds: idsOf(entry.parent),
    to: null,
    shape: 'whole',
    group: null,
    isProvedByReply: true,
    check,
    ends: () => ({ from: address.path, fromIds: parent.recordIds }),
    call,
    prove: async () => outcome,
  }
}

function isSurelyNotGiven(error: AppError): boolean {
  return !isOutcomeUnknown(error) || NEVER_SENT.has(error.said?.code ?? '')
}
