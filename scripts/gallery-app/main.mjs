// @ts-check
// The gallery's own main process: one window on a built page, no preload, nothing that a page could ask.
import path from 'node:path'
import { app, BrowserWindow } from 'electron'

const page = path.join(import.meta.dirname, '..', '..', 'out', 'gallery', 'index.html')

async function open() {
  const window = new BrowserWindow({ width: 1600, height: 1000, useContentSize: true })
  window.removeMenu()
  await window.loadFile(page)
}

app.on('window-all-closed', () => app.quit())
// Not awaited at the top level: Electron becomes ready only after this module has run.
void app.whenReady().then(open)
