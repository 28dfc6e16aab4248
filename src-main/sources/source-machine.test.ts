import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { KnownInventory } from '../../src-shared/model/inventory-id'
import type { Source } from '../../src-shared/model/source'
import { personId, unnamedId } from './inventory-id'
import { firstMachine, type Machine, type MachineEvent, type MachineStart, type Transition } from './machine'
import type { FoundCandidate, FoundSources } from './pick-source'
import { transition } from './source-machine'
import { NOTHING_KNOWN, type SourceStatus } from './source-status'

const named: Source = { address: 'unix:/named.sock', origin: 'argument' }
const one: Source = { address: 'unix:/r/resonite-1.sock', origin: 'folder' }
const two: Source = { address: 'unix:/r/resonite-2.sock', origin: 'folder' }
const sandbox: Source = { address: 'unix:/tmp/sandbox.sock', origin: 'built-in' }
const status: SourceStatus = {
  ...NOTHING_KNOWN,
  signIn: { kind: 'in', account: { userId: 'U-ada', userName: 'ada' } },
  world: { kind: 'world', name: 'Home' },
}
const ADA: KnownInventory = { id: personId('U-ada'), ownerId: 'U-ada' }
const error = { kind: 'offline', message: 'Gone.' } as const

const candidate = (source: Source, userId?: string): FoundCandidate => ({
  source,
  platform: 'resonite',
  facts: null,
  account: userId === undefined ? null : { userId, userName: userId },
  isSignedOut: userId === undefined,
  inventory: userId === undefined ? null : personId(userId),
  isAlike: false,
  sinceMs: null,
  world: { kind: 'unknown' },
})
const foundAll = (found: Partial<FoundSources>): MachineEvent => ({
  kind: 'found',
  found: { live: [], tooOld: [], unreachable: [], problem: null, ...found },
})
const found = (...live: Source[]): MachineEvent => foundAll({ live: live.map(source => candidate(source)) })

/** Feeds events and answers the last transition. */
function after(machine: Machine, ...events: MachineEvent[]): Transition {
  let last: Transition = { machine, effect: { kind: 'none' } }
  for (const event of events) last = transition(last.machine, event)
  return last
}

const ready = (source: Source): MachineEvent => ({ kind: 'opened', source, status })
const search: MachineEvent = { kind: 'search' }
const LOST_AT = 1_000_000
const lost: MachineEvent = { kind: 'lost', error, atMs: LOST_AT }
const retryDue: MachineEvent = { kind: 'retry-due' }

describe('the start', () => {
  it('opens the named source and never another', () => {
    const { machine, effect } = after(firstMachine({ configured: named }), search)
    expect(effect).toEqual({ kind: 'open', source: named })
    const failed = transition(machine, { kind: 'open-failed', source: named, error })
    expect(failed.machine.state).toMatchObject({
      kind: 'disconnected',
      source: named,
      error,
      retries: 'this-source',
    })
    expect(failed.effect.kind).toBe('retry')
    expect(transition(failed.machine, retryDue).effect).toEqual({ kind: 'open', source: named })
  })

  it('shows a source that cannot be one and waits for the person', () => {
    const { machine, effect } = after(firstMachine({ problem: error }), search)
    expect(machine.state).toMatchObject({ kind: 'disconnected', source: null, error, retries: 'nothing' })
    expect(effect.kind).toBe('close')
    expect(after(machine, { kind: 'open-sandbox' }).effect.kind).toBe('start-process')
  })

  it('opens the only live one', () => {
    const { machine, effect } = after(firstMachine(), search, found(one))
    expect(effect).toEqual({ kind: 'open', source: one })
    expect(machine.state).toMatchObject({ kind: 'connecting', source: one })
  })

  it('asks which of several', () => {
    const { machine } = after(firstMachine(), search, found(one, two))
    expect(machine.state).toMatchObject({
      kind: 'choose-source',
      candidates: [{ source: one }, { source: two }],
    })
    expect(after(machine, { kind: 'choose', address: two.address }).effect).toEqual({
      kind: 'open',
      source: two,
    })
    expect(after(machine, { kind: 'choose', address: 'unix:/evil' }).effect.kind).toBe('search')
  })

  it('starts the sandbox when there is none', () => {
    const { machine, effect } = after(firstMachine(), search, found())
    expect(effect.kind).toBe('start-process')
    const up = after(machine, { kind: 'process-up', source: sandbox })
    expect(up.effect).toEqual({ kind: 'open', source: sandbox })
    expect(after(up.machine, ready(sandbox)).machine.state).toMatchObject({ kind: 'ready', source: sandbox })
  })

  it('starts no sandbox when it cannot see what there is, and says so', () => {
    const { machine, effect } = after(firstMachine(), search, foundAll({ problem: error }))
    expect(machine.state).toMatchObject({ kind: 'disconnected', source: null, error, retries: 'any' })
    expect(effect.kind).toBe('retry')
    expect(after(machine, retryDue, found()).effect.kind).toBe('start-process')
  })

  it('opens one that has no inventory rather than hide it, so that its sentence is shown', () => {
    const { effect } = after(firstMachine(), search, foundAll({ tooOld: [one] }))
    expect(effect).toEqual({ kind: 'open', source: one })
  })
})

