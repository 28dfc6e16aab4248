// @ts-check
import fs from 'node:fs'

/** Ticks a second in /proc, the same on every Linux that Debian runs on. */
const ticksPerSecond = 100

/**
 * A process and everything that it started and that has not ended, Linux only.
 * @param {number} pid
 * @returns {{ pids: readonly number[], cpuMs: number }}
 */
export function familyOf(pid) {
  const all = fs
    .readdirSync('/proc')
    .filter(name => /^\d+$/.test(name))
    .flatMap(name => statOf(Number(name)) ?? [])
  const family = new Set([pid])
  // A child may come before its parent in the list: numbers begin again from the start.
  for (let size = 0; size !== family.size; ) {
    size = family.size
    for (const { pid: child, parent } of all) if (family.has(parent)) family.add(child)
  }
  const members = all.filter(member => family.has(member.pid))
  return {
    pids: members.map(member => member.pid),
    cpuMs: members.reduce((sum, { cpuMs }) => sum + cpuMs, 0),
  }
}

/** @param {number} pid */
function statOf(pid) {
  try {
    // The second field is the name in brackets and may hold spaces.
    const text = fs.readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ')
    const ticks = Number(fields[11]) + Number(fields[12])
    return { pid, parent: Number(fields[1]), cpuMs: (1000 * ticks) / ticksPerSecond }
  } catch {
    // It ended meanwhile.
    return null
  }
}

/**
 * @param {readonly number[]} pids
 * @param {NodeJS.Signals} name
 */
export function signal(pids, name) {
  for (const pid of pids) {
    try {
      process.kill(pid, name)
    } catch {
      // It ended meanwhile.
    }
  }
}
