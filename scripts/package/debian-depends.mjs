// @ts-check
import { packagesFor } from '../set-up/package-names.mjs'
import { SetUpFailure } from '../set-up/set-up-failure.mjs'

/**
 * The C library and what comes with the compiler: every Debian has them; the version is Electron's own demand. Then
 * what no header names, because Chromium opens it when it runs: without the first it ends, without the others it
 * complains and draws without the graphics card.
 */
const always = ['libc6 (>= 2.28)', 'libgcc-s1', 'libx11-xcb1', 'libegl1', 'libgl1']
const ofTheSystem = /^(ld-linux|lib(c|dl|m|pthread|rt|gcc_s)\.so)/

/** Renamed in Debian 13 and Ubuntu 24.04, where the old names are not all answered to. */
const renamed = new Set([
  'libasound2',
  'libatk-bridge2.0-0',
  'libatk1.0-0',
  'libatspi2.0-0',
  'libcups2',
  'libglib2.0-0',
  'libgtk-3-0',
])

/**
 * The `Depends` of the Debian package.
 * @param {readonly string[]} needed libraries that the shipped programs name
 * @param {ReadonlySet<string>} shipped libraries that come along
 * @returns {string[]} sorted
 */
export function debianDepends(needed, shipped) {
  const foreign = needed.filter(name => !shipped.has(name) && !ofTheSystem.test(name))
  const { packages, unknown } = packagesFor(foreign)
  if (unknown.length > 0)
    throw new SetUpFailure(
      `The Debian package would not say that it needs ${unknown.join(', ')}: name their packages in scripts/set-up/package-names.mjs.`,
    )
  return [...always, ...packages.map(name => (renamed.has(name) ? `${name} | ${name}t64` : name))]
}
