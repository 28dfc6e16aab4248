// @ts-check

/** Debian's package for each library that Electron's executable, or a native module of ours, names, directly or through GTK. */
const packageOfLibrary = new Map([
  ['libasound.so.2', 'libasound2'],
  ['libatk-1.0.so.0', 'libatk1.0-0'],
  ['libatk-bridge-2.0.so.0', 'libatk-bridge2.0-0'],
  ['libatspi.so.0', 'libatspi2.0-0'],
  ['libcairo.so.2', 'libcairo2'],
  ['libcups.so.2', 'libcups2'],
  ['libdbus-1.so.3', 'libdbus-1-3'],
  ['libdrm.so.2', 'libdrm2'],
  ['libexpat.so.1', 'libexpat1'],
  ['libgbm.so.1', 'libgbm1'],
  ['libgio-2.0.so.0', 'libglib2.0-0'],
  ['libglib-2.0.so.0', 'libglib2.0-0'],
  ['libgobject-2.0.so.0', 'libglib2.0-0'],
  ['libgtk-3.so.0', 'libgtk-3-0'],
  ['libnspr4.so', 'libnspr4'],
  ['libnss3.so', 'libnss3'],
  ['libnssutil3.so', 'libnss3'],
  ['libpango-1.0.so.0', 'libpango-1.0-0'],
  ['libsmime3.so', 'libnss3'],
  ['libstdc++.so.6', 'libstdc++6'],
  ['libudev.so.1', 'libudev1'],
  ['libX11.so.6', 'libx11-6'],
  ['libxcb.so.1', 'libxcb1'],
  ['libXcomposite.so.1', 'libxcomposite1'],
  ['libXdamage.so.1', 'libxdamage1'],
  ['libXext.so.6', 'libxext6'],
  ['libXfixes.so.3', 'libxfixes3'],
  ['libxkbcommon.so.0', 'libxkbcommon0'],
  ['libXrandr.so.2', 'libxrandr2'],
  ['libXss.so.1', 'libxss1'],
])

/**
 * @param {readonly string[]} libraries
 * @returns {{ packages: string[], unknown: string[] }} sorted, each once; unknown: libraries without a package here
 */
export function packagesFor(libraries) {
  const packages = new Set(
    libraries.map(library => packageOfLibrary.get(library)).filter(name => name !== undefined),
  )
  return {
    packages: [...packages].sort(),
    unknown: libraries.filter(library => !packageOfLibrary.has(library)),
  }
}

/**
 * From Debian 13 and Ubuntu 24.04 on many libraries carry the suffix t64 (a 64-bit time_t), and not all of those
 * answer to their old names.
 * @param {string} name
 * @param {ReadonlySet<string>} known what apt has heard of
 */
export function currentName(name, known) {
  return known.has(`${name}t64`) ? `${name}t64` : name
}
