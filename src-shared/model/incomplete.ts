/**
 * Not all that is in a folder has reached the source: what a listing does not show may be there all the same,
 * so that nothing is gone for not being in it (satchel/v1, ListingExtras).
 */
export interface Incomplete {
  /** How many entries the platform speaks of; 0: it does not say. */
  readonly expected: number
}
