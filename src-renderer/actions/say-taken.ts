import type { TransferMode } from '../../src-shared/model/operation'
import { showToast } from '../kit/toast-store'
import type { Catalogue } from '../text/en'

/** Says what the clipboard has: a copy is there at once, a cut moves nothing before it is pasted. */
export function sayTaken(text: Catalogue, mode: TransferMode, count: number, name: string): void {
  if (mode === 'copy') showToast({ tone: 'result', message: text.clipboard.copied(count, name), actions: [] })
  // Cut rows are dimmed.
  else showToast({ tone: 'note', message: text.clipboard.cut(count, name), actions: [], isInSight: true })
}
