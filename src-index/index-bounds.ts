/** What is known at most; what lies beyond is counted and said. */
export const INDEX_BOUNDS = {
  entries: 1_000_000,
  folders: 200_000,
  depth: 64,
  bytes: 512 * 1024 * 1024,
} as const
