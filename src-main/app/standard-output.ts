/**
 * Whoever started Satchel may have closed its end of the pipe: writing to it
 * must not bring the program down (EPIPE).
 */
export function surviveClosedOutput(): void {
  process.stdout.on('error', () => {})
  process.stderr.on('error', () => {})
}

export function printLine(line: string): void {
  process.stdout.write(`${line}\n`)
}
