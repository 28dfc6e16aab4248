import { childPath, isWithin } from '../../../src-shared/domain/paths'
import type { Warning, WarningKind } from '../../../src-shared/model/asks'
import type { TransferMode } from '../../../src-shared/model/operation'
import { copyingRefusal } from '../act/copy-action'
import { movingRefusal } from '../act/move-action'
import { pathOfEntry } from '../look/expected-entry'
import type { LinkTargets } from '../look/link-targets'
import type { LocatedEntry } from '../look/locate'
import { refusedFailure } from '../look/refused-error'
import { subtreeOf } from '../look/subtree'
import type { Planner } from './planner'

/** Refuses what is locked, and folders whose content the service would harm, before anything of a batch is done. */
export async function refuseUnsafe(
  { context, listings }: Planner,
  mode: TransferMode,
  { ref }: Pick<LocatedEntry, 'ref'>,
): Promise<void> {
  const locked = mode === 'move' ? context.locks.refusalOf(ref) : null
  if (locked !== null) throw refusedFailure(locked)
  const path = pathOfEntry(ref)
  if (ref.kind !== 'folder' || path === null) return
  const content = await subtreeOf(listings, path)
  const unsafe =
    mode === 'copy'
      ? copyingRefusal(ref.name, content)
      : (movingRefusal(ref.name, content) ?? context.locks.refusalInside(ref.name, content.entries))
  if (unsafe !== null) throw refusedFailure(unsafe)
}

type LinkRisk = Extract<Warning, { kind: 'breaks-links' }>['why']

/**
 * What other people may notice: folder links are mostly by path,
 * and a copy of something public is public, too. What the person has
 * acknowledged is left out.
 */
export async function warningsOf(
  planner: Planner,
  kind: WarningKind,
  located: readonly LocatedEntry[],
  links: LinkTargets,
): Promise<readonly Warning[]> {
  if (planner.answers?.acknowledged.includes(kind) === true) return []
  const hits: { readonly name: string; readonly why: LinkRisk }[] = []
  for (const one of located) {
    const why = await riskOf(planner, kind, one, links)
    if (why !== null) hits.push({ name: one.ref.name, why })
  }
  const [first] = hits
  if (first === undefined) return []
  const facts = { name: first.name, count: hits.length }
  return [kind === 'breaks-links' ? { kind, ...facts, why: first.why } : { kind, ...facts }]
}

async function riskOf(
  planner: Planner,
  kind: WarningKind,
  { ref, entry }: LocatedEntry,
  links: LinkTargets,
): Promise<LinkRisk | null> {
  const path = childPath(ref.parent.path, ref.name)
  if (entry === null || path === null) return null
  if (ref.kind !== 'folder') return kind === 'copies-public' && entry.isPublic ? 'public' : null
  if (entry.isPublic) return 'public'
  if ((await subtreeOf(planner.listings, path)).holdsPublic) return 'holds-public'
  const isLinked = kind === 'breaks-links' && links.some(target => isWithin(target, path))
  return isLinked ? 'link-target' : null
}
