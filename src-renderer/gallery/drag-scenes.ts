import { parsePath, ROOT } from '../../src-shared/domain/paths'
import type { DropTarget } from '../../src-shared/domain/transfer'
import type { EntryRef } from '../../src-shared/model/entry'
import type { TransferMode } from '../../src-shared/model/operation'
import type { Refusal } from '../../src-shared/model/refusal'
import { clipboardOf } from '../browser/clipboard'
import { SelectedIds } from '../browser/selected-ids'
import { dragOf } from '../drag/drag'
import { IMAGE_OFFSET_PX, stackOf } from '../drag/drag-preview'
import { FRUIT, folder, holds, link } from './fixture-entries'
import { READY } from './fixture-sources'
import type { WindowScene } from './scene'
import { shown } from './stage'
import { selectBanana, topRow } from './tree-scenes'

const FOLDERS: WindowScene['folders'] = {
  [ROOT]: holds(
    folder('R-fruit', 'Fruit'),
    link('R-essentials', 'Essentials', 'resrec:///G-Resonite/Inventory/Essentials'),
    ...FRUIT,
  ),
}

function targetOf(recordId: string, name: string): DropTarget {
  const path = parsePath(`/Inventory/${name}`) ?? ROOT
  return { ref: { path, recordIds: [recordId] }, title: name, kind: 'folder', problem: null, linkName: null }
}

const DRAGGED = FRUIT.slice(0, 3).map(({ recordId, name, kind }) => {
  const ref: EntryRef = { parent: { path: ROOT, recordIds: [] }, recordId, name, kind }
  return { ref, problem: null, linkName: null }
})

const POINTER = { x: 230, y: 90 } as const

function hovering(
  id: string,
  title: string,
  over: { readonly recordId: string; readonly name: string },
  mode: TransferMode,
  refusal: Refusal | null = null,
): WindowScene {
  return {
    kind: 'window',
    id,
    title,
    source: READY,
    folders: FOLDERS,
    play: async ({ browser }) => {
      await shown('[role=treeitem]')
      const targetId = browser.targetIdOf(topRow(over.recordId))
      const target = targetOf(over.recordId, over.name)
      const hover = { kind: 'folder', target, targetId, mode, refusal } as const
      dragOf(browser.session).update(() => ({ dragged: DRAGGED, hover, ...POINTER }))
      await shown('[data-testid=drag-hint]')
      await shown(Array.from({ length: 3 }, () => '[role=treeitem]:has(img)').join('~'))
      showDragImage()
    },
  }
}

/** The system carries it; here it lies where it would be. */
function showDragImage(): void {
  const pictures = document.querySelectorAll('[role=treeitem] [data-drag-picture]:has(img)')
  const image = stackOf([...pictures], DRAGGED.length)
  const left = POINTER.x + IMAGE_OFFSET_PX.x
  const top = POINTER.y + IMAGE_OFFSET_PX.y
  image.setAttribute('style', `position: fixed; left: ${left}px; top: ${top}px`)
  document.body.append(image)
}

const FRUIT_FOLDER = { recordId: 'R-fruit', name: 'Fruit' }
const ESSENTIALS = { recordId: 'R-essentials', name: 'Essentials' }

/** What a drag says before it is let go (design-shown.md, "Drag and drop"). */
export const DRAG_SCENES: readonly WindowScene[] = [
  hovering('drag-move', 'A drop would move', FRUIT_FOLDER, 'move'),
  hovering('drag-copy', 'A drop would copy', FRUIT_FOLDER, 'copy'),
  hovering('drag-refused', 'A drop is refused', ESSENTIALS, 'move', {
    reason: 'target-is-link',
    name: 'Essentials',
  }),
  {
    kind: 'window',
    id: 'drag-spawn',
    title: 'A drop would spawn',
    source: READY,
    folders: FOLDERS,
    play: async stage => {
      await selectBanana(stage)
      const { world } = READY
      const hover = { kind: 'world', world, targetId: 'spawn-button', refusal: null } as const
      dragOf(stage.browser.session).update(() => ({ dragged: DRAGGED, hover, x: 320, y: 460 }))
      await shown('[data-testid=drag-hint]')
    },
  },
  {
    kind: 'window',
    id: 'drag-cut',
    title: 'Entries that were cut',
    source: READY,
    folders: FOLDERS,
    play: async ({ browser }) => {
      await shown('[role=treeitem]')
      clipboardOf(browser.session).update(() => ({
        mode: 'move',
        cut: SelectedIds.of([topRow('R-banana')]),
        dragged: () => DRAGGED,
      }))
    },
  },
]
