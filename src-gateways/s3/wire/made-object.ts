/** What tells an object that was written from whatever is written there later, also of the same content. */
export interface MadeObject {
  readonly etag: string
  /** Milliseconds since 1970, by the service's clock; 0: it does not say. */
  readonly modifiedMs: number
}

/** HEAD says whole seconds, replies to copies also parts of them. */
export function isStill(now: MadeObject, made: MadeObject): boolean {
  return now.etag === made.etag && secondOf(now) === secondOf(made)
}

/** Whether it tells anything: only what does may be deleted for it. */
export function isTold({ etag, modifiedMs }: MadeObject): boolean {
  return etag !== '' && modifiedMs > 0
}

function secondOf({ modifiedMs }: MadeObject): number {
  return Math.floor(modifiedMs / 1_000)
}
