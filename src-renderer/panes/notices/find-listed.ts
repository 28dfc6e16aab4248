import { parseLink } from '../../../src-shared/domain/links'
import { parsePath } from '../../../src-shared/domain/paths'
import { followKnown } from '../../browser/follow-path'
import { rowOf } from '../../browser/locate'
import type { EntryRow } from '../../browser/row'
import { rowOfSeen } from '../../browser/row-of-seen'
import type { Answers, ReachableFolder, Seen } from '../../listings/whereabouts'

const ADDRESS = /^(?:resrec|resdb):\/\/\/\S/i

/** The addresses of records and assets in a text, one a line; comments of a uri-list begin with `#`. */
export function addressesIn(text: string): readonly string[] {
  const lines = text.split(/[\r\n]+/).map(line => line.trim())
  return [...new Set(lines.filter(line => ADDRESS.test(line)))]
}

/** The row that an address means, as far as is known; null when it is not. */
export function rowOfAddress(answers: Answers, address: string, userId: string | null): EntryRow | null {
  const link = parseLink(address)
  if (link.kind === 'record') return rowOf(answers.whereIsRecord(link.recordId))
  const path = link.kind === 'path' && link.owner === userId ? parsePath(`/${link.path}`) : null
  return (path && followKnown(answers, path)) ?? rowOfAsset(answers, address)
}

function rowOfAsset({ reachableFolders, isValid }: Answers, assetUri: string): EntryRow | null {
  for (const folder of reachableFolders()) {
    const seen = assetIn(folder, assetUri, isValid)
    if (seen) return rowOfSeen(seen)
  }
  return null
}

function assetIn(
  { way, listing, arrived }: ReachableFolder,
  assetUri: string,
  isValid: Answers['isValid'],
): Seen | null {
  for (const one of [listing, arrived]) {
    const index = one?.order.find(at => one.entryAt(at).assetUri === assetUri)
    if (!one || index === undefined) continue
    if (one === arrived || isValid(one, one.entryAt(index).recordId))
      return { way, spot: { listing: one, index } }
  }
  return null
}
