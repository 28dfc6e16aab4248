// @ts-check
import fs from 'node:fs'
import path from 'node:path'
import { runTool } from './run-tool.mjs'

/**
 * Writes the .tar.gz: the tree of bin, lib and share, to be unpacked anywhere.
 * @param {{ tree: string, target: string, version: string, timeSeconds: number }} parts
 * @returns {Promise<string>} the file
 */
export async function writeTarball({ tree, target, version, timeSeconds }) {
  const name = `satchel-${version}-linux-${process.arch}`
  const file = path.join(target, `${name}.tar.gz`)
  fs.rmSync(file, { force: true })
  await runTool('tar', [
    '--create',
    '--gzip',
    `--file=${file}`,
    `--directory=${path.dirname(tree)}`,
    `--transform=s,^${path.basename(tree)},${name},`,
    // Equal sources make equal archives.
    '--sort=name',
    `--mtime=@${timeSeconds}`,
    '--owner=0',
    '--group=0',
    '--numeric-owner',
    path.basename(tree),
  ])
  return file
}
