import type { AppError } from './errors'

/** What every contract call answers: errors are data, because Electron strips what a handler throws. */
export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: AppError }

export function ok<T>(value: T): Result<T> {
  return { ok: true, value }
}

export function err(error: AppError): Result<never> {
  return { ok: false, error }
}

/** Ends an exhaustive switch: the compiler reports the case that was forgotten. */
export function assertNever(value: never): never {
  throw new Error(`Not a known case: ${JSON.stringify(value)}`)
}
