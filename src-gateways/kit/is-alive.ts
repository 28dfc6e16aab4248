/** Whether a process of this number runs: this one, too, and those of other people. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (thrown) {
    // Not ours to signal, but alive.
    return thrown instanceof Error && 'code' in thrown && thrown.code === 'EPERM'
  }
}
