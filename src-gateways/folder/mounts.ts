import { readFileSync } from 'node:fs'

/** Asked for several times in each change; drives come and go more slowly. */
const BELIEVED_MS = 250

/** Where drives hang. Linux only; elsewhere nobody says. */
export class Mounts {
  readonly #below: string
  #hasSome = false
  #lookedAtMs = Number.NEGATIVE_INFINITY

  constructor(root: string) {
    this.#below = `${root === '/' ? '' : root}/`
  }

  /** Whether one hangs below the root. */
  get areBelow(): boolean {
    if (performance.now() - this.#lookedAtMs < BELIEVED_MS) return this.#hasSome
    this.#hasSome = mountPoints().some(point => point.startsWith(this.#below))
    this.#lookedAtMs = performance.now()
    return this.#hasSome
  }
}

function mountPoints(): readonly string[] {
  try {
    return mountPointsOf(readFileSync('/proc/self/mountinfo', 'utf8'))
  } catch {
    return []
  }
}

/** Spaces, tabs, line ends and backslashes are written there as `\040` and the like. */
export function mountPointsOf(mountinfo: string): readonly string[] {
  return mountinfo
    .split('\n')
    .map(line => line.split(' ')[4] ?? '')
    .map(point =>
      point.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(Number.parseInt(octal, 8))),
    )
}
