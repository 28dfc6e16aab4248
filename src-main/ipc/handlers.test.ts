import { describe, expect, it, vi } from 'vitest'
import { AppFailure } from '../../src-shared/errors'
import type { CallEnvelope, CallName } from '../../src-shared/ipc/contract'
import { type CallContext, CallDesk, type Handlers } from './handlers'

const never = (): never => {
  throw new Error('not asked in this test')
}

function deskWith(handlers: Partial<Handlers<string>>): { desk: CallDesk<string>; log: string[] } {
  const log: string[] = []
  const all: Handlers<string> = {
    'app.environment': never,
    'app.about': never,
    'app.drawn': never,
    'links.take': never,
    'app.report': never,
    'menu.show': never,
    'window.showWork': never,
    'window.open': never,
    'window.perform': never,
    'app.openLink': never,
    'call.abort': never,
    'source.state': never,
    'source.search': never,
    'source.connectTo': never,
    'source.accept': never,
    'source.choose': never,
    'source.openSandbox': never,
    'sources.list': never,
    'sources.show': never,
    'sources.add': never,
    'sources.takeSnapshot': never,
    'sources.change': never,
    'sources.remove': never,
    'sources.chooseFolder': never,
    'inventory.openOutside': never,
    'inventory.versions': never,
    'inventory.restoreVersion': never,
    'diagnostics.report': never,
    'inventory.list': never,
    'inventory.listSaved': never,
    'operations.run': never,
    'operations.bring': never,
    'operations.current': never,
    'operations.untold': never,
    'operations.cancel': never,
    'history.list': never,
    'history.stack': never,
    'moves.unfinished': never,
    'moves.lookAgain': never,
    'moves.leave': never,
    'inventory.count': never,
    'inventory.find': never,
    'inventory.question': never,
    'inventory.answer': never,
    'trash.notes': never,
    'locks.list': never,
    'locks.set': never,
    'journal.state': never,
    'thumbnails.want': never,
    'thumbnails.keepSmall': never,
    'places.read': never,
    'places.pin': never,
    'places.unpin': never,
    'places.visit': never,
    'places.forgetRecent': never,
    'places.saveSearch': never,
    'places.changePalettes': never,
    'tray.read': never,
    'tray.collect': never,
    'tray.take': never,
    'index.connect': never,
    'index.export': never,
    'crawl.read': never,
    'index.forget': never,
    'crawl.steer': never,
    'crawl.follow': never,
    'settings.read': never,
    'settings.change': never,
    ...handlers,
  }
  return {
    desk: new CallDesk<string>(
      all,
      (inventory = 'resonite:U-ada') => (inventory === 'resonite:U-ada' ? 'hers' : null),
      line => void log.push(line),
    ),
    log,
  }
}

const call = (name: CallName, args: unknown, callId = 'c1'): CallEnvelope => ({ name, callId, args })

