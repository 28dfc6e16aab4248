import { parseLink } from '../../../src-shared/domain/links'
import { titleOf } from '../../../src-shared/domain/names'
import { parentOf } from '../../../src-shared/domain/paths'
import { trashOriginOf } from '../../../src-shared/domain/trash'
import { visibleText } from '../../../src-shared/domain/visible-text'
import type { Capabilities } from '../../../src-shared/model/capabilities'
import type { InventoryPath } from '../../../src-shared/model/inventory-path'
import { recordUriOf } from '../../browser/entry-address'
import type { EntryRow } from '../../browser/row'
import { isTrashed } from '../../browser/trash-look'
import { age, exactDate } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { locationText } from '../../text/location-text'
import { code, type Fact, words } from './fact'
import { toldFacts } from './told-facts'

export interface FactsContext {
  readonly text: Catalogue
  readonly nowMs: number
  /** Whose inventory it is; null where nobody knows. */
  readonly userId: string | null
  readonly capabilities: Pick<Capabilities, 'trash' | 'hasSharing'>
  /** Of the folders on the way to a path, below the root. */
  readonly titlesOnWay: (path: InventoryPath) => readonly string[]
}

/** Everything that is known of one entry, in the order in which people ask. */
export function factsOf(row: EntryRow, context: FactsContext): readonly Fact[] {
  const { text } = context
  const { facts } = text.inspector
  const { entry, path, branch } = row
  const list: readonly (Fact | null)[] = [
    ...deletionFacts(row, context),
    modifiedOf(row, context),
    ...toldFacts(entry, text),
    ...(entry.kind === 'link' ? linkFacts(row, text) : visibilityFacts(row, context)),
    branch.link ? code(facts.owner, branch.link.owner) : null,
    // In the Trash it is for the service only.
    isTrashed(row, context.capabilities.trash) ? null : code(facts.path, path),
    code(facts.record, entry.recordId),
    code(facts.recordLink, recordUriOf(row, context.userId)),
    entry.kind === 'link' ? null : code(facts.asset, entry.assetUri),
    titleOf(entry).includes('<') ? code(facts.rawName, titleOf(entry)) : null,
  ]
  return list.filter(fact => fact !== null)
}

/** Where something in the Trash came from, and when: as the source says, or as Satchel's own Trash does by its folders. */
function deletionFacts({ entry, path, branch }: EntryRow, context: FactsContext): readonly (Fact | null)[] {
  const { text, capabilities, titlesOnWay } = context
  const own =
    branch.link !== null || path === null || capabilities.trash.kind !== 'satchel'
      ? null
      : trashOriginOf(path)
  const from = entry.deletion?.from?.path ?? (own && parentOf(own.origin))
  const atMs = entry.deletion?.atMs ?? own?.deletedAtMs ?? null
  return [
    from
      ? { ...words(text.trash.originLabel, locationText(text, titlesOnWay(from))), isPrivate: true }
      : null,
    atMs === null ? null : words(text.trash.deletedLabel, exactDate(text, atMs)),
  ]
}

function modifiedOf({ entry: { modifiedMs } }: EntryRow, { text, nowMs }: FactsContext): Fact {
  const label = text.inspector.facts.modified
  if (modifiedMs === null) return words(label, text.inspector.unknownDate)
  const exact = exactDate(text, modifiedMs)
  return {
    label,
    value: exact,
    note: age(text, modifiedMs, nowMs),
    copy: exact,
    isCode: false,
    isPrivate: false,
  }
}

function visibilityFacts(row: EntryRow, { text, capabilities }: FactsContext): readonly Fact[] {
  return capabilities.hasSharing ? [visibilityOf(row, text)] : []
}

/** What a visibility means differs: a folder is opened, everything else is used. */
function visibilityOf({ entry, branch }: EntryRow, text: Catalogue): Fact {
  const { inspector } = text
  const kind = entry.kind === 'folder' ? 'folder' : 'item'
  const meaning = entry.isPublic
    ? inspector.publicMeans[kind]
    : inspector.privateMeans[branch.link ? 'others' : 'own']
  const value = entry.isPublic ? inspector.isPublic : inspector.isPrivate
  return {
    label: inspector.facts.visibility,
    value,
    note: meaning,
    copy: null,
    isCode: false,
    isPrivate: false,
  }
}

function linkFacts({ entry }: EntryRow, text: Catalogue): readonly (Fact | null)[] {
  const { facts } = text.inspector
  const target = parseLink(entry.assetUri)
  if (target.kind === 'unknown') return [code(facts.target, entry.assetUri)]
  const where = target.kind === 'path' ? target.path.replaceAll('/', ' › ') : target.recordId
  return [
    code(facts.owner, target.owner),
    {
      ...words(target.kind === 'path' ? facts.targetFolder : facts.targetRecord, visibleText(where)),
      copy: target.kind === 'path' ? target.path : target.recordId,
      isPrivate: true,
    },
    code(facts.target, entry.assetUri),
  ]
}
