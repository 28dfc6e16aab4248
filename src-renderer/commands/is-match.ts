import { foldForFinding } from '../../src-shared/domain/fold-for-finding'

/** Whether every typed word is part of the label; case and accents do not matter. */
export function isMatch(label: string, query: string): boolean {
  const folded = foldForFinding(label)
  return foldForFinding(query)
    .split(/\s+/)
    .every(word => folded.includes(word))
}
