// @ts-check
import { setUpBuild } from './build.mjs'
import { setUpDebianPackages } from './debian-packages.mjs'
import { setUpDependencies } from './dependencies.mjs'
import { setUpRuntime } from './runtime.mjs'

/**
 * Everything the app needs to be opened, in the order in which each step needs the one before. Does only what is
 * missing, and says only what it does.
 * @param {(line: string) => void} say
 * @param {{ virtualDisplay: boolean }} needs
 * @returns {Promise<string>} Electron's executable
 */
export async function setUpEverything(say, needs) {
  const executable = await setUpUntilRuntime(say, needs)
  await setUpBuild(say)
  return executable
}

/**
 * @param {(line: string) => void} say
 * @param {{ virtualDisplay: boolean }} needs
 * @returns {Promise<string>} Electron's executable
 */
export async function setUpUntilRuntime(say, { virtualDisplay }) {
  await setUpDependencies(say)
  const executable = await setUpRuntime(say)
  await setUpDebianPackages(say, { executable, virtualDisplay })
  return executable
}
