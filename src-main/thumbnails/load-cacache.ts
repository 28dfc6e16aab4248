declare module 'cacache' {
  namespace rm {
    /** Documented, but not in the package's types: otherwise a line is added that says "removed". */
    function entry(folder: string, key: string, options: { removeFully: boolean }): Promise<unknown>
  }
}

/** With the first picture, not with the program: it brings a fifth of what main reads at the start. */
export async function loadCacache(): Promise<typeof import('cacache')> {
  return (await import('cacache')).default
}
