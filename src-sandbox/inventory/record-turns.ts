import type { Faults } from '../faults.ts'
import { cloudFailure } from '../status.ts'
import { breathe } from '../wait.ts'

/**
 * Steps through the records of one recursive call. Between two records the call may be cancelled, slowed, failed or
 * killed; what was done until then stays (sheet, section 8.7).
 */
export class RecordTurns {
  #done = 0

  constructor(
    private readonly faults: Faults,
    private readonly work: 'save' | 'delete',
    private readonly signal: AbortSignal,
  ) {}

  /** To be awaited before each record is written. */
  async next(recordName: string): Promise<void> {
    await breathe(this.signal)
    await this.faults.wait('record-delay', this.signal)
    if (this.#isDue('kill-after')) process.kill(process.pid, 'SIGKILL')
    if (this.#isDue('fail-after'))
      throw cloudFailure(`Failed to ${this.work} record '${recordName}': ServiceUnavailable.`)
    this.#done += 1
  }

  #isDue(fault: 'kill-after' | 'fail-after'): boolean {
    const after = this.faults.number(fault)
    return after !== undefined && this.#done >= after
  }
}
