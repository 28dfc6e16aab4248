/** A path as a person can paste it into a shell, whatever it holds: no control character reaches their terminal. */
export function quoteForShell(path: string): string {
  if (/^[\w@%+=:,./-]+$/.test(path)) return path
  if (!/\p{Cc}/u.test(path)) return `'${path.replaceAll("'", `'\\''`)}'`
  const escaped = path.replace(/['\\]/g, '\\$&').replace(/\p{Cc}/gu, escapeOf)
  return `$'${escaped}'`
}

function escapeOf(character: string): string {
  return `\\u${(character.codePointAt(0) ?? 0).toString(16).padStart(4, '0')}`
}
