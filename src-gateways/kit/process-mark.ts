import { createHash } from 'node:crypto'
import { readFileSync, readlinkSync } from 'node:fs'
import { hostname, uptime } from 'node:os'
import { isAlive } from './is-alive.ts'

/**
 * Which process has begun something, for whoever finds it later: numbers of processes are given again, and
 * mean nothing on another machine, in another container, and after a restart.
 */
export interface ProcessMark {
  readonly pid: number
  /** Of this process and no other: 12 hexadecimal digits. */
  readonly who: string
  readonly machine: string
  /** Of the machine's start and of the numbers' own space; empty where the system has none. */
  readonly boot: string
  readonly space: string
}

const WHERE = {
  machine: shortHash(textIn('/etc/machine-id') || hostname()),
  boot: textIn('/proc/sys/kernel/random/boot_id'),
  space: linkAt('/proc/self/ns/pid'),
}

export const OWN_MARK: ProcessMark = { pid: process.pid, who: whoIs(process.pid), ...WHERE }

/** How it stands in names: `<pid>-<who>`, without the rest. */
export const OWN_NAME = `${OWN_MARK.pid}-${OWN_MARK.who}`

/** Whether something that was read is a mark. */
export function isMark(value: unknown): value is ProcessMark {
  if (typeof value !== 'object' || value === null) return false
  if (!('pid' in value && 'who' in value && 'machine' in value && 'boot' in value && 'space' in value))
    return false
  const { pid, who, machine, boot, space } = value
  return typeof pid === 'number' && [who, machine, boot, space].every(part => typeof part === 'string')
}

export function isOwn({ pid, who, ...where }: ProcessMark): boolean {
  const isHere = where.machine === WHERE.machine && where.boot === WHERE.boot && where.space === WHERE.space
  return isHere && pid === OWN_MARK.pid && who === OWN_MARK.who
}

const NAMED = /^(\d{1,10})(?:-(?:([0-9a-f]{12})-)?|$)/

/** Whether the process that begins a name so may still run; null: none does. Only of this machine. */
export function mayRun(name: string): boolean | null {
  const [, pid, who] = NAMED.exec(name) ?? []
  if (pid === undefined || !Number.isSafeInteger(Number(pid))) return null
  // Names of before have the number only.
  return isAlive(Number(pid)) && (who === undefined || isStill(Number(pid), who))
}

/** Whether nobody can go on with what that process has begun, `atMs` at the latest; milliseconds since 1970. */
export function isSurelyGone({ pid, who, machine, boot, space }: ProcessMark, atMs: number): boolean {
  if (machine !== WHERE.machine) return false
  if (boot !== WHERE.boot) return atMs < Date.now() - uptime() * 1_000
  return space === WHERE.space && !(isAlive(pid) && isStill(pid, who))
}

/** Of a living process; what cannot be looked at may be the one. */
function isStill(pid: number, who: string): boolean {
  const start = startOf(pid)
  return start === null || whoHash(pid, start) === who
}

function whoIs(pid: number): string {
  return whoHash(pid, startOf(pid) ?? '')
}

function whoHash(pid: number, start: string): string {
  return shortHash(JSON.stringify([WHERE, pid, start]))
}

/** When it started, in the system's own measure; null: it cannot be told. What comes first may have brackets in it. */
function startOf(pid: number): string | null {
  const stat = textIn(`/proc/${pid}/stat`)
  return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? null
}

function shortHash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 12)
}

function textIn(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    return ''
  }
}

function linkAt(path: string): string {
  try {
    return readlinkSync(path)
  } catch {
    return ''
  }
}
