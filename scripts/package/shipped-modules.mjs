// @ts-check
import fs from 'node:fs'
import path from 'node:path'

/**
 * The packages that the app loads by name at run time. All others are in its bundles: electron.vite.config.ts keeps
 * libsql out, since it is native, the sandbox reads its pictures from another one's folder, and OpenSimulator's textures are decoded in a worker.
 */
const loadedByName = [
  'libsql',
  '@parcel/watcher',
  '@lobehub/fluent-emoji-3d',
  '@cornerstonejs/codec-openjpeg',
  'jpeg2000',
]

/**
 * Those packages and what they need in turn, as far as it is installed: of the builds of libsql only this system's is.
 * @param {string} folder the project's
 * @returns {string[]} their folders below `node_modules`, sorted
 */
export function shippedModules(folder) {
  /** @type {Set<string>} */
  const found = new Set()
  const open = [...loadedByName]
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const manifest = path.join(folder, 'node_modules', name, 'package.json')
    if (found.has(name) || !fs.existsSync(manifest) || isForMusl(name)) continue
    found.add(name)
    const { dependencies = {}, optionalDependencies = {} } = JSON.parse(fs.readFileSync(manifest, 'utf8'))
    open.push(...Object.keys({ ...dependencies, ...optionalDependencies }))
  }
  return [...found].sort()
}

/** npm installs both builds where it cannot tell; Electron has only the GNU C library's. @param {string} name */
function isForMusl(name) {
  return name.endsWith('-musl')
}
