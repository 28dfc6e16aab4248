// @ts-check
import path from 'node:path'
import { projectFolder } from '../project-folder.mjs'
import { runCommand } from '../run-command.mjs'

/**
 * What proto/ said when code was generated last, as a binary image. It only
 * ever grows: whoever wants to break the contract has to delete this file, and
 * to say why (proto/buf.yaml).
 */
const keptImage = path.join('proto', 'kept-contract.binpb')

/**
 * Clients and gateways of other versions speak to each other, so that what was
 * said once keeps its meaning: numbers, types and names of fields and calls.
 * @returns {Promise<{ code: number, output: string }>}
 */
export function checkKeptContract() {
  return runBuf(['breaking', 'proto', '--against', keptImage])
}

/** Only after `checkKeptContract` has found nothing. */
export function keepContract() {
  return runBuf(['build', 'proto', '--exclude-source-info', '--output', keptImage])
}

/** @param {readonly string[]} args */
function runBuf(args) {
  const buf = path.join(projectFolder, 'node_modules', '.bin', 'buf')
  return runCommand(buf, args, { cwd: projectFolder })
}
