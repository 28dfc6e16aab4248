// @ts-check

/** A failure that set-up expects: its message says what happened, where, and what to do, and is all that is shown. */
export class SetUpFailure extends Error {
  /** @override */
  name = 'SetUpFailure'
}

/**
 * @param {unknown} error
 * @returns {string} one sentence for what a person can put right, the stack for what only a developer can
 */
export function describeFailure(error) {
  if (error instanceof SetUpFailure) return error.message
  if (!(error instanceof Error)) return String(error)
  const code = 'code' in error ? error.code : undefined
  const where = 'path' in error && typeof error.path === 'string' ? ` (${error.path})` : ''
  if (code === 'ENOSPC') return `The disk is full${where}: free about 1 GB and start again.`
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS')
    return `This account may not write there${where}: check who owns it and start again.`
  if (code === 'ENOTDIR' || code === 'EEXIST')
    return `A file is in the way of a folder${where}: move it, or set XDG_CACHE_HOME, and start again.`
  return error.stack ?? error.message
}
