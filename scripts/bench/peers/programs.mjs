// @ts-check

/**
 * @typedef {object} Program
 * @property {string} name
 * @property {string} command
 * @property {string} package Debian's name for it
 * @property {(folder: string) => readonly string[]} open its arguments for a window of this folder
 */

/** Debian's file managers. @type {readonly Program[]} */
export const peers = [
  { name: 'Dolphin', command: 'dolphin', package: 'dolphin', open: folder => ['--new-window', folder] },
  { name: 'PCManFM-Qt', command: 'pcmanfm-qt', package: 'pcmanfm-qt', open: folder => [folder] },
  {
    name: 'Nautilus',
    command: 'nautilus',
    package: 'nautilus',
    open: folder => ['--new-window', folder],
  },
  { name: 'Thunar', command: 'thunar', package: 'thunar', open: folder => [folder] },
]

/**
 * @param {readonly Program[]} missing
 * @returns {readonly string[]} a sentence for each
 */
export function missingSentences(missing) {
  return missing.map(
    ({ name, package: debian }) =>
      `${name} is not installed; this brings it: apt-get install --no-install-recommends ${debian}`,
  )
}
