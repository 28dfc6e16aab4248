import { expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { IS_WHOLE } from '../../../src-shared/testing/whole.ts'
import { readAsset } from '../../grids/testing/read-asset'
import { GridServer } from './grid-server'
import type { ItemRow } from './inventory-tables'
import { type Patience, rawExchange } from './raw-exchange'
import { type Plant, type Recording, readPlants, readRecordings } from './recordings'

const ALDER = '10000000-0000-4000-8000-00000000000a'
const BIRCH = '10000000-0000-4000-8000-00000000000b'
const TEN_THOUSAND = '4a4dbf10-2f90-4194-b87b-c1ba0cdb8d63'
const TRASH = 'fb71854b-858d-414b-b436-532121d441cf'
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const USUAL = ['Content-Type: application/xml', 'Connection: close', 'Server: OSWebServer']
/** The first that was recorded on another server: with Basic authentication and AllowDelete = false. */
const LOCKED = { from: 303, to: 324 }
/** The one that went to the port for viewers. */
const TO_PUBLIC_PORT = 78
/** For requests that are never answered, and for all others. */
const SILENCE_MS = 300
const PATIENCE_MS = 30_000

const asset = Buffer.from(readAsset())
const recordings = readRecordings()
const plants = readPlants()

const newIds: string[] = []
const open = new GridServer({
  newId: () => newIds.shift() ?? crypto.randomUUID(),
  newToken: () => '61a45af4-a5e5-4038-859c-6e1f52e15144',
  accounts: [
    { id: ALDER, firstName: 'Alder', lastName: 'Testling', password: 'alderpw', created: 1_795_998_919 },
    { id: BIRCH, firstName: 'Birch', lastName: 'Testling', password: 'birchpw', created: 1_795_998_922 },
  ],
  assets: [
    {
      id: '00000000-0000-2222-3333-100000001000',
      name: '4-tile2',
      type: 0,
      contentType: 'image/x-j2c',
      creatorId: '11111111-1111-0000-0000-000100bba000',
      data: asset,
    },
  ],
})
const publicPort = new GridServer({ isPublic: true })
const locked = new GridServer({
  newId: () => newIds.shift() ?? crypto.randomUUID(),
  basic: { name: 'gridadmin', password: 'grid secret' },
  allowDelete: false,
})

function plant(plant: Plant): void {
  const { tables } = open.inventory
  for (const row of plant.rows?.folders ?? []) tables.folders.store(row)
  for (const row of plant.rows?.items ?? []) tables.items.store(row)
  for (const row of plant.folders ?? []) tables.storeFolder(row)
  for (const row of plant.items ?? []) tables.storeItem(row)
  for (const [id, parent] of plant.moves ?? []) open.inventory.moveFolder(id, parent)
  for (const id of plant.bumps ?? []) tables.bump(id)
  for (const [id, Version] of Object.entries(plant.versions ?? {})) {
    const row = tables.folders.get(id)
    if (row !== undefined) tables.folders.update({ ...row, Version })
  }
  if (plant.manyItems !== undefined)
    for (const row of tenThousandItems(plant.manyItems)) tables.storeItem(row)
  newIds.push(...(plant.newIds ?? []))
}

/** Ids of the same length as those that were thrown away with the middle of the recorded reply. */
function tenThousandItems(first: ItemRow): ItemRow[] {
  return Array.from({ length: 10_000 }, (_, index) => {
    const number = String(index).padStart(5, '0')
    const ID = index === 0 ? first.ID : `70000000-0000-4000-8000-0000000${number}`
    return { ...first, ID, Name: `Thing number ${number}` }
  })
}

function bodyOf({ body = '', moves, items }: Recording): string {
  const ids = open.inventory.tables.items.in(TEN_THOUSAND).map(({ ID }) => ID)
  if (moves !== undefined) {
    const parts = ids.slice(0, moves).flatMap(id => [`IDLIST[]=${id}`, `DESTLIST[]=${TRASH}`])
    return `METHOD=MOVEITEMS&PRINCIPAL=${BIRCH}&${parts.join('&')}`
  }
  return items === undefined
    ? body
    : `METHOD=GETMULTIPLEITEMS&PRINCIPAL=${BIRCH}&ITEMS=${ids.join('%2C')}&COUNT=${items}`
}

function requestOf(recording: Recording): string {
  const { raw, method = 'POST', path = '/xinventory', headers = FORM } = recording
  if (raw !== undefined) return raw
  const body = bodyOf(recording)
  const isChunked = 'Transfer-Encoding' in headers
  const length = Buffer.byteLength(body)
  const head = [
    `${method} ${path} HTTP/1.1`,
    'Host: grid',
    ...Object.entries(headers).map(([name, value]) => `${name}: ${value}`),
    ...(isChunked || length === 0 ? [] : [`Content-Length: ${length}`]),
    'Connection: close',
  ]
  const sent = isChunked ? `${length.toString(16)}\r\n${body}\r\n0\r\n\r\n` : body
  return `${head.join('\r\n')}\r\n\r\n${sent}`
}

function expectedOf(recording: Recording): Buffer {
  const { raw, reply = '', status = 200, reason = 'OK', replyHeaders = USUAL } = recording
  if (raw !== undefined) return Buffer.from(reply)
  const body = reply === '{asset}' ? asset : Buffer.from(reply.replace('{asset}', asset.toString('base64')))
  const length = `Content-Length: ${body.length}`
  const head = [`HTTP/1.1 ${status} ${reason}`, 'Date: {date}', length, ...replyHeaders].join('\r\n')
  return Buffer.concat([Buffer.from(`${head}\r\n\r\n`), body])
}

/** Ids and order of the ten thousand items were thrown away with the middle of the recorded replies. */
function withoutIds(body: Buffer, from = 0, to = body.length): string {
  return body.toString('utf8', from, to).replaceAll(/(<ID>|Thing number )[^<]*/g, '$1')
}

/** Null where the reply is the recorded one, byte for byte but for dates. */
function differenceOf(recording: Recording, got: Buffer): string | null {
  const { n, name, error, reply = '', replyEnd, bytes } = recording
  const text = got.toString('latin1').replaceAll(/Date: [^\r]*/g, 'Date: {date}')
  const where = `${n} ${name}: `
  // What Node refused: more came than the announced length.
  if (error === 'HPE_CLOSED_CONNECTION') {
    const announced = Number(/Content-Length: (\d+)/.exec(text)?.[1] ?? 0)
    const length = recording.method === 'HEAD' ? 0 : announced
    const isMore = text.length > text.indexOf('\r\n\r\n') + 4 + length
    return isMore ? null : `${where}nothing more than ${text}`
  }
  if (error !== undefined) return text === '' ? null : `${where}answered ${text}`
  if (replyEnd !== undefined) {
    const body = got.subarray(got.indexOf('\r\n\r\n') + 4)
    const isSame =
      body.length === bytes &&
      withoutIds(body, 0, reply.length) === withoutIds(Buffer.from(reply)) &&
      withoutIds(body, body.length - replyEnd.length) === withoutIds(Buffer.from(replyEnd))
    return isSame ? null : `${where}${body.length} bytes instead of ${bytes}`
  }
  const expected = expectedOf(recording).toString('latin1')
  return text === expected ? null : `${where}\n  ${text}\ninstead of\n  ${expected}\n${reply.length}`
}

function patienceFor({ raw, error, reply = '' }: Recording): Patience {
  const isSilent = error === 'client timeout' || (raw !== undefined && reply === '')
  // Those that were written by hand leave the connection open; the date is as long as ever.
  const enough = raw === undefined || isSilent ? Number.POSITIVE_INFINITY : lengthWithDates(reply)
  return { silence: isSilent ? SILENCE_MS : PATIENCE_MS, enough }
}

function lengthWithDates(reply: string): number {
  return Buffer.byteLength(reply.replaceAll('{date}', new Date(0).toUTCString()))
}

/** Replies of eight megabytes, to requests that change nothing: seconds that a change should not wait for. */
const isLarge = ({ bytes = 0 }: Recording): boolean => bytes > 1_000_000

it('answers every recorded request with the recorded bytes, the five of ten thousand items at night', async () => {
  const openAddress = await open.listen()
  const lockedAddress = await locked.listen()
  const publicAddress = await publicPort.listen()
  onTestEnd(() => Promise.all([open.close(), locked.close(), publicPort.close()]))
  const addressOf = ({ n }: Recording): string => {
    if (n === TO_PUBLIC_PORT) return publicAddress
    return n >= LOCKED.from && n <= LOCKED.to ? lockedAddress : openAddress
  }
  const differences: string[] = []
  for (const recording of recordings) {
    for (const it of plants) if (it.before === recording.n) plant(it)
    if (isLarge(recording) && !IS_WHOLE) continue
    const got = await rawExchange(addressOf(recording), requestOf(recording), patienceFor(recording))
    const difference = differenceOf(recording, got)
    if (difference !== null) differences.push(difference)
  }
  expect(recordings).toHaveLength(340)
  expect(recordings.filter(isLarge)).toHaveLength(5)
  expect(differences).toEqual([])
})
