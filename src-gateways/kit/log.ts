/** Lines on stderr: stdout carries the line that says where it listens. */
export interface GatewayLog {
  /** What happened, in a sentence; never names of entries. */
  readonly info: (text: string) => void
  /** Only with --verbose. */
  readonly debug: (text: string) => void
}

export function createLog(isVerbose: boolean, redact: (text: string) => string): GatewayLog {
  const write = (text: string): void =>
    void process.stderr.write(`${redact(text).replaceAll(/[\r\n]+/g, ' ')}\n`)
  return { info: write, debug: text => isVerbose && write(text) }
}
