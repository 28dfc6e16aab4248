import { status } from '@grpc/grpc-js'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end.ts'
import { Mark } from '../../src-wire/gen/satchel/v1/extras.ts'
import { Reason } from '../../src-wire/gen/satchel/v1/refusal.ts'
import { Action, Proof, Reach } from '../../src-wire/gen/satchel/v1/source.ts'
import { refusedBy, type WireClient } from '../../src-wire/testing/wire-client.ts'
import type { BotServerOptions } from './testing/bot-actions.ts'
import { openBotBench } from './testing/open-bot.ts'

const ROOT = '/Inventory'
const SHIRT = '719197e1-79bb-a8f8-4901-ccee019982b6'
const ZERO = '00000000-0000-0000-0000-000000000000'
const AVATAR = '0a1b2c3d-0000-4000-8000-000000000001'

type Ways = Parameters<typeof openBotBench>[1]
const open = (ways: Ways = {}) => openBotBench(onTestEnd, ways)

async function states(wire: WireClient, until: Reach): Promise<readonly Reach[]> {
  const met: Reach[] = []
  const stop = new AbortController()
  for await (const { state } of wire.watch(stop.signal)) {
    if (state !== undefined) met.push(state.reach)
    if (state?.reach === until) stop.abort()
  }
  return met
}

const FORMS: readonly [string, BotServerOptions][] = [
  ['the list of 2026', {}],
  ['extended rows', { forms: 'extended' }],
  ['extended rows in a query string', { forms: 'extended', shape: 'query' }],
  ['extended rows with raw plus signs', { forms: 'extended', shape: 'sloppy-query' }],
  ['the legacy name', { forms: 'legacy', lineEnd: '\r\n', hasTrailingEnd: true }],
  ['regular rows', { forms: 'regular' }],
  ['lower-case types', { hasLowerTypes: true }],
]

