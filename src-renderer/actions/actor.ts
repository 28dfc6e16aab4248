import type { Catalogue } from '../text/en'
import type { RunOperation } from './run-operation'

/** What an action needs to act for the person: words, whether it may, and the way to main. */
export interface Actor {
  readonly text: Catalogue
  readonly canChange: boolean
  readonly run: RunOperation
}
