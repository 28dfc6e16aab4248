const GAP_PX = 8
/** So that a sentence has at most some lines; less where the pane itself is narrower. */
const LEAST_PX = 240

/**
 * Puts what is wrong with a name where all of it can be read: above its field when
 * there is no room below, and further left when there is not enough at the right.
 */
export function keepInView(message: HTMLElement, field: HTMLElement): void {
  const around = field.closest('[role="tree"], [role="grid"]')
  if (!around) return
  const room = around.getBoundingClientRect()
  const box = field.getBoundingClientRect()
  // Without its scroll bar.
  const right = room.left + around.clientLeft + around.clientWidth - GAP_PX
  const left = room.left + around.clientLeft + GAP_PX
  message.style.maxWidth = `${Math.max(Math.min(LEAST_PX, right - left), right - box.left)}px`
  message.style.left = `${Math.min(0, right - box.left - message.offsetWidth)}px`
  message.dataset['side'] = box.bottom + message.offsetHeight + GAP_PX > room.bottom ? 'above' : 'below'
}
