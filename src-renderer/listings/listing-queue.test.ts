import { describe, expect, it } from 'vitest'
import { ListingQueue } from './listing-queue'

/** Calls that end when they are told to, in the order in which they began. */
function calls(turns: ListingQueue) {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const enter = async (name: string, signal = new AbortController().signal): Promise<void> => {
    const leave = await turns.enter(signal)
    begun.push(name)
    ends.push(leave)
  }
  const endOldest = async (): Promise<void> => {
    const { length } = begun
    ends.shift()?.()
    await expect.poll(() => begun.length).toBe(length + 1)
  }
  return { begun, enter, endOldest }
}

const laterTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

describe('whose turn it is to be listed', () => {
  it('lets no more than a few go at once', async () => {
    const { begun, enter } = calls(new ListingQueue(2))
    for (const name of ['a', 'b', 'c', 'd']) void enter(name)
    await laterTask()
    expect(begun).toEqual(['a', 'b'])
  })

  it('what is asked for later goes first, and what is asked for in one go keeps its order', async () => {
    const { begun, enter, endOldest } = calls(new ListingQueue(1))
    for (const name of ['first', 'a', 'b']) void enter(name)
    await laterTask()
    for (const name of ['c', 'd']) void enter(name)
    for (let turn = 0; turn < 4; turn++) await endOldest()
    expect(begun).toEqual(['first', 'c', 'd', 'a', 'b'])
  })

  it('what is given up while it waits is never listed, and holds nobody up', async () => {
    const { begun, enter, endOldest } = calls(new ListingQueue(1))
    const closed = new AbortController()
    void enter('first')
    const given = enter('closed', closed.signal)
    void enter('next')
    closed.abort(new Error('closed'))
    await expect(given).rejects.toThrow('closed')
    await endOldest()
    expect(begun).toEqual(['first', 'next'])
  })

  it('a place that was left is taken again, also when nobody waited for it', async () => {
    const turns = new ListingQueue(1)
    const { signal } = new AbortController()
    const leave = await turns.enter(signal)
    const next = turns.enter(signal)
    leave()
    const leaveNext = await next
    leaveNext()
    await expect(turns.enter(signal)).resolves.toBeTypeOf('function')
  })

  it('one that is given up before it asks takes no place', async () => {
    const turns = new ListingQueue(1)
    await expect(turns.enter(AbortSignal.abort(new Error('closed')))).rejects.toThrow('closed')
    await expect(turns.enter(new AbortController().signal)).resolves.toBeTypeOf('function')
  })
})
