// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { debianArchitecture, debianControl, debianCopyright } from './debian-control.mjs'
import { debianDepends } from './debian-depends.mjs'
import { filesBelow } from './linux-tree.mjs'
import { neededLibraries } from './needed-libraries.mjs'
import { runTool } from './run-tool.mjs'

/**
 * Writes the .deb. It needs no scripts of its own: menus, icons and the URL scheme are kept current by the triggers
 * of Debian's own packages, and what a person has is in their home, where no package reaches.
 * @param {{ tree: string, work: string, target: string, version: string, timeSeconds: number }} parts
 * @returns {Promise<string>} the file
 */
export async function writeDebianPackage({ tree, work, target, version, timeSeconds }) {
  fs.rmSync(work, { recursive: true, force: true })
  const usr = path.join(work, 'usr')
  fs.mkdirSync(work, { recursive: true, mode: 0o755 })
  fs.cpSync(tree, usr, { recursive: true, verbatimSymlinks: true })
  // Chromium's own helper for systems that keep user namespaces from people: it must belong to root, and be set to it.
  fs.chmodSync(path.join(usr, 'lib', 'satchel', 'chrome-sandbox'), 0o4755)
  const documents = path.join(usr, 'share', 'doc', 'satchel')
  fs.mkdirSync(documents, { recursive: true })
  fs.writeFileSync(path.join(documents, 'copyright'), debianCopyright)
  const files = filesBelow(usr)
  const architecture = debianArchitecture(process.arch)
  const control = debianControl({
    version,
    architecture,
    installedKilobytes: Math.ceil(files.reduce((sum, file) => sum + fs.statSync(file).size, 0) / 1024),
    depends: dependsOf(files),
  })
  fs.mkdirSync(path.join(work, 'DEBIAN'), { mode: 0o755 })
  fs.writeFileSync(path.join(work, 'DEBIAN', 'control'), control)
  const file = path.join(target, `satchel_${version}_${architecture}.deb`)
  fs.rmSync(file, { force: true })
  await runTool('dpkg-deb', ['--root-owner-group', '-Zzstd', '-z10', '--build', work, file], {
    SOURCE_DATE_EPOCH: String(timeSeconds),
  })
  return file
}

/** @param {readonly string[]} files */
function dependsOf(files) {
  const shipped = new Set(files.map(file => path.basename(file)))
  const programs = files.filter(file => /\.(so|node)(\.|$)/.test(file) || isExecutable(file))
  return debianDepends(
    programs.flatMap(file => neededLibraries(fs.readFileSync(file))),
    shipped,
  )
}

/** @param {string} file */
function isExecutable(file) {
  return (fs.statSync(file).mode & 0o111) !== 0
}
