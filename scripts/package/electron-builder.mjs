// @ts-check
import fs from 'node:fs'
import path from 'node:path'

/**
 * The one configuration of all packages, for electron-builder. Linux is built and tested by `npm run package` and
 * `npm run test:package`. macOS and Windows build from this file, too, with `npm run package` on such a machine, but
 * NOT VERIFIED: nobody has run that yet, and nothing there is signed.
 *
 * electron-builder packs the program only. Its tools for .deb and AppImage are downloads from a host that closed
 * networks do not reach, so the .deb and the .tar.gz are made by scripts/package/ from the program's folder.
 *
 * @type {import('electron-builder').Configuration}
 */
const configuration = {
  appId: 'app.satchel.Satchel',
  productName: 'Satchel',
  copyright: 'Copyright © 2026 The Satchel authors',
  // stage-app.mjs puts there what is shipped, and nothing else.
  directories: { app: 'dist/app', output: 'dist/program', buildResources: 'resources' },
  files: ['**/*'],
  asar: true,
  // A native module is opened by the system's loader, which cannot look into an archive.
  asarUnpack: ['**/*.node'],
  npmRebuild: false,
  nodeGypRebuild: false,
  publish: null,
  // Satchel speaks these two; Chromium's other languages are 40 MB.
  electronLanguages: ['en-US', 'ja'],
  protocols: [{ name: 'Satchel entry', schemes: ['satchel'] }],
  extraFiles: [{ from: 'dist/licences.txt', to: 'LICENSES.satchel.txt' }],
  // Read when the program starts, and out of reach of who starts it (docs/package.md says why each).
  electronFuses: {
    runAsNode: false,
    enableNodeOptionsEnvironmentVariable: false,
    enableNodeCliInspectArguments: false,
    onlyLoadAppFromAsar: true,
    // Electron checks the archive on macOS and Windows only.
    enableEmbeddedAsarIntegrityValidation: process.platform !== 'linux',
    // There are no cookies; encrypting none would ask people for their keyring.
    enableCookieEncryption: false,
    loadBrowserProcessSpecificV8Snapshot: false,
    // The page comes from app://satchel, never from a file.
    grantFileProtocolExtraPrivileges: false,
  },
  /** The fallback runtime carries the opener of app folders that developing needs: see docs/runtime.md. */
  afterPack: ({ appOutDir }) => {
    fs.rmSync(path.join(appOutDir, 'resources', 'app'), { recursive: true, force: true })
    return Promise.resolve()
  },
  linux: { target: ['dir'], executableName: 'satchel', icon: 'resources/icons' },
  // Not verified.
  mac: {
    target: ['dmg', 'zip'],
    category: 'public.app-category.utilities',
    icon: 'resources/icons/512.png',
    darkModeSupport: true,
  },
  // Not verified.
  win: { target: ['nsis', 'zip'], icon: 'resources/icons/256.png' },
  nsis: { oneClick: false, perMachine: false, deleteAppDataOnUninstall: false },
}

export default configuration
