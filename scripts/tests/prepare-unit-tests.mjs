// @ts-check
import { setUpTestSandbox } from '../set-up/build.mjs'

/** Vitest runs this once, before all files: hundreds of tests start the sandbox. */
export default async function prepareUnitTests() {
  await setUpTestSandbox(console.log)
}
