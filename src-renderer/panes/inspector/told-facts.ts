import { visibleText } from '../../../src-shared/domain/visible-text'
import type { Entry } from '../../../src-shared/model/entry'
import { type Agent, type Permissions, RIGHTS } from '../../../src-shared/model/entry-facts'
import { byteText } from '../../text/byte-text'
import { exactDate } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { joinNames, joinSentences } from '../../text/joined-text'
import { fileRights, permissionsText, rightsText } from '../../text/rights-text'
import { code, type Fact, words } from './fact'

/** What only some platforms tell; nothing of what this one does not. */
export function toldFacts({ facts }: Pick<Entry, 'facts'>, text: Catalogue): readonly (Fact | null)[] {
  if (facts === undefined) return []
  const { sizeBytes, createdMs, creator, permissions, sale, description, marks, linkState } = facts
  const say = text.facts
  return [
    createdMs === null ? null : words(text.inspector.facts.created, exactDate(text, createdMs)),
    sizeBytes === null ? null : words(text.inspector.facts.size, byteText(text.locale)(sizeBytes)),
    ...(creator === null ? [] : creatorFacts(creator, text)),
    ...(permissions === null ? [] : permissionFacts(permissions, text)),
    sale === null ? null : words(say.sale, say.sales[sale.kind](sale.price)),
    description === null ? null : writing(say.description, description),
    marks.length === 0
      ? null
      : words(
          say.marked,
          joinNames(
            text,
            marks.map(mark => say.marks[mark]),
          ),
        ),
    linkState === null ? null : words(say.link, say.links[linkState]),
  ]
}

/** By name where there is one; the id is there to copy. */
function creatorFacts({ id, name }: Agent, { facts }: Catalogue): readonly (Fact | null)[] {
  if (name === null) return [code(facts.creatorId, id)]
  return [{ ...words(facts.creator, visibleText(name)), copy: id ?? name, isPrivate: true }]
}

/** What it means is said of what cannot be done: the rest needs no words. */
function permissionFacts(permissions: Permissions, text: Catalogue): readonly Fact[] {
  const { facts } = text
  const own = words(facts.permissions, permissionsText(text, permissions))
  if (permissions.kind === 'file') {
    return [
      own,
      words(facts.group, fileRights(text, permissions.mode, 'group')),
      words(facts.others, fileRights(text, permissions.mode, 'others')),
    ]
  }
  const { own: rights, next } = permissions
  const missing = RIGHTS.filter(right => !rights.includes(right))
  const note = joinSentences(
    text,
    missing.map(right => facts.means[right]),
  )
  // What cannot be given away has no next owner.
  const canGive = rights.includes('transfer') && next !== null
  return [
    { ...own, note: note === '' ? null : note },
    ...(canGive ? [{ ...words(facts.nextOwner, rightsText(text, next)), note: facts.nextMeans }] : []),
  ]
}

/** Of people, in lines. */
function writing(label: string, value: string): Fact {
  const lines = value.split(/\r?\n/).map(visibleText)
  return { ...words(label, lines.join('\n')), copy: value, isPrivate: true }
}
