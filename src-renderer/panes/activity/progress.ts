/** Before that a rate is a guess. */
const MIN_WATCHED_MS = 2_000

/** What was done when somebody began to look. */
export interface ProgressSample {
  readonly atMs: number
  readonly done: number
}

export interface Pace {
  readonly perSecond: number
  readonly restSeconds: number
}

/** How fast it goes and how long it may still take; null until that can be said. */
export function paceOf(first: ProgressSample, now: ProgressSample, total: number): Pace | null {
  const watchedMs = now.atMs - first.atMs
  const done = now.done - first.done
  if (watchedMs < MIN_WATCHED_MS || done <= 0) return null
  const perSecond = (done * 1_000) / watchedMs
  return {
    perSecond: perSecond < 10 ? Math.round(perSecond * 10) / 10 : Math.round(perSecond),
    restSeconds: Math.ceil((total - now.done) / perSecond),
  }
}