describe('what is listed', () => {
  it.each(FORMS)('is the same by %s', async (_form, server) => {
    const { wire, inventory, named } = await open({ server })
    inventory.add('', 'Shirt', {
      type: 'Clothing',
      subtype: 'Shirt',
      assetId: SHIRT,
      flags: 'WORN',
      permissions: ['mod', 'copy'],
      nextPermissions: ['trans'],
    })
    inventory.add('', 'Bound', { permissions: [], nextPermissions: ['sell'] })
    const odd = inventory.add('', 'a;b %41+c&d=e#f 😀', {
      type: 'Whatsit',
      id: '11111111-2222-3333-4444-55555555555',
    })
    const shirt = await named(ROOT, 'Shirt')
    expect(shirt).toMatchObject({
      kind: 2,
      assetUri: `asset:${SHIRT}`,
      extras: { parentId: 'root', assetId: SHIRT, typeWord: 'Clothing (Shirt)', marks: [Mark.MARK_WORN] },
    })
    expect(shirt.extras?.id).not.toBe(SHIRT)
    // Regular rows do not say: nobody takes that for "none".
    const isSaid = server.forms !== 'regular'
    const { owner, nextOwner } = shirt.extras?.masks ?? {}
    expect([owner, nextOwner]).toEqual(isSaid ? [(1 << 14) | (1 << 15), 1 << 13] : [undefined, undefined])
    const nothing = (await named(ROOT, 'Bound')).extras
    expect(nothing?.masks?.owner).toBe(isSaid ? 0 : undefined)
    expect(nothing?.more).toEqual(isSaid ? { 'Other permissions': 'sell' } : {})
    expect(await named(ROOT, 'a;b %41+c&d=e#f 😀')).toMatchObject({
      recordId: odd,
      kind: 5,
      assetUri: '',
      extras: { typeWord: server.hasLowerTypes === true ? 'whatsit' : 'Whatsit' },
    })
    expect((await wire.entries(`${ROOT}/Objects`)).length).toBe(0)
  })

  it('says what cannot be read, and hides nothing by that', async () => {
    const { wire, inventory } = await open()
    inventory.add('', 'No id', { id: ZERO })
    const { entries, extras } = await wire.list(ROOT)
    expect(entries).toHaveLength(4)
    expect(extras).toMatchObject({ incomplete: true, expected: 5 })
  })

  it('is asked for by a folder’s id as it came, and the best way to list only until one works', async () => {
    const { wire, inventory, server } = await open({ server: { forms: 'legacy' } })
    const folder = inventory.add('', 'Short', { type: 'Folder', id: '11111111-2222-3333-4444-55555555555' })
    inventory.add(folder, 'Hat')
    await wire.entries(ROOT)
    expect(await wire.entries(`${ROOT}/Short`)).toHaveLength(1)
    expect(server.asked.at(-1)?.inputs.get('uuid')).toBe(folder)
    expect(server.count('inventory_list_2')).toBe(1)
    expect(server.count('inventory_list')).toBe(1)
  })

  it('is not the root where the service does not understand which folder is meant', async () => {
    const { inventory, titles } = await open({ server: { ignoresFolders: true } })
    const folder = inventory.addFolder('', 'Shelf')
    inventory.add(folder, 'Hat')
    expect(await titles(`${ROOT}/Shelf`)).toEqual(['Hat'])
  })

  it('has its folders, where the best way to list has none', async () => {
    const { inventory, titles } = await open({ server: { hidesFolders: true } })
    inventory.add('', 'Hat')
    expect(await titles(ROOT)).toEqual(['Current Outfit', 'Hat', 'Notecards', 'Objects', 'Trash'])
  })

  it('tells a folder that is gone from an empty one', async () => {
    const { wire, inventory } = await open()
    const shelf = inventory.addFolder('', 'Shelf')
    const inner = inventory.addFolder(shelf, 'Inner')
    expect(await wire.entries(`${ROOT}/Shelf/Inner`)).toEqual([])
    inventory.items.delete(inner)
    expect((await refusedBy(wire.list(`${ROOT}/Shelf/Inner`))).code).toBe(status.NOT_FOUND)
  })

  it('is looked at again, and what is other is told', async () => {
    const { wire, inventory } = await open()
    const shelf = inventory.addFolder('', 'Shelf')
    inventory.add(shelf, 'Hat')
    await wire.entries(`${ROOT}/Shelf`)
    inventory.add(shelf, 'Cap')
    const stop = new AbortController()
    const told: string[] = []
    for await (const { changed } of wire.watch(stop.signal)) {
      told.push(...(changed?.folders.map(({ id }) => id) ?? []))
      if (told.includes(shelf)) stop.abort()
    }
    expect(told).toContain(shelf)
  })

  it('is said to be read by samples only', async () => {
    const { wire } = await open()
    const { proof, identity, ownerName, notes } = await wire.describe()
    expect({ proof, identity, ownerName }).toEqual({
      proof: Proof.PROOF_SAMPLES,
      identity: 'ada testbot',
      ownerName: 'Ada Testbot',
    })
    expect(notes.map(({ code }) => code)).toEqual(['smartbots-unproved', 'smartbots-links'])
  })
})

