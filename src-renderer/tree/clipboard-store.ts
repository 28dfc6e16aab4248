import type { Dragged } from '../../src-shared/domain/transfer'
import type { TransferMode } from '../../src-shared/model/operation'
import { createStore } from '../view/store'

/** Entries that were cut or copied, as they were seen then; main checks them again before it acts. */
export interface Clipboard {
  readonly mode: TransferMode
  readonly dragged: readonly Dragged[]
}

export const clipboardStore = createStore<Clipboard | null>(null)
