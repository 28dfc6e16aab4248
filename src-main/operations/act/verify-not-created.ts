import { nameOf } from '../../../src-shared/domain/paths'
import { say } from '../../../src-shared/sentences'
import type { ExpectedFolder } from '../look/expected-entry'
import type { FreshListings } from '../look/fresh-listings'
import { locateTarget } from '../look/locate'
import type { Proof } from './action'

/**
 * A listing that does not show what should have been made proves nothing when
 * it is that of another folder: where somebody has put a link in place of the
 * target, the service writes below the link and lists what it points to.
 */
export async function verifyNotCreated(listings: FreshListings, target: ExpectedFolder): Promise<Proof> {
  const located = await locateTarget(listings, target)
  const isSame =
    located.kind === 'found' && located.value.kind === 'folder' && located.value.linkName === null
  if (isSame) return { kind: 'unchanged' }
  return { kind: 'unclear', ...say('changed-by-others', nameOf(target.path)) }
}
