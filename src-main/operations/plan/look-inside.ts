import { titleOf } from '../../../src-shared/domain/names'
import { isWithin } from '../../../src-shared/domain/paths'
import type { Warning, WarningKind } from '../../../src-shared/model/asks'
import type { TransferMode } from '../../../src-shared/model/operation'
import { addressOfExpected, type ExpectedEntry } from '../look/expected-entry'
import type { LinkTargets } from '../look/link-targets'
import type { LocatedEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { copyingRefusal, movingRefusal, subtreeOf } from '../look/subtree'
import type { Planner } from './planner'

/** Refuses what is locked, and folders whose content the service would harm, before anything of a batch is done. */
export async function refuseUnsafe(
  { context, listings }: Planner,
  mode: TransferMode,
  { ref }: { readonly ref: ExpectedEntry },
): Promise<void> {
  const locked = mode === 'move' ? context.locks.refusalOf(ref) : null
  if (locked !== null) throw refusedFailure(locked)
  const address = addressOfExpected(ref)
  if (ref.kind !== 'folder' || address === null) return
  // Where entries are met by id, no name inside can do harm.
  if (!listings.isByPath && (mode === 'copy' || !context.locks.hasAny)) return
  const content = await subtreeOf(listings, address)
  const name = titleOf(ref)
  const unsafe =
    mode === 'copy'
      ? copyingRefusal(name, content)
      : (movingRefusal(name, content) ?? context.locks.refusalInside(name, content.entries))
  if (unsafe !== null) throw refusedFailure(unsafe)
}

export type LinkWarning = Exclude<WarningKind, 'goes-elsewhere'>

type LinkRisk = Extract<Warning, { kind: 'breaks-links' }>['why']

/**
 * What other people may notice: folder links are mostly by path,
 * and a copy of something public is public, too. What the person has
 * acknowledged is left out.
 */
export async function warningsOf(
  planner: Planner,
  kind: LinkWarning,
  located: readonly LocatedEntry[],
  links: LinkTargets,
): Promise<readonly Warning[]> {
  if (planner.answers?.acknowledged.includes(kind) === true) return []
  const hits: { readonly name: string; readonly why: LinkRisk }[] = []
  for (const one of located) {
    const why = await riskOf(planner, kind, one, links)
    if (why !== null) hits.push({ name: titleOf(one.ref), why })
  }
  const [first] = hits
  if (first === undefined) return []
  const facts = { name: first.name, count: hits.length }
  return [kind === 'breaks-links' ? { kind, ...facts, why: first.why } : { kind, ...facts }]
}

async function riskOf(
  planner: Planner,
  kind: LinkWarning,
  { ref, entry }: LocatedEntry,
  links: LinkTargets,
): Promise<LinkRisk | null> {
  const address = addressOfExpected(ref)
  if (entry === null || address === null) return null
  // Links that go by record are not broken by what their target is called, or where it is.
  if (kind === 'breaks-links' && !planner.listings.isByPath) return null
  if (ref.kind !== 'folder') return kind === 'copies-public' && entry.isPublic ? 'public' : null
  if (entry.isPublic) return 'public'
  if ((await subtreeOf(planner.listings, address)).holdsPublic) return 'holds-public'
  const isLinked = kind === 'breaks-links' && links.some(target => isWithin(target, address.path))
  return isLinked ? 'link-target' : null
}
