const { contextBridge, ipcRenderer } = require('electron')

contextBridge.exposeInMainWorld('floor', { painted: () => ipcRenderer.send('painted') })
ipcRenderer.on('port', event => window.postMessage('port', '*', event.ports))