describe('a found source that is lost', () => {
  const { machine } = after(firstMachine(), search, found(one), ready(one), lost)

  it('is searched again, and found under another name by who is signed in', () => {
    expect(machine.state).toMatchObject({ kind: 'disconnected', source: one, error, retries: 'any' })
    const retried = transition(machine, retryDue)
    expect(retried.effect.kind).toBe('search')
    expect(retried.machine.state.kind).toBe('disconnected')
    const restarted = foundAll({ live: [candidate(two, 'U-ada'), candidate(sandbox, 'U-bob')] })
    expect(transition(retried.machine, restarted).effect).toEqual({ kind: 'open', source: two })
  })

  it.each([
    ['somebody else', [candidate(two, 'U-bob')]],
    ['nobody known beside that of somebody else', [candidate(two), candidate(sandbox, 'U-bob')]],
    ['the same person twice', [candidate(two, 'U-ada'), candidate(sandbox, 'U-ada')]],
  ])('is not replaced unasked by the inventory of %s', (_whose, live) => {
    const { machine: asked, effect } = after(machine, retryDue, foundAll({ live }))
    const candidates = live.map(({ source, inventory }) => ({ source, inventory }))
    expect(asked.state).toMatchObject({ kind: 'choose-source', candidates })
    expect(effect.kind).toBe('retry')
    expect(after(asked, retryDue, found(one)).effect).toEqual({ kind: 'open', source: one })
  })

  it('is waited for while Resonite runs again and nobody is signed in, but a person may choose', () => {
    const signedOut = foundAll({ live: [candidate(two)] })
    const waiting = after(machine, retryDue, signedOut)
    expect(waiting.machine.state).toMatchObject({ kind: 'disconnected', error: { kind: 'not-ready' } })
    expect(waiting.effect.kind).toBe('retry')
    const signedIn = foundAll({ live: [candidate(two, 'U-ada')] })
    expect(after(waiting.machine, retryDue, signedIn).effect).toEqual({ kind: 'open', source: two })
    const other = foundAll({ live: [candidate(two, 'U-bob')] })
    expect(after(waiting.machine, retryDue, other).machine.state.kind).toBe('choose-source')
    const asked = after(waiting.machine, search, signedOut)
    expect(asked.machine.state).toMatchObject({ kind: 'choose-source', candidates: [{ source: two }] })
  })

  it('is waited for as long as its socket is there, also beside another of the same person', () => {
    const stalled = foundAll({ live: [candidate(two, 'U-ada')], unreachable: [{ source: one, error }] })
    const waiting = after(machine, retryDue, stalled)
    expect(waiting.machine.state).toMatchObject({ kind: 'disconnected', source: one, error, retries: 'any' })
    expect(waiting.effect.kind).toBe('retry')
    const asked = after(waiting.machine, search, stalled)
    expect(asked.machine.state).toMatchObject({ kind: 'choose-source', candidates: [{ source: two }] })
  })

  it('is not replaced by a search while it still counts as open', () => {
    const open = after(firstMachine(), search, found(one), ready(one)).machine
    const asked = after(open, search, foundAll({ live: [candidate(two, 'U-bob')] }))
    expect(asked.machine.state.kind).toBe('choose-source')
  })

  it('is not replaced when it was chosen and could not be opened', () => {
    const chosen = after(firstMachine(), search, found(one, two), {
      kind: 'choose',
      address: one.address,
    })
    const failed = after(chosen.machine, { kind: 'open-failed', source: one, error }, retryDue)
    expect(after(failed.machine, found(two)).machine.state.kind).toBe('choose-source')
  })

  it('is never replaced by the sandbox', () => {
    const retried = after(machine, retryDue, found())
    expect(retried.machine.state.kind).toBe('disconnected')
    expect(retried.effect.kind).toBe('retry')
    const searched = after(machine, search, search, found())
    expect(searched.machine.state.kind).toBe('disconnected')
  })

  it('is preferred when several are there', () => {
    expect(after(machine, retryDue, found(two, one)).effect).toEqual({ kind: 'open', source: one })
  })

  it('is ready again without another word', () => {
    expect(after(machine, retryDue, found(one), ready(one)).machine).toMatchObject({
      state: { kind: 'ready' },
      failures: 0,
    })
  })
})

