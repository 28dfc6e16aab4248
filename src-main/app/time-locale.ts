/** Of the C library; they say nothing of a person. */
const NOBODYS = /^(C|POSIX)$/i

/**
 * The locale by whose customs dates are written, such as `de-DE`; empty when nothing says one. POSIX systems
 * have a variable of its own for that (LC_TIME), which Electron does not look at; elsewhere the system knows.
 */
export function timeLocale(
  platform: NodeJS.Platform,
  { LC_ALL, LC_TIME, LANG }: Readonly<Record<string, string | undefined>>,
  systemLocale: () => string,
): string {
  if (platform === 'win32' || platform === 'darwin') return systemLocale()
  // The first that is set counts, as the C library has it: LC_ALL=C means no customs at all.
  const set = [LC_ALL, LC_TIME, LANG].find(value => value) ?? ''
  const name = set.replace(/[.@].*$/, '')
  return NOBODYS.test(name) ? '' : name.replaceAll('_', '-')
}
