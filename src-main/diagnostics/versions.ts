import { release } from 'node:os'
import { app } from 'electron'

/** Everything whose version matters to who helps. */
export function versionsInUse(): readonly (readonly [string, string])[] {
  const { electron, chrome, node } = process.versions
  return [
    ['Satchel', `${app.getVersion()}${app.isPackaged ? '' : ' (from its source)'}`],
    ['Electron', electron],
    ['Chromium', chrome],
    ['Node', node],
    ['System', `${process.platform} ${release()} ${process.arch}`],
    ['User number', String(process.getuid?.() ?? 'none')],
  ]
}