describe('a service that names nobody', () => {
  const unnamed = (source: Source): FoundCandidate => ({
    ...candidate(source),
    isSignedOut: false,
    inventory: unnamedId(source, 'resonite'),
  })
  const elsewhere: Source = { address: 'unix:/other/resonite-9.sock', origin: 'folder' }
  const opened: MachineEvent = {
    kind: 'opened',
    source: one,
    status: { ...status, signIn: { kind: 'unknown' } },
  }
  const { machine } = after(firstMachine(), search, foundAll({ live: [unnamed(one)] }), opened, lost)

  it('is the same inventory under another process', () => {
    const restarted = foundAll({ live: [unnamed(two)] })
    expect(after(machine, retryDue, restarted).effect).toEqual({ kind: 'open', source: two })
    const again = after(machine, retryDue, restarted, { ...opened, source: two })
    expect(again.machine.state).toMatchObject({
      kind: 'ready',
      inventory: { id: unnamedId(one, 'resonite'), ownerId: null },
    })
  })

  it('is found also beside those of other folders and of other people', () => {
    const live = [unnamed(elsewhere), candidate(sandbox, 'U-bob'), unnamed(two)]
    expect(after(machine, retryDue, foundAll({ live })).effect).toEqual({ kind: 'open', source: two })
  })

  it('is asked for where it is in another folder', () => {
    expect(after(machine, retryDue, foundAll({ live: [unnamed(elsewhere)] })).machine.state).toMatchObject({
      kind: 'choose-source',
      candidates: [{ source: elsewhere, isAlike: false }],
      inventory: { id: unnamedId(one, 'resonite'), ownerId: null },
    })
  })

  const three: Source = { address: 'unix:/r/resonite-3.sock', origin: 'folder' }

  it('cannot be told from another one in its folder: neither is opened, also when chosen', () => {
    const two3 = foundAll({ live: [unnamed(two), unnamed(three)] })
    for (const before of [firstMachine(), machine]) {
      const asked = after(before, before === machine ? retryDue : search, two3)
      expect(asked.machine.state).toMatchObject({
        kind: 'choose-source',
        candidates: [
          { source: two, isAlike: true },
          { source: three, isAlike: true },
        ],
      })
      expect(after(asked.machine, { kind: 'choose', address: two.address }).effect.kind).toBe('none')
    }
  })

  it('stays the one when another comes into its folder, and that one is no restart of it', () => {
    const open = after(firstMachine(), search, foundAll({ live: [unnamed(one)] }), opened)
    const beside = { ...unnamed(two), sinceMs: LOST_AT - 60_000 }
    const looked = after(open.machine, search, foundAll({ live: [unnamed(one), beside] }))
    expect(looked.machine.state).toMatchObject({
      candidates: [
        { source: one, isAlike: false },
        { source: two, isAlike: true },
      ],
    })
    const asked = after(open.machine, { kind: 'search-here' }, foundAll({ live: [unnamed(one), beside] }))
    expect(asked.machine.state).toMatchObject({
      kind: 'choose-source',
      candidates: [
        { source: one, isAlike: false },
        { source: two, isAlike: true },
      ],
    })
    // Nobody has noticed when the first one ended.
    const left = after(asked.machine, folderChanged, foundAll({ live: [{ ...beside, sinceMs: null }] }))
    expect(left.machine.state).toMatchObject({ candidates: [{ source: two, isAlike: true }] })
    const alone = after(open.machine, lost, retryDue, foundAll({ live: [beside] }))
    expect(alone.machine.state).toMatchObject({ kind: 'choose-source', candidates: [{ isAlike: true }] })
    const restarted = { ...unnamed(three), sinceMs: LOST_AT + 5_000 }
    expect(after(alone.machine, retryDue, foundAll({ live: [beside, restarted] })).effect).toEqual({
      kind: 'open',
      source: three,
    })
  })

  it('is opened when it names somebody since its restart, as another inventory until a person says more', () => {
    const named = foundAll({ live: [candidate(two, 'U-ada')] })
    expect(after(machine, retryDue, named).effect).toEqual({ kind: 'open', source: two })
    expect(after(machine, retryDue, named, ready(two)).machine.state).toMatchObject({ inventory: ADA })
  })

  it('is what a person said it is, also when it names nobody again', () => {
    const sameAs = new Map([[unnamedId(one, 'resonite'), ADA.id]])
    const said = after(machine, retryDue, foundAll({ live: [unnamed(two)] }), { kind: 'said-same', sameAs })
    const now = after(said.machine, { ...opened, source: two }).machine
    expect(now.state).toMatchObject({ kind: 'ready', inventory: { id: ADA.id, ownerId: null } })
    expect(firstMachine({ sameAs }).sameAs).toBe(sameAs)
  })

  it('that has not said yet who is signed in is waited for, and not called signed out', () => {
    const ofAda = after(firstMachine(), search, found(one), ready(one), lost).machine
    const starting = { ...candidate(two), isSignedOut: false }
    expect(after(ofAda, retryDue, foundAll({ live: [starting] })).machine.state).toMatchObject({
      kind: 'disconnected',
      error: { kind: 'not-ready', said: { code: 'still-starting' } },
    })
    expect(after(ofAda, retryDue, found(two)).machine.state).toMatchObject({
      error: { said: { code: 'nobody-signed-in-again' } },
    })
  })
})

