import { newUuid, parseUuid, type Uuid } from '../../grids/uuid'
import { isLlsdArray, isLlsdMap, type Llsd, LlsdInteger, type LlsdMap, LlsdUuid } from '../llsd/llsd-value'
import { LindenFault } from './linden-fault'
import type { LindenHttp } from './linden-http'
import { mapOf, numberOf } from './llsd-fields'

/** What a change brought: what it made, and the versions that folders have since. */
export interface AisChange {
  readonly created: readonly Uuid[]
  readonly versions: ReadonlyMap<Uuid, number>
}

/**
 * InventoryAPIv3, to change (linden.md, 5). Each is sent once: nobody knows whether a second
 * one with the same transaction would count. Each fails with a LindenFault: `moved` for what is
 * elsewhere or gone, `forbidden` also for a folder of the system.
 */
export class AisWrites {
  readonly #http: LindenHttp

  constructor(http: LindenHttp) {
    this.#http = http
  }

  async makeFolder(base: string, parentId: Uuid, name: string): Promise<AisChange> {
    const folder = new Map<string, Llsd>([
      ['name', name],
      ['type_default', new LlsdInteger(-1)],
    ])
    const body = new Map([['categories', [folder]]])
    return await this.#send('POST', `${base}/category/${parentId}?tid=${newUuid()}`, body)
  }

  /** Only the fields that are given change. */
  async patch(base: string, what: 'category' | 'item', id: Uuid, fields: LlsdMap): Promise<AisChange> {
    return await this.#send('PATCH', `${base}/${what}/${id}`, fields)
  }

  /** For good; a folder with all that is in it. */
  async remove(base: string, what: 'category' | 'item', id: Uuid): Promise<AisChange> {
    return await this.#send('DELETE', `${base}/${what}/${id}`)
  }

  async #send(method: 'POST' | 'PATCH' | 'DELETE', address: string, body?: LlsdMap): Promise<AisChange> {
    const url = address.replace(/([^:])\/{2,}/g, '$1/')
    const reply = await this.#http.ask({ method, url, ...(body === undefined ? {} : { body }) })
    if (!isLlsdMap(reply)) throw new LindenFault('broken-reply', 'The reply is no map.')
    return changeOf(reply)
  }
}

function changeOf(reply: LlsdMap): AisChange {
  const ids = reply.get('_created_categories')
  const made = isLlsdArray(ids) ? ids : []
  const versions = mapOf(reply, '_updated_category_versions')
  return {
    created: made.flatMap(it => (it instanceof LlsdUuid ? (parseUuid(it.value) ?? []) : [])),
    versions: new Map(
      [...versions.keys()].flatMap((key): [Uuid, number][] => {
        const id = parseUuid(key)
        const version = numberOf(versions, key)
        return id === null || version === null ? [] : [[id, version]]
      }),
    ),
  }
}
