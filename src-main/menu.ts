import { app, Menu, type MenuItemConstructorOptions } from 'electron'

/**
 * The application menu: Quit, zoom, and the standard edit commands, without
 * which copy and paste do not work in text fields on macOS. On Linux it stays
 * hidden; the keys work.
 */
export function setAppMenu(isDevelopment: boolean): void {
  const edit: MenuItemConstructorOptions = {
    role: 'editMenu',
  }
  const view: MenuItemConstructorOptions = {
    label: 'View',
    submenu: [{ role: 'zoomIn' }, { role: 'zoomOut' }, { role: 'resetZoom' }, { role: 'togglefullscreen' }],
  }
  const developer: MenuItemConstructorOptions = {
    label: 'Developer',
    submenu: [{ role: 'reload' }, { role: 'toggleDevTools' }],
  }
  const first: MenuItemConstructorOptions =
    process.platform === 'darwin'
      ? { role: 'appMenu' }
      : { label: app.getName(), submenu: [{ role: 'quit', accelerator: 'Ctrl+Q' }] }
  Menu.setApplicationMenu(Menu.buildFromTemplate([first, edit, view, ...(isDevelopment ? [developer] : [])]))
}
