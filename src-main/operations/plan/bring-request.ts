import type { FolderRef } from '../../../src-shared/model/entry'
import type { BroughtFile } from '../act/bring-action'

/** Asked by main alone, which says where files lie; the window says only which entries are meant. */
export interface BringRequest {
  readonly kind: 'bring'
  readonly files: readonly BroughtFile[]
  readonly target: FolderRef
  /** What the person calls the place that they go to. */
  readonly targetName: string
}
