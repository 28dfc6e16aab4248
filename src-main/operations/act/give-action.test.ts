import { describe, expect, it } from 'vitest'
import { openBot } from '../../../src-gateways/smartbots/testing/open-bot'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { ROOT_ADDRESS } from '../../../src-shared/domain/entry-address'
import { AppFailure } from '../../../src-shared/errors'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { Operation } from '../../../src-shared/model/operation'
import { say } from '../../../src-shared/sentences'
import {
  callsOf,
  INVENTORY,
  openTestJournal,
  reasonOf,
  targetOf,
  testEngine,
} from '../../testing/engine-bench'
import { ROOT_REF } from '../../testing/refs'
import { GrpcGateway } from '../../wire/grpc-gateway'

const AVATAR = '1f2e3d4c-5b6a-4798-8a9b-0c1d2e3f4a5b'

/** A bot with something that may be copied, something that may not, and something that may not be given. */
async function open(allowChanges = true) {
  const bot = await openBot({ allowChanges })
  const { server } = bot
  const { inventory } = server
  inventory.add('', 'Hat')
  inventory.add('', 'Single', { permissions: ['trans'] })
  inventory.add('', 'Mine', { permissions: ['copy'] })
  const gateway = new GrpcGateway(`unix:${bot.socketPath}`)
  onTestEnd(async () => {
    gateway.close()
    await bot.close()
  })
  await gateway.describe()
  const journal = openTestJournal()
  const told: Operation[] = []
  const engine = testEngine(journal, operation => void told.push(operation))
  const target = targetOf(gateway, gateway.capabilities)
  const ref = async (name: string): Promise<EntryRef> => {
    const listed = (await gateway.list(ROOT_ADDRESS)).entries().find(entry => entry.name === name)
    if (listed === undefined) throw new Error(`There is no ${name}.`)
    return { parent: ROOT_REF, recordId: listed.recordId, name, kind: listed.kind }
  }
  const give = async (name: string, { mayLeave = false, of = target } = {}) =>
    engine.run({ kind: 'give', entry: await ref(name), to: AVATAR, mayLeave }, of)
  const breakAnswers = (): void => {
    server.meddle = ({ action }, reply, { answer, act }) => {
      if (action !== 'inventory_give') return answer()
      act()
      reply.destroy()
    }
  }
  return { server, inventory, gateway, engine, journal, told, target, ref, give, breakAnswers }
}

describe('giving', () => {
  it('is done where the source says so, is in History with who got it, and is not to be undone', async () => {
    const { inventory, give, journal } = await open()
    expect(await give('Hat')).toMatchObject({
      kind: 'give',
      state: 'done',
      targetName: AVATAR,
      canUndo: false,
      affected: ['/Inventory'],
    })
    expect(inventory.given).toEqual([{ to: AVATAR, name: 'Hat', contents: [] }])
    expect(journal.history(INVENTORY, null, 5)).toMatchObject([
      { kind: 'give', targetName: AVATAR, canUndo: false, steps: [{ action: 'give', name: 'Hat' }] },
    ])
    expect(journal.undoStack(INVENTORY).undo).toBeNull()
  })

  it('takes nothing out of the inventory of which nobody was told that it leaves', async () => {
    const { inventory, give } = await open()
    expect(reasonOf(await give('Single'))).toBe('would-leave')
    expect(inventory.given).toEqual([])
    expect((await give('Single', { mayLeave: true })).state).toBe('done')
    expect([...inventory.items.values()].map(({ name }) => name)).not.toContain('Single')
  })

  it('is refused before anything is sent of what may not be given away, and where nothing may be changed', async () => {
    const { server, give } = await open()
    const refused = await give('Mine')
    expect(refused.steps).toMatchObject([
      {
        state: 'refused',
        error: { refusal: { reason: 'not-supported', action: 'give', why: 'no-transfer' } },
      },
    ])
    const other = await open(false)
    expect((await other.give('Hat')).steps).toMatchObject([
      { error: { refusal: { reason: 'not-supported', action: 'give', why: 'read-only' } } },
    ])
    expect(server.count('inventory_give') + other.server.count('inventory_give')).toBe(0)
  })

  it('goes out once, however often it is asked for while it runs', async () => {
    const { server, inventory, engine, target, ref } = await open()
    const entry = await ref('Hat')
    const request = { kind: 'give', entry, to: AVATAR, mayLeave: false } as const
    const [first, second] = await Promise.all([engine.run(request, target), engine.run(request, target)])
    expect(first.state).toBe('done')
    expect(reasonOf(second)).toBe('giving-already')
    expect(server.count('inventory_give')).toBe(1)
    expect(inventory.given).toHaveLength(1)
  })

  it('is unknown where the answer was lost, is not sent again, and is still unknown after a restart', async () => {
    const { server, inventory, give, breakAnswers, engine, target, journal } = await open()
    breakAnswers()
    const given = await give('Hat')
    expect(given).toMatchObject({
      state: 'unknown',
      steps: [{ state: 'unknown', error: { said: { code: 'give-unknown', about: ['Hat'] } } }],
    })
    await engine.recover(target)
    expect(journal.history(INVENTORY, null, 5)).toMatchObject([{ state: 'unknown' }])
    expect(server.count('inventory_give')).toBe(1)
    expect(inventory.given).toHaveLength(1)
  })

  it('that Satchel did not see to its end is unknown at the next start, and not sent again', async () => {
    const { server, target, give, gateway, journal, told } = await open()
    const calls = callsOf(gateway, { give: () => new Promise<never>(() => {}) })
    void give('Hat', { of: { ...target, calls } })
    await expect.poll(() => told.at(-1)?.state).toBe('running')
    await testEngine(journal, () => {}, 'next').recover(target)
    expect(journal.history(INVENTORY, null, 5)).toMatchObject([
      { state: 'unknown', steps: [{ error: { said: { code: 'give-unknown' } } }] },
    ])
    expect(server.count('inventory_give')).toBe(0)
  })

  it.each(['offline', 'cancelled', 'bug'] as const)(
    'is unknown where the call ended with %s: it may have gone out',
    async kind => {
      const { target, give, gateway } = await open()
      const fail = (): Promise<never> => Promise.reject(new AppFailure({ kind, ...say('connection-lost') }))
      const of = { ...target, calls: callsOf(gateway, { give: fail }) }
      expect(await give('Hat', { of })).toMatchObject({
        state: 'unknown',
        steps: [{ error: { said: { code: 'give-unknown' } } }],
      })
    },
  )

  it('has failed, and surely was not done, where the service refuses or was not reached', async () => {
    const { server, inventory, give } = await open()
    server.meddle = ({ action }, reply, { answer }) => {
      if (action !== 'inventory_give') return answer()
      reply.end(JSON.stringify({ result: 'FAIL', resulttext: 'not today' }))
    }
    expect(await give('Hat')).toMatchObject({
      state: 'failed',
      steps: [{ state: 'failed', error: { said: { code: 'refused-by-platform' }, detail: 'not today' } }],
    })
    expect(inventory.given).toEqual([])
  })
})