describe('the sandbox', () => {
  const { machine } = after(
    firstMachine(),
    search,
    found(),
    { kind: 'process-up', source: sandbox },
    ready(sandbox),
  )

  it('stays until the person searches', () => {
    const searching = transition(machine, search)
    expect(searching.machine.state).toEqual(machine.state)
    expect(after(searching.machine, found()).machine.state).toEqual(machine.state)
    expect(after(searching.machine, found(one)).effect).toEqual({ kind: 'open', source: one })
  })

  it('is started again when it dies', () => {
    const dead = transition(machine, lost).machine
    expect(dead.state).toMatchObject({ retries: 'this-source' })
    expect(transition(dead, retryDue).effect.kind).toBe('start-process')
  })

  it('that cannot start gives way to the search, which keeps its reason', () => {
    const down = after(machine, lost, retryDue, { kind: 'process-down', error }).machine
    expect(down.state).toMatchObject({ kind: 'disconnected', source: null, error, retries: 'any' })
    expect(transition(down, retryDue).effect.kind).toBe('search')
    expect(after(down, retryDue, found()).machine.state).toMatchObject({ error, retries: 'any' })
    expect(after(down, retryDue, found(one)).effect).toEqual({ kind: 'open', source: one })
  })

  it('that cannot start gives way to the named source', () => {
    const beside = after(
      firstMachine({ configured: named }),
      search,
      { kind: 'open-sandbox' },
      { kind: 'process-down', error },
    )
    expect(beside.machine.state).toMatchObject({ source: named, retries: 'this-source' })
    expect(transition(beside.machine, retryDue).effect).toEqual({ kind: 'open', source: named })
    const useless = after(
      firstMachine({ problem: error }),
      { kind: 'open-sandbox' },
      { kind: 'process-down', error },
    )
    expect(useless.machine.state).toMatchObject({ retries: 'nothing' })
    expect(useless.effect.kind).toBe('close')
  })
})

