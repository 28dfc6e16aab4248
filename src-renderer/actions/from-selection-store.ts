import type { EntryRef } from '../../src-shared/model/entry'
import type { Branch } from '../browser/branch'
import { createStore } from '../kit/store'

/** A new folder that is to take in what is selected. */
export interface FromSelection {
  readonly branch: Branch
  readonly entries: readonly EntryRef[]
  /** What is in the folder where it will be. */
  readonly names: readonly string[]
}

export const fromSelectionStore = createStore<FromSelection | null>(null)
