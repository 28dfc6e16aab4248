const smallWords = new Set(['with', 'and', 'of', 'the'])

export const capitalised = (text: string) => text.charAt(0).toUpperCase() + text.slice(1)

/** "smileys & emotion" → "Smileys & Emotion". */
export function titleCased(text: string): string {
  const words = text.split(' ').map(word => (smallWords.has(word) ? word : capitalised(word)))
  return capitalised(words.join(' '))
}
