import type { BrowserWindow, WebContents } from 'electron'
import type { OpensAt } from '../../../src-shared/model/opens-at'
import type { Page } from './pages'

/** A window of ours with its page. */
export interface AppPage extends Page {
  readonly window: BrowserWindow
  /** Kept beside it: a window that has closed throws when it is asked for its page. */
  readonly contents: WebContents
  /** Null for the first one of the program. */
  readonly opensAt: OpensAt | null
  /** It has its content on the screen, as far as it knows. */
  readonly drawn: () => void
}
