import { describe, expect, it, vi } from 'vitest'
import { ListingQueue } from './listing-query'

/** Calls that end when they are told to, in the order in which they began. */
function calls(turns: ListingQueue) {
  const begun: string[] = []
  const ends: (() => void)[] = []
  const take = (name: string, signal = new AbortController().signal): Promise<void> =>
    turns.take(signal, () => {
      begun.push(name)
      return new Promise<void>(resolve => ends.push(resolve))
    })
  const endOldest = async (): Promise<void> => {
    const { length } = begun
    ends.shift()?.()
    await vi.waitFor(() => expect(begun.length).toBe(length + 1))
  }
  return { begun, ends, take, endOldest }
}

const laterTask = (): Promise<void> => new Promise(resolve => setTimeout(resolve))

describe('whose turn it is to be listed', () => {
  it('lets no more than a few go at once', () => {
    const { begun, take } = calls(new ListingQueue(2))
    for (const name of ['a', 'b', 'c', 'd']) void take(name)
    expect(begun).toEqual(['a', 'b'])
  })

  it('what is asked for later goes first, and what is asked for in one go keeps its order', async () => {
    const { begun, take, endOldest } = calls(new ListingQueue(1))
    for (const name of ['first', 'a', 'b']) void take(name)
    await laterTask()
    for (const name of ['c', 'd']) void take(name)
    for (let turn = 0; turn < 4; turn++) await endOldest()
    expect(begun).toEqual(['first', 'c', 'd', 'a', 'b'])
  })

  it('what is given up while it waits is never listed, and holds nobody up', async () => {
    const { begun, take, endOldest } = calls(new ListingQueue(1))
    const closed = new AbortController()
    void take('first')
    const given = take('closed', closed.signal)
    void take('next')
    closed.abort(new Error('closed'))
    await expect(given).rejects.toThrow('closed')
    await endOldest()
    expect(begun).toEqual(['first', 'next'])
  })

  it('a failure leaves its place to the next', async () => {
    const turns = new ListingQueue(1)
    const { signal } = new AbortController()
    const failing = turns.take(signal, () => Promise.reject(new Error('gone')))
    const next = turns.take(signal, () => Promise.resolve('listed'))
    await expect(failing).rejects.toThrow('gone')
    await expect(next).resolves.toBe('listed')
    await expect(turns.take(signal, () => Promise.resolve('again'))).resolves.toBe('again')
  })
})
