/** What the start of Satchel can be told. */
export interface CommandLine {
  /** The value of `--source`, unchecked; null when not given. */
  readonly source: string | null
}

/**
 * Reads `--source X` and `--source=X`. Everything else is left alone: Electron
 * and Chromium have switches of their own on the same line.
 */
export function readCommandLine(args: readonly string[]): CommandLine {
  for (const [index, arg] of args.entries()) {
    if (arg.startsWith('--source=')) return { source: arg.slice('--source='.length) }
    if (arg === '--source') return { source: args[index + 1] ?? '' }
  }
  return { source: null }
}
