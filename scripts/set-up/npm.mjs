// @ts-check
import path from 'node:path'
import { runCommand } from '../run-command.mjs'
import { SetUpFailure } from './set-up-failure.mjs'

/** npm's own patience is minutes for each request: too long to find out that there is no network. */
const briefRetries = ['--fetch-retries=2', '--fetch-retry-mintimeout=1000', '--fetch-retry-maxtimeout=4000']

/**
 * Runs the npm that runs us, or else the one on the PATH.
 * @param {readonly string[]} args
 * @param {{ cwd: string }} options
 */
export function runNpm(args, { cwd }) {
  const npmCli = process.env['npm_execpath']
  return npmCli && path.basename(npmCli) === 'npm-cli.js'
    ? runCommand(process.execPath, [npmCli, ...args, ...briefRetries], { cwd })
    : runCommand('npm', [...args, ...briefRetries], { cwd })
}

/**
 * What npm's failure means to the person at the keyboard.
 * @param {string} task e.g. "The dependencies could not be installed"
 * @param {{ code: number, output: string }} result
 */
export function npmFailure(task, { code, output }) {
  if (code === 127)
    return new SetUpFailure(`${task}: npm was not found; install it next to Node and start again.`)
  if (/ENOSPC/.test(output))
    return new SetUpFailure(`${task}: the disk is full; free about 2 GB and start again.`)
  if (/EINTEGRITY/.test(output))
    return new SetUpFailure(
      `${task}: what the npm registry sent does not match its checksum; run "npm cache clean --force" and start again.`,
    )
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT/.test(
      output,
    )
  )
    return new SetUpFailure(
      `${task}: the npm registry cannot be reached; check the network and "npm config get registry", then start again.`,
    )
  return new SetUpFailure(`${task}; npm said:\n${npmErrors(output)}`)
}

/**
 * Without npm's warnings and its page of usage.
 * @param {string} output
 */
function npmErrors(output) {
  const errors = output.split('\n').filter(line => line.startsWith('npm error'))
  return (errors.length > 0 ? errors : output.trim().split('\n')).slice(0, 12).join('\n')
}
