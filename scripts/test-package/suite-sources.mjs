// @ts-check
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/**
 * Debian's mirror and the lines of sources.list for one suite, its updates and its security fixes as far as this
 * machine has them.
 * @param {string} targets of `apt-get indextargets`: address, release, component and origin on each line
 * @param {string} suite
 * @returns {{ mirror: string, lines: string[] }}
 */
export function suiteSources(targets, suite) {
  const known = targets
    .split('\n')
    .map(line => line.split(' '))
    .filter(([, release, component, origin]) => origin === 'Debian' && release !== '' && component === 'main')
    .map(([address = '', release = '']) => ({ address, release }))
  // Another Debian's mirror has this suite, too; its security fixes and updates are not this suite's.
  const own = known.filter(({ release }) => release === suite || release.startsWith(`${suite}-`))
  const main =
    own.find(({ release }) => release === suite) ?? known.find(({ release }) => !release.includes('-'))
  if (!main)
    throw new SetUpFailure(
      "The test needs Debian's mirror: apt knows none on this machine. Name one in /etc/apt/sources.list and start again.",
    )
  const others = own.filter(source => source !== main)
  return {
    mirror: main.address,
    lines: [
      `deb ${main.address} ${suite} main`,
      ...new Set(others.map(({ address, release }) => `deb ${address} ${release} main`)),
    ],
  }
}
