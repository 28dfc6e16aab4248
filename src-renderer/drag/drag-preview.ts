import { pointerOutsideOfPreview } from '@atlaskit/pragmatic-drag-and-drop/element/pointer-outside-of-preview'
import { setCustomNativeDragPreview } from '@atlaskit/pragmatic-drag-and-drop/element/set-custom-native-drag-preview'
import styles from './drag-preview.module.css'

const MAX_CARDS = 3

/** From the pointer to the image. */
export const IMAGE_OFFSET_PX = { x: 8, y: 4 } as const
/** The style sheet says the same: a card and the room around it. */
export const IMAGE_HEIGHT_PX = 52

/**
 * The picture under the pointer: up to three thumbnails in a stack, the first in
 * front, with a count. It is drawn from what is on screen, because the browser takes it at
 * once and waits for nothing.
 */
export function showDragPreview(
  nativeSetDragImage: DataTransfer['setDragImage'] | null,
  pictures: readonly Element[],
  count: number,
): void {
  setCustomNativeDragPreview({
    nativeSetDragImage,
    getOffset: pointerOutsideOfPreview({ x: `${IMAGE_OFFSET_PX.x}px`, y: `${IMAGE_OFFSET_PX.y}px` }),
    render: ({ container }) => {
      container.append(stackOf(pictures, count))
    },
  })
}

/** Cards that lie on each other, the first in front, and how many there are when there are several. */
export function stackOf(pictures: readonly Element[], count: number): HTMLElement {
  const stack = document.createElement('div')
  stack.className = styles.stack ?? ''
  stack.dataset['testid'] = 'drag-image'
  stack.ariaHidden = 'true'
  // What comes later in the document lies in front.
  for (const picture of pictures.slice(0, MAX_CARDS).toReversed()) {
    const card = document.createElement('div')
    card.className = styles.card ?? ''
    card.append(picture.cloneNode(true))
    stack.append(card)
  }
  if (count > 1) {
    const badge = document.createElement('span')
    badge.className = styles.count ?? ''
    badge.textContent = String(count)
    stack.append(badge)
  }
  return stack
}
