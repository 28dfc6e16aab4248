/**
 * Hears what the windows of the program keep under an entry of the pages' own storage, when another one has
 * changed it; returns the function that stops. What is there now, not what was written then: of windows that
 * wrote at once each hears the other's, and only one of them is kept.
 */
export function onStored(entry: string, hear: (text: string | null) => void): () => void {
  const listener = ({ key, storageArea }: StorageEvent): void => {
    if (key === entry && storageArea === localStorage) hear(localStorage.getItem(entry))
  }
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}
