const GAP_PX = 8

/** Puts what is wrong with a name where it can be read: above its field when there is no room below. */
export function keepInView(message: HTMLElement, field: HTMLElement): void {
  const around = field.closest('[role="tree"], [role="grid"]')
  if (!around) return
  const room = around.getBoundingClientRect()
  const box = field.getBoundingClientRect()
  message.style.maxWidth = `${Math.max(160, room.right - box.left - 2 * GAP_PX)}px`
  message.dataset['side'] = box.bottom + message.offsetHeight + GAP_PX > room.bottom ? 'above' : 'below'
}
