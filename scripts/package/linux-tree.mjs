// @ts-check
import fs from 'node:fs'
import path from 'node:path'

const id = 'app.satchel.Satchel'

/**
 * Lays the packed program out as below /usr: bin, lib and share. The .deb and the .tar.gz are this tree.
 * @param {{ project: string, program: string, target: string }} parts program: the folder that electron-builder made
 */
export function layOutLinuxTree({ project, program, target }) {
  fs.rmSync(target, { recursive: true, force: true })
  const resources = path.join(project, 'resources')
  fs.mkdirSync(path.join(target, 'lib'), { recursive: true })
  fs.renameSync(program, path.join(target, 'lib', 'satchel'))
  const place = (/** @type {string} */ from, /** @type {string} */ to, mode = 0o644) => {
    const file = path.join(target, to)
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.copyFileSync(path.join(resources, from), file)
    fs.chmodSync(file, mode)
  }
  place('linux/satchel', 'bin/satchel', 0o755)
  place(`linux/${id}.desktop`, `share/applications/${id}.desktop`)
  place(`linux/${id}.metainfo.xml`, `share/metainfo/${id}.metainfo.xml`)
  place('icon.svg', `share/icons/hicolor/scalable/apps/${id}.svg`)
  for (const name of fs.readdirSync(path.join(resources, 'icons'))) {
    const size = path.basename(name, '.png')
    place(`icons/${name}`, `share/icons/hicolor/${size}x${size}/apps/${id}.png`)
  }
}

/**
 * @param {string} folder
 * @returns {string[]} all files below it, as absolute paths
 */
export function filesBelow(folder) {
  return fs
    .readdirSync(folder, { withFileTypes: true, recursive: true })
    .filter(entry => entry.isFile())
    .map(entry => path.join(entry.parentPath, entry.name))
}
