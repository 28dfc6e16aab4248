/** What the About box tells of the program; the mod's version comes with the source. */
export interface AboutFacts {
  readonly version: string
  /** Short hash of what a package was built from; null when it runs from a working copy. */
  readonly commit: string | null
  readonly electron: string
  readonly chromium: string
  readonly node: string
  /** Such as `Linux x64`. */
  readonly system: string
}
