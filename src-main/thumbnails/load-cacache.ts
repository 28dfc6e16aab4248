/** For what was kept in it before; with its first use, not with the program: it brings a fifth of what main reads at the start. */
export async function loadCacache(): Promise<typeof import('cacache')> {
  return (await import('cacache')).default
}
