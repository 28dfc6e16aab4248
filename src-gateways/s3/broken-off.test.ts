import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { refusedBy } from '../../src-wire/testing/wire-client.ts'
import { said } from '../kit/refusal.ts'
import type { LedgerLine } from './ledger-lines.ts'
import { MoveLedger } from './move-ledger.ts'
import type { AskedRequest } from './testing/asked-request.ts'
import { openS3 } from './testing/open-s3.ts'
import { type Answer, failure, type S3Server } from './testing/s3-server.ts'

const ROOT = '/Inventory'
const TRASH = `${ROOT}/Trash`
const IN_TRASH = { expectedParentId: 'trash' }

async function open(keys: readonly string[], ledger = new MoveLedger()) {
  const opened = await openS3(onTestEnd, { keys, ledger })
  const { server } = opened
  const refuse = (isIt: (request: AskedRequest) => boolean): void => {
    server.refuse = request => (isIt(request) ? failure(403, 'AccessDenied') : null)
  }
  /** Is copied, cannot be looked at nor taken back, and so stays open. */
  const unseen = async (key: string, copying: Promise<unknown>): Promise<void> => {
    expect((await refusedBy(copying)).reason).toBe(Reason.REASON_PARTIAL)
    expect(server.keys).toContain(key)
  }
  const hide = (key: string): void =>
    refuse(({ method, key: asked }) =>
      method === 'HEAD' ? asked === key && server.text(key) !== null : method === 'DELETE',
    )
  const shown = (): readonly string[] => server.keys.filter(key => !key.startsWith('.satchel-trash/')).sort()
  return { ...opened, refuse, unseen, hide, shown }
}

describe('what broke off', () => {
  it('stands in the way of nothing else, and takes nothing away that was put there since', async () => {
    const { server, wire, refuse, hide, unseen, shown } = await open(['b/', 'box/x', 'box/y'])
    hide('c/x')
    await unseen('c/x', wire.copy(`${ROOT}/box`, `${ROOT}/c`, true))
    hide('b/z')
    await unseen('b/z', wire.copy(`${ROOT}/box/x`, `${ROOT}/b/z`, false))
    refuse(({ method, key }) => method === 'DELETE' && key === 'c/x')
    await wire.makeDir(`${ROOT}/one`)
    expect(shown()).toEqual(['b/', 'box/x', 'box/y', 'c/x', 'one/'])
    await wire.copy(`${ROOT}/box/y`, `${ROOT}/c/y`, false)
    server.refuse = () => null
    await wire.makeDir(`${ROOT}/two`)
    expect(shown()).toEqual(['b/', 'box/x', 'box/y', 'c/x', 'c/y', 'one/', 'two/'])
  })

  it('stays where it is when what was said to be in two places is deleted in the other one', async () => {
    const { server, wire, refuse, unseen, shown } = await open(['b/', 'hat'])
    refuse(({ method }) => method === 'DELETE')
    await unseen('b/hat', wire.move(`${ROOT}/hat`, `${ROOT}/b/hat`))
    server.refuse = () => null
    await wire.move(`${ROOT}/b/hat`, `${TRASH}/hat`, IN_TRASH)
    expect(shown()).toContain('hat')
  })

  it('stays where it is when what it was copied from is deleted', async () => {
    const { server, wire, hide, unseen, shown } = await open(['b/', 'coat'])
    hide('b/coat')
    await unseen('b/coat', wire.copy(`${ROOT}/coat`, `${ROOT}/b/coat`, false))
    server.refuse = () => null
    await wire.move(`${ROOT}/coat`, `${TRASH}/coat`, IN_TRASH)
    expect(shown()).toEqual(['b/', 'b/coat'])
  })
})

