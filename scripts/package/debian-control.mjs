// @ts-check

/**
 * @typedef {object} DebianFacts
 * @property {string} version
 * @property {string} architecture as Debian calls it
 * @property {number} installedKilobytes
 * @property {readonly string[]} depends
 */

/** What every desktop has: for opening links, and for showing names in Chinese, Japanese and Korean. */
const recommends = ['xdg-utils', 'desktop-file-utils', 'fonts-droid-fallback | fonts-noto-cjk']

/**
 * The control file of the Debian package.
 * @param {DebianFacts} facts
 */
export function debianControl({ version, architecture, installedKilobytes, depends }) {
  return `Package: satchel
Version: ${debianVersion(version)}
Architecture: ${architecture}
Maintainer: The Satchel authors <satchel@localhost>
Installed-Size: ${installedKilobytes}
Depends: ${depends.join(', ')}
Recommends: ${recommends.join(', ')}
Section: utils
Priority: optional
Description: desktop inventory browser for virtual worlds
 Satchel shows the whole inventory as a tree with pictures, moves and copies
 by drag and drop, and spawns what you choose. It connects to Resonite through
 the ResoniteIO mod; without it, it opens a practice inventory.
`
}

/**
 * Debian sorts a tilde before everything, so that 1.0.0~beta.1 is older than 1.0.0.
 * @param {string} version as in package.json
 */
export function debianVersion(version) {
  return version.replace('-', '~')
}

/** @param {string} arch as Node calls it */
export function debianArchitecture(arch) {
  return arch === 'x64' ? 'amd64' : arch
}

/** What /usr/share/doc of the package says of its licences; the texts are with the program. */
export const debianCopyright = `Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: Satchel
Comment: The licences of everything in this package are in /usr/lib/satchel:
 LICENSES.satchel.txt (Satchel and what is bundled with it),
 LICENSE.electron.txt and LICENSES.chromium.html (the runtime).

Files: *
Copyright: 2026 The Satchel authors
License: Expat
 Permission is hereby granted, free of charge, to any person obtaining a copy
 of this software and associated documentation files (the "Software"), to deal
 in the Software without restriction, including without limitation the rights
 to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
 copies of the Software, and to permit persons to whom the Software is
 furnished to do so, subject to the following conditions:
 .
 The above copyright notice and this permission notice shall be included in all
 copies or substantial portions of the Software.
 .
 THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
 IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
 FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
 AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
 LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
 OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
 SOFTWARE.
`
