/** Why a gateway does not start, in a sentence for whoever started it. */
export class StartFailure extends Error {
  readonly exitCode: number
  /** What kind of failure it is, for a program that started this; empty: the sentence says it all. */
  readonly reason: string

  constructor(message: string, exitCode = 1, reason = '') {
    super(message)
    this.name = 'StartFailure'
    this.exitCode = exitCode
    this.reason = reason
  }
}

/** The command line is not one that it understands. */
export const usageError = (message: string) => new StartFailure(message, 2)