describe('what another program has written meanwhile, though its content is the same', () => {
  /** Some seconds later by the service's clock, as dates of objects are of whole ones. */
  const writeLater = (server: S3Server, key: string): void => {
    server.table.now = () => new Date(Date.now() + 5_000)
    server.put(key, server.text(key) ?? '')
  }

  it('is not taken for the copy of a change that broke off there', async () => {
    const { server, wire, hide, unseen, shown } = await open(['b/', 'box/x', 'box/y', 'hat'])
    hide('c/x')
    await unseen('c/x', wire.copy(`${ROOT}/box`, `${ROOT}/c`, true))
    hide('b/hat')
    await unseen('b/hat', wire.move(`${ROOT}/hat`, `${ROOT}/b/hat`))
    writeLater(server, 'c/x')
    server.refuse = () => null
    await wire.makeDir(`${ROOT}/one`)
    expect(shown()).toEqual(['b/', 'box/x', 'box/y', 'c/x', 'hat', 'one/'])
  })

  it('is not taken back with a copy that fails', async () => {
    const { server, wire, shown } = await open(['box/x', 'box/y'])
    // Of the copy: before it is made, to prove it, and before it is taken back.
    let looks = 0
    const proved = new Promise<Answer>(done => {
      server.refuse = ({ method, key }) => {
        if (method === 'HEAD' && key === 'c/x') looks++
        if (looks === 2) done(failure(403, 'AccessDenied'))
        if (looks === 3) writeLater(server, 'c/x')
        return method === 'PUT' && key === 'c/y' ? proved : null
      }
    })
    const refused = await refusedBy(wire.copy(`${ROOT}/box`, `${ROOT}/c`, true))
    expect(refused.reason).toBe(Reason.REASON_PARTIAL)
    expect(shown()).toEqual(['box/x', 'box/y', 'c/x'])
  })

  it('is not deleted where it was moved away from, now or later', async () => {
    const { server, wire, shown } = await open(['b/', 'hat'])
    server.refuse = ({ method, key }) => {
      if (method === 'HEAD' && key === 'hat' && server.text('b/hat') !== null) writeLater(server, 'hat')
      return null
    }
    const refused = await refusedBy(wire.move(`${ROOT}/hat`, `${ROOT}/b/hat`))
    expect(refused.reason).toBe(Reason.REASON_PARTIAL)
    await wire.makeDir(`${ROOT}/one`)
    expect(shown()).toEqual(['b/', 'b/hat', 'hat', 'one/'])
  })
})

describe('where an end cannot be written down', () => {
  const full = () => {
    const disk = { isFull: true }
    const append = ({ kind }: LedgerLine): void => {
      if (disk.isFull && kind === 'end') throw said('It could not be written down.')
    }
    return { disk, ledger: new MoveLedger([], { append }) }
  }

  it('a move that is done is said to be, and a copy is not there, now or later', async () => {
    const { disk, ledger } = full()
    const { wire, shown } = await open(['b/', 'coat', 'hat'], ledger)
    await wire.move(`${ROOT}/hat`, `${ROOT}/b/hat`)
    const refused = await refusedBy(wire.copy(`${ROOT}/coat`, `${ROOT}/b/coat`, false))
    expect(refused.reason).toBe(Reason.REASON_SAID)
    expect(shown()).toEqual(['b/', 'b/hat', 'coat'])
    disk.isFull = false
    await wire.copy(`${ROOT}/coat`, `${ROOT}/b/coat`, false)
    await wire.makeDir(`${ROOT}/one`)
    expect(shown()).toEqual(['b/', 'b/coat', 'b/hat', 'coat', 'one/'])
    expect(ledger.open).toEqual([])
  })

  it('what failed is told as what it was', async () => {
    const { ledger } = full()
    const { wire, refuse } = await open(['b/', 'hat'], ledger)
    refuse(({ method, key }) => method === 'PUT' && key === 'b/hat')
    const refused = await refusedBy(wire.copy(`${ROOT}/hat`, `${ROOT}/b/hat`, false))
    expect(refused.reason).toBe(Reason.REASON_ACCESS_DENIED)
  })
})

it('what is out of the Trash is out, whatever becomes of the note about it', async () => {
  const { wire, named, refuse, shown } = await open(['b/', 'coat', 'hat'])
  for (const title of ['coat', 'hat']) await wire.move(`${ROOT}/${title}`, `${TRASH}/${title}`, IN_TRASH)
  refuse(({ method, key }) => method === 'DELETE' && key.includes('/info/'))
  const { recordId } = await named(TRASH, 'hat')
  await wire.move(`${TRASH}/hat`, `${ROOT}/hat`, { expectedId: recordId, newTitle: 'hat' })
  expect(shown()).toEqual(['b/', 'hat'])
  await wire.emptyTrash(1)
  expect(await wire.entries(TRASH)).toEqual([])
})

it('a copy is on the disk as done before anybody is told that it is', async () => {
  const safe: string[] = []
  const append = ({ kind }: LedgerLine, isSafe: boolean): void => {
    if (isSafe) safe.push(kind)
  }
  const { wire } = await open(['b/', 'hat'], new MoveLedger([], { append }))
  await wire.copy(`${ROOT}/hat`, `${ROOT}/b/hat`, false)
  expect(safe).toEqual(['end'])
})