describe('CallDesk', () => {
  it('answers what the handler gives', async () => {
    const { desk } = deskWith({ 'operations.current': () => [] })
    expect(await desk.answer(call('operations.current', null))).toEqual({ ok: true, value: [] })
  })

  it('answers a failure as data', async () => {
    const error = { kind: 'offline', message: 'Gone.' } as const
    const { desk } = deskWith({
      'operations.current': () => {
        throw new AppFailure(error)
      },
    })
    expect(await desk.answer(call('operations.current', null))).toEqual({ ok: false, error })
  })

  it('logs what nobody expected and says so', async () => {
    const { desk, log } = deskWith({ 'operations.current': never })
    const answer = await desk.answer(call('operations.current', null))
    expect(answer).toMatchObject({
      ok: false,
      error: { kind: 'bug', detail: 'Error: not asked in this test' },
    })
    expect(log).toHaveLength(1)
  })

  it.each([
    null,
    'x',
    {},
    { name: 'operations.current', callId: '', args: null },
    { name: 'operations.current', args: null },
    { name: 'no.such.call', callId: 'c', args: null },
    { name: '__proto__', callId: 'c', args: null },
    { name: 'toString', callId: 'c', args: null },
    { name: 'operations.current', callId: 'c', args: null, more: 1 },
    { name: 'source.choose', callId: 'c', args: { address: 7 } },
    { name: 'source.choose', callId: 'c', args: { address: 'x'.repeat(3_000) } },
    { name: 'source.choose', callId: 'c', args: { address: 'x', more: 1 } },
    {
      name: 'inventory.list',
      callId: 'c',
      args: { folder: { path: '/etc', id: null }, streamId: 's' },
    },
    {
      name: 'inventory.list',
      callId: 'c',
      args: { folder: { path: '/Inventory/../x', id: null }, streamId: 's' },
    },
    { name: 'thumbnails.want', callId: 'c', args: { wanted: [], dropped: Array(3_000).fill('x') } },
    { name: 'thumbnails.want', callId: 'c', args: { wanted: [{ path: '/Inventory' }], dropped: [] } },
    { name: 'operations.run', callId: 'c', args: { kind: 'remove', entry: {} } },
  ])('refuses %j without running anything', async envelope => {
    const { desk } = deskWith({})
    expect(await desk.answer(envelope)).toMatchObject({ ok: false, error: { kind: 'bug' } })
  })

  it('does nothing in another inventory than the one that is meant', async () => {
    const run = vi.fn(() => [])
    const { desk } = deskWith({ 'operations.current': run })
    const asked = call('operations.current', null)
    expect(await desk.answer({ ...asked, inventory: 'resonite:U-bob' })).toMatchObject({
      ok: false,
      error: { kind: 'offline', said: { code: 'other-inventory-opened' } },
    })
    expect(run).not.toHaveBeenCalled()
    expect(await desk.answer({ ...asked, inventory: 'resonite:U-ada' })).toMatchObject({ ok: true })
    expect(await desk.answer({ ...asked, inventory: '' })).toMatchObject({ error: { kind: 'bug' } })
  })

  it('normalises paths before a handler sees them', async () => {
    const list = vi.fn(
      () => ({ kind: 'entries', entries: [], listedAtMs: 0, addressing: 'path', incomplete: null }) as const,
    )
    const { desk } = deskWith({ 'inventory.list': list })
    await desk.answer(
      call('inventory.list', {
        folder: { path: '/Inventory//Food/', id: null },
        streamId: 's',
      }),
    )
    expect(list).toHaveBeenCalledWith(
      { folder: { path: '/Inventory/Food', id: null }, streamId: 's' },
      expect.anything(),
    )
  })

  it('judges wishes for pictures one by one', async () => {
    const want = vi.fn(() => null)
    const { desk } = deskWith({ 'thumbnails.want': want })
    const good = { id: 'a', path: '/Inventory/A', recordId: 'R-a', assetUri: '', isSmall: false }
    const long = { ...good, id: 'b', path: `/Inventory/${'x'.repeat(70_000)}` }
    const wanted = [long, good, { ...good, id: 'c', more: 1 }, { id: 'd' }]
    expect(await desk.answer(call('thumbnails.want', { wanted, dropped: ['e'] }))).toMatchObject({ ok: true })
    const checked = { wanted: [good], unusable: ['b', 'c', 'd'], dropped: ['e'] }
    expect(want).toHaveBeenCalledWith(checked, expect.anything())
  })

  it('lets no small picture in that is more than small', async () => {
    const keep = vi.fn(() => null)
    const { desk } = deskWith({ 'thumbnails.keepSmall': keep })
    const of = { recordId: 'R-a', assetUri: '' }
    const refused = [
      { ...of, data: 'text' },
      { ...of, data: new Uint8Array(300_000) },
    ]
    for (const args of refused)
      expect(await desk.answer(call('thumbnails.keepSmall', args))).toMatchObject({ ok: false })
    const data = new Uint8Array([1, 2])
    expect(await desk.answer(call('thumbnails.keepSmall', { ...of, data }))).toMatchObject({ ok: true })
    expect(keep).toHaveBeenCalledOnce()
  })

  it('aborts a call by its id, also while it streams, and no call afterwards', async () => {
    const signals: AbortSignal[] = []
    let endStream = (): void => {}
    const { desk } = deskWith({
      'operations.current': (_args: null, context: CallContext<string>) => {
        signals.push(context.signal)
        context.keepUntil(
          new Promise<void>(resolve => {
            endStream = resolve
          }),
        )
        return []
      },
    })
    await desk.answer(call('operations.current', null, 'streaming'))
    expect(await desk.answer(call('operations.current', null, 'streaming'))).toMatchObject({ ok: false })
    desk.abort('other')
    expect(signals[0]?.aborted).toBe(false)
    desk.abort('streaming')
    expect(signals[0]?.aborted).toBe(true)
    endStream()
    await expect
      .poll(() => desk.answer(call('operations.current', null, 'streaming')))
      .toMatchObject({ ok: true })
  })

  it('aborts everything when the window goes', async () => {
    const { desk } = deskWith({
      'operations.current': (_args: null, { signal }: CallContext<string>) =>
        new Promise((_resolve, reject) => {
          signal.addEventListener('abort', () => reject(new AppFailure({ kind: 'cancelled', message: 'x' })))
        }),
    })
    const answer = desk.answer(call('operations.current', null))
    desk.abortAll()
    expect(await answer).toMatchObject({ ok: false, error: { kind: 'cancelled' } })
  })
})