describe('a bot that has just signed in', () => {
  it('is never taken for one whose inventory is empty', async () => {
    const { wire, server, haveLoaded, titles } = await open({
      plant: bot => {
        bot.loaded = 'nothing'
      },
    })
    expect(await refusedBy(wire.list(ROOT))).toEqual({
      code: status.UNAVAILABLE,
      reason: Reason.REASON_LOADING,
    })
    server.loaded = 'half'
    // What has arrived is shown as a part.
    const { entries, extras } = await wire.list(ROOT)
    expect(entries).toHaveLength(2)
    expect(extras?.incomplete).toBe(true)
    expect((await refusedBy(wire.makeDir(`${ROOT}/x`, { newTitle: 'x' }))).reason).toBe(Reason.REASON_LOADING)
    expect(server.count('folder_create')).toBe(0)
    server.loaded = 'all'
    expect(await states(wire, Reach.REACH_LOADING)).toEqual([Reach.REACH_LOADING])
    haveLoaded()
    await states(wire, Reach.REACH_CONNECTED)
    expect((await wire.list(ROOT)).extras?.incomplete).toBe(false)
    expect(await titles(ROOT)).toHaveLength(4)
  })

  it('loses nothing where its listings are suddenly empty, or half', async () => {
    const { wire, server, haveLoaded, inventory, titles } = await open({ pollMs: 60_000 })
    const shelf = inventory.addFolder('', 'Shelf')
    inventory.add(inventory.addFolder(shelf, 'Inner'), 'Hat')
    expect(await titles(`${ROOT}/Shelf/Inner`)).toEqual(['Hat'])
    server.loaded = 'nothing'
    for (const path of [`${ROOT}/Shelf/Inner`, `${ROOT}/Shelf`, ROOT])
      expect((await refusedBy(wire.list(path, { refresh: true }))).reason).toBe(Reason.REASON_LOADING)
    server.loaded = 'all'
    haveLoaded()
    await states(wire, Reach.REACH_CONNECTED)
    for (const name of ['A', 'B', 'C']) inventory.addFolder('', name)
    expect(await titles(ROOT)).toHaveLength(8)
    for (const name of ['A', 'B', 'C', 'Trash', 'Objects']) inventory.items.delete(inventory.named(name).id)
    expect((await refusedBy(wire.list(ROOT))).reason).toBe(Reason.REASON_LOADING)
    // The same after a minute: somebody has tidied up.
    haveLoaded()
    await states(wire, Reach.REACH_CONNECTED)
    expect(await titles(ROOT)).toHaveLength(3)
  })

  it('is waited for after it was away, and away it is said to be', async () => {
    const { wire, server, haveLoaded } = await open({
      plant: bot => {
        bot.status = 'LOGGED OUT'
      },
    })
    const before = server.asked.length
    const refused = await wire.list(ROOT).catch((thrown: unknown) => thrown)
    expect(String(refused)).toContain('The bot is LOGGED OUT.')
    expect(server.asked.slice(before).every(({ action }) => action === 'status')).toBe(true)
    const isOnline = states(wire, Reach.REACH_LOADING)
    expect(await states(wire, Reach.REACH_OFFLINE)).toEqual([Reach.REACH_OFFLINE])
    server.status = 'ONLINE'
    expect(await isOnline).toEqual([Reach.REACH_OFFLINE, Reach.REACH_LOADING])
    haveLoaded()
    expect(await states(wire, Reach.REACH_CONNECTED)).toContain(Reach.REACH_CONNECTED)
    expect((await wire.list(ROOT)).extras?.incomplete).toBe(false)
  })
})

describe('whoever is not known', () => {
  it('is told so in the service’s words, and asked for once: neither by itself nor by what a person does again', async () => {
    const { wire, server } = await open({ accessCode: 'wrong', pollMs: 20 })
    const known = await open({ pollMs: 20 })
    const asked = server.asked.length
    expect(asked).toBe(1)
    const refused = await wire.list(ROOT).catch((thrown: unknown) => thrown)
    expect(String(refused)).toContain('BOT NOT EXISTS')
    expect((await refusedBy(wire.list(ROOT))).reason).toBe(Reason.REASON_WRONG_PASSWORD)
    expect((await refusedBy(wire.makeDir(`${ROOT}/x`, { newTitle: 'Box' }))).reason).toBe(
      Reason.REASON_WRONG_PASSWORD,
    )
    expect(await states(wire, Reach.REACH_AUTH_FAILED)).toEqual([Reach.REACH_AUTH_FAILED])
    // Meanwhile one that is known is asked about again and again.
    await expect.poll(() => known.server.count('status')).toBeGreaterThan(5)
    expect(server.asked.length).toBe(asked)
  })

  it('is not asked for by what was waiting already, nor by any other way to list, once it is said', async () => {
    const { wire, server } = await open({ pollMs: 60_000 })
    const asked = server.asked.length
    server.meddle = (_asked, reply) => reply.end('{"result":"FAIL","resulttext":"BOT NOT EXISTS"}')
    const paths = ['', '/Trash', '/Objects'].map(path => refusedBy(wire.list(`${ROOT}${path}`)))
    for (const { reason } of await Promise.all(paths)) expect(reason).toBe(Reason.REASON_WRONG_PASSWORD)
    expect(server.asked.length).toBe(asked + 1)
    expect(await states(wire, Reach.REACH_AUTH_FAILED)).toEqual([Reach.REACH_AUTH_FAILED])
  })

  it('hears any other FAIL as it is', async () => {
    const { wire, server } = await open()
    server.meddle = ({ action }, reply, { answer }) =>
      action === 'inventory_list_2' || action.includes('list')
        ? reply.end('{"result":"FAIL","resulttext":"Come back on Tuesday"}')
        : answer()
    const refused = await wire.list(ROOT).catch((thrown: unknown) => thrown)
    expect(String(refused)).toContain('Come back on Tuesday')
    expect((await refusedBy(wire.list(ROOT))).reason).toBe(Reason.REASON_SAID)
  })
})

