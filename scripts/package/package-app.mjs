// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'
import { SetUpFailure } from '../set-up/set-up-failure.mjs'
import { writeDebianPackage } from './debian-package.mjs'
import { licencesText } from './licences.mjs'
import { layOutLinuxTree } from './linux-tree.mjs'
import { sourceCommit } from './source-commit.mjs'
import { stageApp } from './stage-app.mjs'
import { writeTarball } from './tarball.mjs'

const dist = path.join(projectFolder, 'dist')

/**
 * Makes the packages for this system from `out`, into `dist`.
 * @param {(line: string) => void} say
 * @param {{ runtime: string, electronVersion: string }} parts runtime: the folder of the Electron that is shipped
 * @returns {Promise<string[]>} the files; on macOS and Windows they are where electron-builder says
 */
export async function packageApp(say, { runtime, electronVersion }) {
  const commit = await sourceCommit(projectFolder)
  const version = JSON.parse(fs.readFileSync(path.join(projectFolder, 'package.json'), 'utf8')).version
  say(`Packing Satchel ${version} (${commit.name}) with Electron ${electronVersion} …`)
  stageApp({ project: projectFolder, target: path.join(dist, 'app'), commit: commit.name })
  fs.writeFileSync(path.join(dist, 'licences.txt'), licencesText(projectFolder))
  await runElectronBuilder(runtime, electronVersion)
  if (process.platform !== 'linux') return []
  const tree = path.join(dist, 'tree')
  layOutLinuxTree({ project: projectFolder, program: programFolder(), target: tree })
  const parts = { tree, target: dist, version, timeSeconds: commit.timeSeconds }
  const tarball = await writeTarball(parts)
  const debianPackage = await writeDebianPackage({ ...parts, work: path.join(dist, 'debian') })
  for (const work of ['app', 'program', 'debian', 'tree'])
    fs.rmSync(path.join(dist, work), { recursive: true, force: true })
  return [debianPackage, tarball]
}

/**
 * @param {string} runtime
 * @param {string} electronVersion
 */
async function runElectronBuilder(runtime, electronVersion) {
  fs.rmSync(path.join(dist, 'program'), { recursive: true, force: true })
  const command = path.join(projectFolder, 'node_modules', 'electron-builder', 'cli.js')
  const result = await runCommand(
    process.execPath,
    [
      command,
      'build',
      '--config=scripts/package/electron-builder.mjs',
      `--config.electronVersion=${electronVersion}`,
      `--config.electronDist=${runtime}`,
    ],
    { cwd: projectFolder },
  )
  if (result.code !== 0) throw new SetUpFailure(`electron-builder failed:\n${result.output.trim()}`)
}

/** electron-builder names it after the processor, except for the most common one. */
function programFolder() {
  const name = process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`
  return path.join(dist, 'program', name)
}
