// @ts-check
import { runCommand } from '../run-command.mjs'
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/**
 * Runs a tool of the system and says what it said, if it failed.
 * @param {string} tool
 * @param {readonly string[]} args
 * @param {Record<string, string>} [environment] beside what we have
 */
export async function runTool(tool, args, environment = {}) {
  const result = await runCommand(tool, args, { env: { ...process.env, ...environment } })
  if (result.code === 127)
    throw new SetUpFailure(`${tool} is not installed here: install it and start again.`)
  if (result.code !== 0) throw new SetUpFailure(`${tool} ${args[0] ?? ''} failed:\n${result.output.trim()}`)
  return result.stdout
}