describe('deleting', () => {
  const bench = async (ways: Ways = {}) => {
    const opened = await open({ pollMs: 60_000, ...ways })
    const id = opened.inventory.add('', 'Hat')
    await opened.wire.entries(ROOT)
    const remove = () => opened.wire.remove(`${ROOT}/Hat`, false, { expectedId: id })
    return { ...opened, id, remove }
  }

  it('is for good, of items only, and done when it is listed no more', async () => {
    const { wire, server, inventory, id, remove, titles } = await bench()
    await remove()
    expect(inventory.items.has(id)).toBe(false)
    expect(await titles(ROOT)).not.toContain('Hat')
    expect((await refusedBy(wire.remove(`${ROOT}/Objects`, true))).code).toBe(status.UNIMPLEMENTED)
    expect(server.count('inventory_delete')).toBe(1)
  })

  it.each([
    ['lost after it was done', 'done'],
    ['lost before it was done', 'unknown'],
    ['a page after it was done', 'done'],
    ['a page before it was done', 'unknown'],
    ['OK, and it was not done', 'unknown'],
    ['FAIL, and it was not done', 'said'],
    ['FAIL, and it was done', 'done'],
    ['too quick', 'throttled'],
  ])('whose answer is %s is %s', async (what, outcome) => {
    const { server, inventory, id, remove } = await bench()
    server.doesNothing = what.startsWith('OK')
    server.meddle = ({ action }, reply, { answer, act }) => {
      if (action !== 'inventory_delete' || what.startsWith('OK')) return answer()
      if (what.includes('and it was done') || what.includes('after')) act()
      if (what === 'too quick') return void reply.writeHead(429).end()
      if (what.startsWith('lost')) return void reply.destroy()
      reply.end(what.startsWith('FAIL') ? '{"result":"FAIL","resulttext":"No."}' : '<html>')
    }
    if (outcome === 'done') {
      await remove()
      expect(inventory.items.has(id)).toBe(false)
      return
    }
    const { code, reason } = await refusedBy(remove())
    const expected = {
      // As main reads it: nobody knows, and it looks.
      unknown: { code: status.DEADLINE_EXCEEDED, reason: Reason.REASON_UNSPECIFIED },
      said: { code: status.FAILED_PRECONDITION, reason: Reason.REASON_SAID },
      throttled: { code: status.RESOURCE_EXHAUSTED, reason: Reason.REASON_THROTTLED },
    }[outcome]
    expect({ code, reason }).toEqual(expected)
    // Once, whatever came.
    expect(server.count('inventory_delete')).toBe(1)
  })

  it('that cannot be looked at afterwards is not known, and no failure', async () => {
    const { server, remove } = await bench()
    server.meddle = ({ action }, reply, { answer }) => {
      if (server.count('inventory_delete') === 0 || action === 'inventory_delete') answer()
      else reply.destroy()
    }
    expect((await refusedBy(remove())).code).toBe(status.DEADLINE_EXCEEDED)
  })

  it('that meets a bot which begins anew is not known, and no success', async () => {
    const { server, remove } = await bench()
    server.meddle = ({ action }, _reply, { answer }) => {
      if (action === 'inventory_delete') server.loaded = 'nothing'
      answer()
    }
    expect((await refusedBy(remove())).code).toBe(status.DEADLINE_EXCEEDED)
  })

  it('of which more is missing afterwards than was deleted is not known: not all may have come', async () => {
    const { server, inventory, remove } = await bench()
    for (const name of ['A', 'B']) inventory.add('', name)
    server.meddle = ({ action }, reply, { answer }) => {
      if (action !== 'inventory_delete') return answer()
      reply.end('{"result":"FAIL","resulttext":"No."}')
      for (const name of ['Hat', 'A', 'B']) inventory.items.delete(inventory.named(name).id)
    }
    expect((await refusedBy(remove())).code).toBe(status.DEADLINE_EXCEEDED)
  })

  it('is not offered where links lie, of which no row says that it is one', async () => {
    const { wire, inventory, server } = await bench()
    const link = inventory.add(inventory.named('Current Outfit').id, 'Hat link')
    const path = `${ROOT}/Current Outfit/Hat link`
    expect((await refusedBy(wire.remove(path, false, { expectedId: link }))).reason).toBe(
      Reason.REASON_PROTECTED_FOLDER,
    )
    expect(server.count('inventory_delete')).toBe(0)
  })
})

