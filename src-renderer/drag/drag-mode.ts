import type { TransferMode } from '../../src-shared/model/operation'

/** Ctrl copies, Option on a Mac (design-shown.md, "Drag and drop"). */
export function modeOf(input: { readonly ctrlKey: boolean; readonly altKey: boolean }): TransferMode {
  const isMac = navigator.userAgent.includes('Mac OS')
  return (isMac ? input.altKey : input.ctrlKey) ? 'copy' : 'move'
}
