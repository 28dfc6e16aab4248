import { visibleText } from '../../src-shared/domain/visible-text'
import type { AppError } from '../../src-shared/errors'

/** A call that failed, as the gateway reports it. */
export interface CallFailure {
  /** `Inventory/List`. */
  readonly call: string
  /** The status code of gRPC; null where it never got that far. */
  readonly code: number | null
  readonly error: AppError
  readonly tookMs: number
}

export interface NotedFailure extends CallFailure {
  readonly atMs: number
}

const MAX_KEPT = 50

/**
 * The last failures, for the log and for the report. Neither holds names of
 * entries, because people send both to strangers, unless the person asks for
 * it: a path is one, and what the service says often quotes one.
 */
export class FailureLog {
  readonly #log: (line: string) => void
  readonly #nowMs: () => number
  readonly #kept: NotedFailure[] = []
  /** Until Satchel is closed. */
  hasNames = false

  constructor(log: (line: string) => void, nowMs: () => number = Date.now) {
    this.#log = log
    this.#nowMs = nowMs
  }

  note(failure: CallFailure): void {
    if (failure.error.kind === 'cancelled') return
    this.#kept.push({ ...failure, atMs: this.#nowMs() })
    if (this.#kept.length > MAX_KEPT) this.#kept.shift()
    this.#log(failureLine(failure, this.hasNames))
  }

  /** Newest last. */
  recent(): readonly NotedFailure[] {
    return this.#kept
  }
}

/** `Inventory/List failed: 14 (cloud) after 312 ms`. */
export function failureLine({ call, code, error, tookMs }: CallFailure, hasNames: boolean): string {
  const line = `${call} failed: ${code ?? 'no status'} (${error.kind}) after ${Math.round(tookMs)} ms`
  if (!hasNames) return line
  // A name with a line break must not pass for a line of its own.
  return [line, error.path, error.detail]
    .map(part => visibleText(part ?? ''))
    .filter(Boolean)
    .join(' | ')
}