describe('the status', () => {
  const open = after(firstMachine({ configured: named }), search, ready(named)).machine

  it('turns ready into not signed in and back', () => {
    const out = transition(open, { kind: 'status', status: { ...status, signIn: { kind: 'out' } } }).machine
    expect(out.state).toMatchObject({ kind: 'not-signed-in', source: named, facts: null })
    expect(transition(out, { kind: 'status', status }).machine.state.kind).toBe('ready')
  })

  it('is ignored once the source is lost', () => {
    const { machine } = after(open, lost, { kind: 'status', status })
    expect(machine.state.kind).toBe('disconnected')
  })
})

describe('retries', () => {
  it('come later each time, and at least every second', () => {
    let machine = after(firstMachine({ configured: named }), search).machine
    const delays: number[] = []
    for (let attempt = 0; attempt < 8; attempt++) {
      const failed = transition(machine, { kind: 'open-failed', source: named, error })
      if (failed.effect.kind === 'retry') delays.push(failed.effect.afterMs)
      machine = transition(failed.machine, retryDue).machine
    }
    expect(delays).toEqual(delays.toSorted((a, b) => a - b))
    expect(delays[0]).toBe(250)
    expect(delays.at(-1)).toBe(900)
  })
})

describe('any sequence of events', () => {
  const event: fc.Arbitrary<MachineEvent> = fc.constantFrom<MachineEvent>(
    search,
    lost,
    retryDue,
    found(),
    found(one),
    found(one, two),
    ready(one),
    ready(sandbox),
    { kind: 'open-sandbox' },
    { kind: 'process-up', source: sandbox },
    { kind: 'process-down', error },
    { kind: 'open-failed', source: one, error },
    { kind: 'choose', address: two.address },
    { kind: 'status', status },
  )

  it('never leaves a disconnected window without a next attempt', () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 30 }), events => {
        let machine = firstMachine()
        for (const next of events) {
          const { machine: now, effect } = transition(machine, next)
          if (now.state.kind === 'disconnected' && now.state !== machine.state)
            expect(effect.kind).toBe('retry')
          machine = now
        }
      }),
    )
  })
})

const folderChanged: MachineEvent = { kind: 'folder-changed' }
const untrusted = { kind: 'untrusted', message: 'Others can write.', remedy: 'chmod go-w /r' } as const
const ofPid = (source: Source, pid: number): FoundCandidate => ({
  ...candidate(source),
  facts: { modVersion: '0.5.0', engineVersion: '1', platform: 'Linux', pid },
})
/** Nothing ran, so the sandbox stands in. */
const standIn = (start: Partial<MachineStart> = {}): Machine =>
  after(firstMachine(start), search, found(), { kind: 'process-up', source: sandbox }, ready(sandbox)).machine

