import { ROOT } from '../../src-shared/domain/paths'
import { folder, holds, link, object } from './fixture-entries'
import { summary } from './fixture-index'
import type { WindowScene } from './scene'

const IDS = ['R-apple', 'R-banana', 'R-cherry', 'R-dragon'] as const

/** Folders with four pictures down to none, whose pictures are not there, and of which nothing is known. */
export const COVERS: Pick<WindowScene, 'folders' | 'summaries'> = {
  folders: {
    [ROOT]: holds(
      folder('R-four', 'Four pictures', { isPublic: true }),
      folder('R-three', 'Three pictures'),
      folder('R-two', 'Two pictures'),
      folder('R-one', 'One picture'),
      folder('R-without', 'Things without pictures'),
      folder('R-empty-shelf', 'Nothing in it'),
      folder('R-unread', 'Never looked into'),
      link('R-essentials', 'Resonite Essentials', 'resrec:///G-Resonite/Inventory/Essentials'),
      object('R-apple', 'Apple'),
      object('R-none', 'No picture'),
    ),
  },
  summaries: {
    'R-four': summary([1_240, 3], ...IDS),
    'R-three': summary([3, 0], ...IDS.slice(1)),
    'R-two': summary([2, 12], ...IDS.slice(2)),
    'R-one': summary([1, 0], 'R-fig'),
    'R-without': summary([5, 0], 'R-none', 'R-failed', 'R-none-2'),
    'R-empty-shelf': summary([0, 0]),
  },
}
