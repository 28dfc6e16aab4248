/** What is closing may be drawn a moment longer. */
const COVERS = ['alertdialog', 'dialog', 'menu'].map(role => `[role="${role}"]:not([data-closed])`).join(', ')

/** Behind an open question, dialog or menu nothing happens. */
export function isCovered(): boolean {
  return document.querySelector(COVERS) !== null
}