describe('something happening in the folder', () => {
  it('is looked at at once while nothing is open', () => {
    const { machine } = after(firstMachine(), search, found(one), ready(one), lost)
    expect(transition(machine, folderChanged).effect).toEqual({ kind: 'search' })
  })

  it('makes a named source be tried at once', () => {
    const { machine } = after(firstMachine({ configured: named }), search, {
      kind: 'open-failed',
      source: named,
      error,
    })
    expect(transition(machine, folderChanged).effect).toEqual({ kind: 'open', source: named })
  })

  it('replaces the sandbox that stands in by the Resonite that has come', () => {
    const looking = transition(standIn(), folderChanged)
    expect(looking.effect).toEqual({ kind: 'search' })
    expect(looking.machine.state.kind).toBe('ready')
    expect(transition(looking.machine, found(one)).effect).toEqual({ kind: 'open', source: one })
  })

  it('is looked at again for a while, as a service makes its socket before it answers', () => {
    let { machine, effect } = after(standIn(), folderChanged, found())
    let looks = 0
    while (effect.kind === 'look-again') {
      looks++
      ;({ machine, effect } = after(machine, retryDue, found()))
    }
    expect(looks).toBeGreaterThan(5)
    expect(looks).toBeLessThan(20)
    expect(machine.state).toMatchObject({ kind: 'ready', source: sandbox })
  })

  it('is looked at as long as somebody is there who does not answer yet', () => {
    const silent = foundAll({ unreachable: [{ source: one, error }] })
    let { machine, effect } = after(standIn(), folderChanged, silent)
    for (let looks = 0; looks < 50; looks++) {
      expect(effect).toMatchObject({ kind: 'look-again', afterMs: expect.any(Number) })
      ;({ machine, effect } = after(machine, retryDue, silent))
    }
    expect(after(machine, retryDue, found(one)).effect).toEqual({ kind: 'open', source: one })
  })

  it('is looked for behind the sandbox that stands in, where it was too busy to answer at first', () => {
    const silent = foundAll({ unreachable: [{ source: one, error }] })
    const { machine, effect } = after(
      firstMachine(),
      search,
      silent,
      { kind: 'process-up', source: sandbox },
      ready(sandbox),
    )
    expect(effect.kind).toBe('look-again')
    expect(after(machine, retryDue, silent).effect.kind).toBe('look-again')
    expect(after(machine, retryDue, found(one)).effect).toEqual({ kind: 'open', source: one })
    expect(after(machine, retryDue, found()).effect.kind).toBe('none')
  })

  it('does not take away the sandbox that a person asked for, nor a real inventory', () => {
    const asked = after(
      standIn(),
      { kind: 'open-sandbox' },
      { kind: 'process-up', source: sandbox },
      ready(sandbox),
    )
    expect(transition(asked.machine, folderChanged).effect.kind).toBe('none')
    const real = after(firstMachine(), search, found(one), ready(one)).machine
    expect(transition(real, folderChanged).effect.kind).toBe('none')
  })

  it('renews the choice without choosing', () => {
    const asking = after(firstMachine(), search, found(one, two)).machine
    const renewed = after(asking, folderChanged, found(two))
    expect(renewed.machine.state).toMatchObject({ kind: 'choose-source', candidates: [{ source: two }] })
  })
})

describe('a choice that was made before', () => {
  const both = foundAll({ live: [ofPid(one, 1), ofPid(two, 2)] })

  it('is made again while that process lives', () => {
    const remembered = { address: two.address, pid: 2 }
    expect(after(firstMachine({ remembered }), search, both).effect).toEqual({ kind: 'open', source: two })
  })

  it('is forgotten when another process has the name', () => {
    const remembered = { address: two.address, pid: 3 }
    expect(after(firstMachine({ remembered }), search, both).machine.state.kind).toBe('choose-source')
  })
})

describe('an inventory that is known from before', () => {
  it('is waited for instead of opening the sandbox', () => {
    const { machine, effect } = after(firstMachine({ saved: ADA }), search, found())
    expect(machine.state).toMatchObject({ kind: 'disconnected', retries: 'any' })
    expect(effect.kind).toBe('retry')
    expect(after(machine, { kind: 'open-sandbox' }).effect.kind).toBe('start-process')
  })
})

