/** Milliseconds of this process: not what other programs take in between on a busy machine. */
export function workTimeOf(work: () => unknown): number {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1_000
}
