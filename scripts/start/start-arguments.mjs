// @ts-check

/**
 * `--once` is ours; everything else is the app's.
 * @param {readonly string[]} args after `npm start --`
 */
export function parseStartArguments(args) {
  return { once: args.includes('--once'), appArguments: args.filter(argument => argument !== '--once') }
}
