import { KIND_BITS, type NamePart } from '../names/name-part'
import type { Names } from '../names/names'
import { FOLDER_KIND, LINK_KIND } from '../storage/kind-codes'
import type { RowFilter } from './row-filter'

/** Rows of things whose asset another row has, too. */
export function rowsOfAssetsShared(names: Names): RowFilter {
  const counts = new Uint32Array(names.lastAsset + 1)
  for (const part of names.parts()) {
    for (let row = 0; row < part.count; row += 1) {
      if (isThing(part, row)) counts[part.assets[row] ?? 0] = (counts[part.assets[row] ?? 0] ?? 0) + 1
    }
  }
  return (part, row) => {
    const asset = part.assets[row] ?? 0
    return asset > 0 && isThing(part, row) && (counts[asset] ?? 0) > 1
  }
}

/** Rows whose folder has another row of the same folded name, by their `seq`. */
export function seqsOfTwins(names: Names): ReadonlySet<number> {
  const seen = new Map<string, number>()
  const twins = new Set<number>()
  for (const part of names.parts()) {
    for (let row = 0; row < part.count; row += 1) {
      if (!part.isAlive(row)) continue
      const key = `${part.folders[row] ?? 0}\n${part.nameAt(row)}`
      const seq = part.seqs[row] ?? 0
      const other = seen.get(key)
      if (other === undefined) seen.set(key, seq)
      else twins.add(other).add(seq)
    }
  }
  return twins
}

function isThing(part: NamePart, row: number): boolean {
  const kind = (part.bits[row] ?? 0) & KIND_BITS
  return part.isAlive(row) && kind !== FOLDER_KIND && kind !== LINK_KIND
}
