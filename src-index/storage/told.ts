import type { Denied } from '../../src-shared/model/entry'
import type { EntryFacts } from '../../src-shared/model/entry-facts'

/** What a source tells of an entry beyond what every source does. */
export interface Told {
  readonly facts: EntryFacts | null
  /** What it refuses to do with this one. */
  readonly denied: readonly Denied[]
}
