/** What the start of Satchel can be told. */
export interface CommandLine {
  /** The value of `--source`, unchecked; null when not given. */
  readonly source: string | null
  readonly ca: string | null
  readonly certificate: string | null
  readonly key: string | null
  /** Tell what can be seen of the connection, and end. */
  readonly isDiagnosis: boolean
  /** A further start wants a window of its own, instead of the one that is open. */
  readonly isNewWindow: boolean
}

/**
 * Reads `--source X` and `--source=X`, likewise `--source-ca`, `--source-cert`
 * and `--source-key`, `--diagnose` and `--new-window`. Everything else is left alone:
 * Electron and Chromium have switches of their own on the same line.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  return {
    source: valueOf(args, '--source'),
    ca: valueOf(args, '--source-ca'),
    certificate: valueOf(args, '--source-cert'),
    key: valueOf(args, '--source-key'),
    isDiagnosis: args.includes('--diagnose'),
    isNewWindow: args.includes('--new-window'),
  }
}

function valueOf(args: readonly string[], name: string): string | null {
  for (const [index, arg] of args.entries()) {
    if (arg.startsWith(`${name}=`)) return arg.slice(name.length + 1)
    if (arg === name) return args[index + 1] ?? ''
  }
  return null
}
