import { createHash, randomUUID } from 'node:crypto'
import { tryUuid } from './form-fields'
import type { HttpReply, HttpRequest } from './http-manners'
import { dataReply, plainReply, type ReplyValue } from './reply-xml'
import { parseForm } from './request-form'

export interface Account {
  readonly id: string
  readonly firstName: string
  readonly lastName: string
  readonly password: string
  readonly email?: string
  /** Seconds since 1970. */
  readonly created?: number
}

export interface Asset {
  readonly id: string
  readonly name: string
  readonly type: number
  readonly contentType: string
  readonly creatorId: string
  readonly data: Uint8Array
}

const BOM = '\ufeff'
const DECLARATION = `${BOM}<?xml version="1.0" encoding="utf-8"?>\n`
const NAMESPACES =
  'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema"'
const NOT_FOUND: HttpReply = { status: 404, type: 'text/plain', body: '' }

const xml = (body: string): HttpReply => ({ status: 200, type: 'application/xml', body })

/** POST /accounts: one account by name or id, or those whose name begins with the query (opensim-run.md, 6). */
export function answerAccounts(accounts: readonly Account[], body: string): HttpReply {
  const form = parseForm(body)
  const is = (one: unknown, other: string): boolean =>
    typeof one === 'string' && one.toLowerCase() === other.toLowerCase()
  if (form.get('METHOD') === 'getaccounts') {
    const query = String(form.get('query')).toLowerCase()
    const found = accounts.filter(it =>
      [it.firstName, it.lastName].some(name => name.toLowerCase().startsWith(query)),
    )
    return xml(
      dataReply(new Map(found.map((it, index): [string, ReplyValue] => [`account${index}`, accountMap(it)]))),
    )
  }
  const id = tryUuid(form.get('UserID'))
  const found = accounts.find(
    it => it.id === id || (is(form.get('FirstName'), it.firstName) && is(form.get('LastName'), it.lastName)),
  )
  return xml(dataReply(new Map([['result', found === undefined ? 'null' : accountMap(found)]])))
}

function accountMap(account: Account): ReplyValue {
  return new Map([
    ['FirstName', account.firstName],
    ['LastName', account.lastName],
    ['Email', account.email ?? `${account.firstName.toLowerCase()}@example.invalid`],
    ['PrincipalID', account.id],
    ['ScopeID', '00000000-0000-0000-0000-000000000000'],
    ['Created', String(account.created ?? 1_700_000_000)],
    ['UserLevel', '0'],
    ['UserFlags', '0'],
    ['UserTitle', ''],
    ['UserCountry', ''],
    ['LocalToGrid', 'True'],
    ['ServiceURLs', 'HomeURI*;InventoryServerURI*;AssetServerURI*;'],
  ])
}

/** POST /auth/plain: the password comes as the digits of its MD5. */
export function answerAuth(
  accounts: readonly Account[],
  body: string,
  newToken: () => string = randomUUID,
): HttpReply {
  const form = parseForm(body)
  const id = tryUuid(form.get('PRINCIPAL'))
  const account = accounts.find(it => it.id === id)
  const isRight =
    account !== undefined && form.get('PASSWORD') === createHash('md5').update(account.password).digest('hex')
  return xml(plainReply(isRight ? { Result: 'Success', Token: newToken() } : { Result: 'Failure' }))
}

/** GET /assets/<id>, …/data, …/metadata. Ranges are ignored, and HEAD is answered with the body. */
export function answerAsset(assets: ReadonlyMap<string, Asset>, path: string): HttpReply {
  const [, , idText, part] = path.split('/')
  const asset = assets.get(tryUuid(idText) ?? '')
  if (asset === undefined) return NOT_FOUND
  if (part === 'data') return { status: 200, type: 'application/octet-stream', body: asset.data }
  if (part === 'metadata') return { status: 200, type: asset.contentType, body: metadataXml(asset) }
  return { status: 200, type: 'text/xml', body: assetXml(asset) }
}

export function answerAssetsExist(assets: ReadonlyMap<string, Asset>, { body }: HttpRequest): HttpReply {
  const ids = [...body.matchAll(/<string>([^<]*)<\/string>/g)].map(([, id = '']) => id)
  const lines = ids.map(id => `  <boolean>${assets.has(tryUuid(id) ?? '')}</boolean>\n`)
  return xml(`${DECLARATION}<ArrayOfBoolean ${NAMESPACES}>\n${lines.join('')}</ArrayOfBoolean>`)
}

function assetXml(asset: Asset): string {
  const lines = [
    `<Data>${Buffer.from(asset.data).toString('base64')}</Data>`,
    ...identityLines(asset),
    `<Type>${asset.type}</Type>`,
    '<UploadAttempts>0</UploadAttempts>',
    ...endLines(asset),
  ]
  return `${DECLARATION}<AssetBase ${NAMESPACES}>\n${indented(lines)}</AssetBase>`
}

function metadataXml(asset: Asset): string {
  const lines = [
    ...identityLines(asset),
    '<CreationDate>0001-01-01T00:00:00</CreationDate>',
    `<Type>${asset.type}</Type>`,
    `<ContentType>${asset.contentType}</ContentType>`,
    ...endLines(asset),
  ]
  return `${DECLARATION}<AssetMetadata ${NAMESPACES}>\n${indented(lines)}</AssetMetadata>`
}

function identityLines({ id, name }: Asset): string[] {
  return [
    '<FullID>',
    `  <Guid>${id}</Guid>`,
    '</FullID>',
    `<ID>${id}</ID>`,
    `<Name>${name}</Name>`,
    '<Description />',
  ]
}

function endLines({ creatorId }: Asset): string[] {
  return [
    '<Local>false</Local>',
    '<Temporary>false</Temporary>',
    `<CreatorID>${creatorId}</CreatorID>`,
    '<Flags>Normal</Flags>',
  ]
}

const indented = (lines: readonly string[]): string => lines.map(line => `  ${line}\n`).join('')
