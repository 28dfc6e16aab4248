// @ts-check
import { spawn } from 'node:child_process'
import { atExit } from './set-up/at-exit.mjs'

/**
 * @typedef {object} CommandResult
 * @property {number} code 127 when there is no such command
 * @property {string} output stdout and stderr as they came
 * @property {string} stdout
 */

/**
 * Runs a command without a shell and keeps what it says, to be shown only if that helps.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, inherit?: boolean }} [options] inherit: show the output as it comes
 * @returns {Promise<CommandResult>}
 */
export function runCommand(command, args, { cwd, env = process.env, inherit = false } = {}) {
  return new Promise(resolve => {
    const stdio = inherit ? 'inherit' : 'pipe'
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', stdio, stdio] })
    const forget = atExit(() => void child.kill())
    let output = ''
    let stdout = ''
    child.stdout?.setEncoding('utf8').on('data', text => {
      stdout += text
      output += text
    })
    child.stderr?.setEncoding('utf8').on('data', text => {
      output += text
    })
    child.on('error', error => {
      forget()
      resolve({ code: 127, output: error.message, stdout })
    })
    child.on('close', code => {
      forget()
      resolve({ code: code ?? 1, output, stdout })
    })
  })
}
