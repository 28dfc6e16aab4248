export interface Log {
  debug(text: string): void
}

/** Calls are logged to stderr and only when asked for: stdout carries the ready line and the control answers. */
export function createLog(isVerbose: boolean): Log {
  return { debug: text => void (isVerbose && process.stderr.write(`debug ${text}\n`)) }
}