describe('a new folder', () => {
  it.each([
    ['an answer that says its id', false, 'OK'],
    ['an answer that says none', true, 'OK'],
    ['no answer', false, 'lost'],
    ['a FAIL that was none', false, 'FAIL'],
  ])('is known by what is listed: %s', async (_what, saysNoId, kind) => {
    const { wire, server, inventory, titles } = await open()
    const twin = inventory.addFolder(inventory.named('Objects').id, 'New')
    server.saysNoId = saysNoId
    server.meddle = ({ action }, reply, { answer, act }) => {
      if (action !== 'folder_create' || kind === 'OK') return answer()
      act()
      if (kind === 'lost') reply.destroy()
      else reply.end('{"result":"FAIL","resulttext":"No."}')
    }
    const parent = inventory.named('Objects').id
    const made = await wire.makeDir(`${ROOT}/Objects/New`, { expectedParentId: parent, newTitle: 'New' })
    expect(made.recordId).not.toBe(twin)
    expect(inventory.items.get(made.recordId)).toMatchObject({ name: 'New', parentId: parent })
    expect(await titles(`${ROOT}/Objects`)).toEqual(['New', 'New'])
  })

  it('that is not to be seen is not known, and one at the top is said to be there', async () => {
    const { wire, server, inventory } = await open()
    const parent = inventory.named('Objects').id
    const make = () => wire.makeDir(`${ROOT}/Objects/New`, { expectedParentId: parent, newTitle: 'New' })
    server.doesNothing = true
    expect((await refusedBy(make())).code).toBe(status.DEADLINE_EXCEEDED)
    server.doesNothing = false
    server.meddle = ({ action, inputs }, reply, { answer }) => {
      if (action !== 'folder_create') return answer()
      const uuid = inventory.addFolder('', inputs.get('name') ?? '')
      reply.end(JSON.stringify({ result: 'OK', uuid }))
    }
    expect((await refusedBy(make())).reason).toBe(Reason.REASON_PARTIAL)
  })

  it('is not called nothing, nor more than Second Life keeps', async () => {
    const { wire, server } = await open()
    for (const title of ['', '  ', 'a\nb', 'ü'.repeat(32)])
      expect((await refusedBy(wire.makeDir(`${ROOT}/x`, { newTitle: title }))).reason).toBe(
        Reason.REASON_BAD_TITLE,
      )
    expect(server.count('folder_create')).toBe(0)
  })
})

