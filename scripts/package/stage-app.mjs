// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { shippedModules } from './shipped-modules.mjs'

/**
 * Puts what goes into the archive, and nothing else, into one folder: the bundles, the icon, and the packages that
 * are loaded by name. The gallery for developers (out/gallery) is no part of it.
 * @param {{ project: string, target: string, commit: string }} parts
 */
export function stageApp({ project, target, commit }) {
  fs.rmSync(target, { recursive: true, force: true })
  const modules = shippedModules(project)
  for (const place of [
    'out/main',
    'out/preload',
    'out/renderer',
    'resources/icons/128.png',
    ...modules.map(name => `node_modules/${name}`),
  ])
    fs.cpSync(path.join(project, place), path.join(target, place), { recursive: true, dereference: true })
  const manifest = JSON.parse(fs.readFileSync(path.join(project, 'package.json'), 'utf8'))
  fs.writeFileSync(
    path.join(target, 'package.json'),
    JSON.stringify(shippedManifest(manifest, modules, commit), null, 2),
  )
}

/**
 * The manifest inside the package: what Electron and the About box read.
 * @param {Record<string, unknown> & { dependencies?: Record<string, string> }} manifest the project's
 * @param {readonly string[]} modules
 * @param {string} commit
 */
export function shippedManifest(manifest, modules, commit) {
  const { name, productName, version, description, license, author, type, main, dependencies = {} } = manifest
  return {
    name,
    productName,
    version,
    description,
    license,
    author,
    type,
    main,
    commit,
    // Wayland takes icon and name of a window from the desktop file that this names.
    desktopName: 'app.satchel.Satchel.desktop',
    dependencies: Object.fromEntries(
      Object.entries(dependencies).filter(([dependency]) => modules.includes(dependency)),
    ),
  }
}
