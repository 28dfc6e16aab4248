// @ts-check
import { runCommand } from '../run-command.mjs'

/**
 * @typedef {object} SourceCommit
 * @property {string} name short hash, with a plus when files differ from it; "unknown" outside of git
 * @property {number} timeSeconds when it was made: the time of all files in the packages, so that equal sources make equal packages
 */

/**
 * @param {string} folder
 * @returns {Promise<SourceCommit>}
 */
export async function sourceCommit(folder) {
  const git = (/** @type {string[]} */ ...args) => runCommand('git', args, { cwd: folder })
  const head = await git('log', '-1', '--format=%h %ct')
  const [hash = '', time = ''] = head.stdout.trim().split(' ')
  if (head.code !== 0 || hash === '') return { name: 'unknown', timeSeconds: Math.floor(Date.now() / 1000) }
  const changes = await git('status', '--porcelain', '--untracked-files=no')
  return { name: changes.stdout.trim() === '' ? hash : `${hash}+`, timeSeconds: Number(time) }
}
