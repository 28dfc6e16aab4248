/** Whether every typed word is part of the label; case and accents do not matter. */
export function isMatch(label: string, query: string): boolean {
  const folded = foldForFinding(label)
  return foldForFinding(query)
    .split(/\s+/)
    .every(word => folded.includes(word))
}

function foldForFinding(words: string): string {
  return words.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase()
}
