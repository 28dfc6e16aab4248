// @ts-check

/**
 * `--once` is ours; everything else is the app's, `--diagnose` too.
 * @param {readonly string[]} args after `npm start --`
 */
export function parseStartArguments(args) {
  return {
    once: args.includes('--once'),
    // The app prints its report and ends: there is no window whose milestones could be followed.
    diagnose: args.includes('--diagnose'),
    appArguments: args.filter(argument => argument !== '--once'),
  }
}
