// The least that a program on this Electron can be: one window with one page, and the line that tells who started it
// that the page is painted. Windows are as large as Satchel's.
const { app, BrowserWindow, ipcMain, MessageChannelMain } = require('electron')
const path = require('node:path')

const PAGE_OPTION = '--page='
const given = process.argv.find(argument => argument.startsWith(PAGE_OPTION))
const page = given ? given.slice(PAGE_OPTION.length) : path.join(__dirname, 'page.html')

ipcMain.on('painted', () => process.stdout.write('floor: painted\n'))

void app.whenReady().then(async () => {
  const window = new BrowserWindow({
    width: 1280,
    height: 800,
    show: false,
    autoHideMenuBar: true,
    webPreferences: { preload: path.join(__dirname, 'preload.cjs'), sandbox: true, contextIsolation: true },
  })
  window.once('ready-to-show', () => window.show())
  globalThis.postBytes = size => postBytes(window, size)
  await window.loadFile(page)
})

app.on('window-all-closed', () => app.quit())

/** The cheapest way of so many bytes into a page (performance.md, B): one array, over a port. */
function postBytes(window, size) {
  const { port1, port2 } = new MessageChannelMain()
  window.webContents.postMessage('port', null, [port2])
  port1.postMessage(new Uint8Array(size))
}
