/** Hears what another window of the program has kept under an entry of the pages' own storage; returns the function that stops. */
export function onStored(entry: string, hear: (text: string | null) => void): () => void {
  const listener = ({ key, newValue, storageArea }: StorageEvent): void => {
    if (key === entry && storageArea === localStorage) hear(newValue)
  }
  window.addEventListener('storage', listener)
  return () => window.removeEventListener('storage', listener)
}
