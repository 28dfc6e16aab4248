import { status } from '@grpc/grpc-js'
import { expect, it } from 'vitest'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { ChangesUnderWay } from './changes-under-way.ts'
import { cancelled, partial } from './refusal.ts'

const STOPPED = { code: status.CANCELLED, reason: Reason.REASON_STOPPED }

/** What a change is said to have ended with that fails so, when it has been asked to stop. */
async function endOf(failure: (signal: AbortSignal) => unknown): Promise<unknown> {
  const changes = new ChangesUnderWay()
  const running = changes.run('hat', new AbortController().signal, async signal => {
    changes.stop('hat')
    throw failure(signal)
  })
  return running.then(
    () => null,
    (thrown: unknown) => thrown,
  )
}

it('says that nothing was done only of a change that its stop has ended, and of any other what it failed with', async () => {
  expect(await endOf(({ reason }) => reason)).toMatchObject(STOPPED)
  expect(await endOf(() => new DOMException('It was aborted.', 'AbortError'))).toMatchObject(STOPPED)
  expect(await endOf(cancelled)).toMatchObject(STOPPED)
  for (const failure of [
    new Error('EIO: half of it is there'),
    partial('Some of it was done.', 'hat'),
    'a text',
  ]) {
    expect(await endOf(() => failure)).toBe(failure)
  }
})