describe('a socket that is not trusted', () => {
  const danger = foundAll({ unreachable: [{ source: one, error: untrusted }] })

  it('is neither opened nor passed over for the sandbox', () => {
    const { machine, effect } = after(firstMachine(), search, danger)
    expect(machine.state).toMatchObject({ kind: 'disconnected', source: one, error: untrusted })
    expect(effect.kind).toBe('retry')
    expect(after(machine, retryDue, danger).effect.kind).toBe('retry')
  })

  it('is opened by itself once it was mended', () => {
    const { machine } = after(firstMachine(), search, danger)
    expect(after(machine, retryDue, found(one)).effect).toEqual({ kind: 'open', source: one })
  })

  it('does not keep a trusted one from being opened', () => {
    const both = foundAll({ live: [candidate(two)], unreachable: [{ source: one, error: untrusted }] })
    expect(after(firstMachine(), search, both).effect).toEqual({ kind: 'open', source: two })
  })

  it('is opened when a person says so, and that is remembered for this socket alone', () => {
    const { machine } = after(firstMachine(), search, danger)
    const opening = transition(machine, { kind: 'accept', address: one.address })
    expect(opening.effect).toEqual({ kind: 'open', source: one })
    expect(opening.machine.accepted).toEqual([one.address])
  })

  it('is not accepted when the warning is about another one', () => {
    const { machine } = after(firstMachine(), search, danger)
    expect(transition(machine, { kind: 'accept', address: two.address }).machine.accepted).toEqual([])
  })
})

describe('a source that a person names', () => {
  const remote: Source = { address: 'dns:///inventory.example:5000', origin: 'dialog' }

  it('is opened whatever was open, and nothing else is tried', () => {
    const { machine, effect } = after(standIn(), { kind: 'connect-to', source: remote })
    expect(effect).toEqual({ kind: 'open', source: remote })
    const failed = after(machine, { kind: 'open-failed', source: remote, error })
    expect(failed.machine.state).toMatchObject({ kind: 'disconnected', retries: 'this-source' })
    expect(after(failed.machine, retryDue).effect).toEqual({ kind: 'open', source: remote })
  })

  it('is asked more rarely than a socket', () => {
    let { machine, effect } = after(firstMachine(), { kind: 'connect-to', source: remote })
    for (let tries = 0; tries < 20; tries++) {
      ;({ machine, effect } = after(machine, { kind: 'open-failed', source: remote, error }))
    }
    expect(effect).toEqual({ kind: 'retry', afterMs: 15_000 })
  })

  it('mends a start with an address that cannot be one', () => {
    const { machine } = after(firstMachine({ problem: error }), search)
    const opened = after(machine, { kind: 'connect-to', source: remote }, ready(remote))
    expect(opened.machine.state.kind).toBe('ready')
  })

  it('is left when the person looks on this computer', () => {
    const open = after(firstMachine(), { kind: 'connect-to', source: remote }, ready(remote)).machine
    const looking = transition(open, { kind: 'search-here' })
    expect(looking.effect).toEqual({ kind: 'search' })
    expect(transition(looking.machine, found(one)).effect).toEqual({ kind: 'open', source: one })
  })
  it('stays open when the person looks on this computer and finds nothing', () => {
    const open = after(firstMachine(), { kind: 'connect-to', source: remote }, ready(remote)).machine
    const looked = after(open, { kind: 'search-here' }, found())
    expect(looked.effect.kind).toBe('none')
    expect(looked.machine.state).toMatchObject({ kind: 'ready', source: remote })
    expect(after(looked.machine, lost, retryDue).effect).toEqual({ kind: 'open', source: remote })
  })

  it('is no reason to lose the sandbox that stands in', () => {
    const looked = after(standIn(), { kind: 'search-here' }, found())
    expect(looked.machine.state).toMatchObject({ kind: 'ready', source: sandbox })
  })
})
