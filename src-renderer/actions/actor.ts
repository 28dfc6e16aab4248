import type { Session } from '../session/session'
import type { Catalogue } from '../text/en'
import type { RunOperation } from './run-operation'

/** What an action needs to act for the person: words, the inventory, whether it may, and the way to main. */
export interface Actor {
  readonly text: Catalogue
  readonly session: Session
  readonly canChange: boolean
  readonly run: RunOperation
}
