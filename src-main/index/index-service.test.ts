import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { type InventoryId, isInventoryId } from '../../src-shared/model/inventory-id'
import { SourceConnection } from '../sources/source-connection'
import { openTestJournal, testEngine } from '../testing/engine-bench'
import { startInProcess } from '../testing/in-process-index'
import { testFolder } from '../testing/sandbox-process'
import { IndexService } from './index-service'

const signal = new AbortController().signal

function placeOf(id: string) {
  if (!isInventoryId(id)) throw new Error('It is none.')
  return { id, indexPlace: { folder: testFolder(), crawlFile: null } }
}

/** The real index of whatever is shown, without a service. */
async function serviceOf(first: ReturnType<typeof placeOf>) {
  let session = first
  const never = (): Promise<never> => Promise.reject(new Error('There is no service.'))
  const connection = new SourceConnection({
    start: {},
    findBeside: async () => [],
    find: never,
    open: never,
    watch: () => {},
    remember: () => {},
    startProcess: never,
    publish: () => {},
  })
  const engine = testEngine(openTestJournal())
  const service = new IndexService({
    start: startInProcess,
    shown: () => ({ connection, session }),
    engine: () => engine,
    arePicturesWaiting: () => false,
    isOnBattery: () => false,
    onReady: () => {},
    publish: () => {},
    log: () => {},
  })
  onTestEnd(() => service.stop())
  service.follow()
  service.index.start()
  await service.index.whenReady(signal)
  const show = (next: typeof first): void => {
    session = next
    service.follow()
  }
  /** Of which inventory the index answers; a sentence where it does not. */
  const answersFor = async (): Promise<InventoryId | string | undefined> => {
    const calls = await service.index.whenReady(signal)
    const status = await calls?.call('status', null)
    return status?.ok === true ? status.value.inventory : status?.error.message
  }
  return { service, show, answersFor }
}

describe('what is shown while the file of another is worked on', () => {
  it('is open after that other one was forgotten', async () => {
    const [one, two] = [placeOf('resonite:U-one'), placeOf('resonite:U-two')]
    const { service, show, answersFor } = await serviceOf(one)
    const forgotten = service.forget(one.id)
    show(two)
    await forgotten
    expect(await answersFor()).toBe(two.id)
  })

  it('is open after something was taken over for that other one', async () => {
    const [one, two] = [placeOf('resonite:U-one'), placeOf('resonite:U-two')]
    const { service, show, answersFor } = await serviceOf(one)
    const adopted = service.adopt(testFolder(), one.id)
    show(two)
    await adopted
    expect(await answersFor()).toBe(two.id)
  })
})

it('has open what it could not forget', async () => {
  const one = placeOf('resonite:U-one')
  const { service, answersFor } = await serviceOf(one)
  // Named like a file that was set aside, and none that can be overwritten.
  mkdirSync(join(one.indexPlace.folder, 'index.corrupt-1.sqlite'))
  await expect(service.forget(one.id)).rejects.toThrow()
  expect(await answersFor()).toBe(one.id)
})
