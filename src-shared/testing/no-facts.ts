import type { EntryFacts } from '../model/entry-facts'

/** Nothing is told; tests say what is. */
export const NO_FACTS: EntryFacts = {
  typeWord: null,
  sizeBytes: null,
  createdMs: null,
  creator: null,
  permissions: null,
  sale: null,
  description: null,
  marks: [],
  linkState: null,
  linkTarget: null,
}
