/** The sandbox cannot start, for a reason that one sentence says. Exit code 1, or 2 for the wrong options. */
export class StartFailure extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1,
  ) {
    super(message)
    this.name = 'StartFailure'
  }
}

export const usageError = (message: string) => new StartFailure(message, 2)