describe('giving', () => {
  it('asks for an avatar, and for the right to transfer, before the service is asked', async () => {
    const { wire, server, inventory } = await open()
    inventory.add('', 'Mine', { permissions: ['copy', 'mod'] })
    const free = inventory.add('', 'Free')
    expect((await refusedBy(wire.give(`${ROOT}/Mine`, AVATAR))).reason).toBe(Reason.REASON_NO_TRANSFER)
    for (const to of ['', 'Ada', ZERO])
      expect((await refusedBy(wire.give(`${ROOT}/Free`, to))).code).toBe(status.INVALID_ARGUMENT)
    expect(server.count('inventory_give')).toBe(0)
    await wire.give(`${ROOT}/Free`, AVATAR, { expectedId: free })
    expect(inventory.given).toEqual([{ to: AVATAR, name: 'Free', contents: [] }])
  })

  it('gives a folder only where all of it goes along: the service would give an empty one', async () => {
    const { wire, server, inventory } = await open()
    const shelf = inventory.addFolder('', 'Shelf')
    const inner = inventory.addFolder(shelf, 'Inner')
    const mine = inventory.add(inner, 'Mine', { permissions: ['copy'] })
    const refused = await wire.give(`${ROOT}/Shelf`, AVATAR).catch((thrown: unknown) => thrown)
    expect(String(refused)).toContain('“Mine” in it may not be given away.')
    expect(server.count('inventory_give')).toBe(0)
    inventory.items.delete(mine)
    inventory.add(inner, 'Free')
    await wire.give(`${ROOT}/Shelf`, AVATAR)
    expect(inventory.given).toMatchObject([{ contents: ['Free'] }])
  })

  it('without an answer is known only of what leaves the bot, and never done twice', async () => {
    const { wire, server, inventory } = await open({ server: { forms: 'regular' } })
    for (const [name, forms] of [
      ['Kept', ['trans', 'copy']],
      ['Single', ['trans']],
    ] as const)
      inventory.add('', name, { permissions: forms })
    server.meddle = ({ action }, reply, { answer, act }) => {
      if (action !== 'inventory_give') return answer()
      act()
      reply.destroy()
    }
    for (const name of ['Kept', 'Single'])
      expect((await refusedBy(wire.give(`${ROOT}/${name}`, AVATAR))).code).toBe(status.DEADLINE_EXCEEDED)
    expect(server.count('inventory_give')).toBe(2)
    expect(inventory.given).toHaveLength(2)
  })

  it('is done where what may not be copied has left', async () => {
    const { wire, server, inventory } = await open()
    inventory.add('', 'Single', { permissions: ['trans'] })
    server.meddle = ({ action }, reply, { answer, act }) => {
      if (action !== 'inventory_give') return answer()
      act()
      reply.destroy()
    }
    await wire.give(`${ROOT}/Single`, AVATAR)
    expect(inventory.given).toHaveLength(1)
  })
})

describe('a notecard', () => {
  it('is read by its id of the inventory, and nothing else is', async () => {
    const { wire, server, inventory } = await open()
    const id = inventory.add('', 'Notes', { type: 'Notecard', assetId: SHIRT, text: 'two\nlines ü' })
    inventory.add('', 'Hat')
    expect(await wire.readText(`${ROOT}/Notes`)).toEqual({ text: 'two\nlines ü', truncated: false })
    expect(server.asked.at(-1)?.inputs.get('uuid')).toBe(id)
    expect((await refusedBy(wire.readText(`${ROOT}/Hat`))).code).toBe(status.INVALID_ARGUMENT)
  })
})

describe('what was not allowed', () => {
  it('is never sent, and nothing undocumented ever is', async () => {
    const { wire, server, inventory } = await open({ allowChanges: false })
    inventory.add('', 'Hat')
    for (const call of [
      () => wire.remove(`${ROOT}/Hat`, false),
      () => wire.makeDir(`${ROOT}/New`, { newTitle: 'New' }),
      () => wire.give(`${ROOT}/Hat`, AVATAR),
    ])
      expect((await refusedBy(call())).reason).toBe(Reason.REASON_READ_ONLY)
    const { verbs } = await wire.describe()
    expect(verbs.find(({ action }) => action === Action.ACTION_REMOVE_ITEM)?.permanent).toBe(true)
    await wire.entries(ROOT)
    expect(new Set(server.asked.map(({ action }) => action))).toEqual(new Set(['status', 'inventory_list_2']))
  })
})
