import { type ApiReply, textOf } from './api-reply.ts'
import { BotFault } from './bot-fault.ts'
import type { BotHttp, CallOptions } from './bot-http.ts'
import type { RowList } from './inventory-row.ts'
import { parseJsonRows } from './json-rows.ts'
import { parseTextRows } from './text-rows.ts'

export interface BotStatus {
  /** ONLINE, PRE-CONNECTING, CONNECTING, LOGGED OUT, OFFLINE (smartbots.md, 4). */
  readonly word: string
  readonly isOnline: boolean
  /** As Second Life has it; empty where it is not said. */
  readonly name: string
}

/** The ways in which a folder is listed, best first (smartbots.md, 3). */
const FORMS = [
  { action: 'inventory_list_2', inputs: {}, shape: 'json' },
  { action: 'inventory_list', inputs: { extended: '1' }, shape: 'extended' },
  { action: 'listinventory', inputs: { extended: '1' }, shape: 'extended' },
  { action: 'listinventory', inputs: {}, shape: 'regular' },
] as const

/** Milliseconds. */
const TIMEOUTS = { read: 60_000, change: 60_000, give: 90_000 }

function readOptions(signal: AbortSignal): CallOptions {
  return { timeoutMs: TIMEOUTS.read, signal, isRead: true }
}

/** The actions of the API that are documented, and no others. Each fails with a `BotFault`. */
export class BotApi {
  readonly #http: BotHttp
  /** How this service lists, as far as it is known; and whether one has been seen to work. */
  #form = 0
  #isFormProved = false

  constructor(http: BotHttp) {
    this.#http = http
  }

  get isIdle(): boolean {
    return this.#http.isIdle
  }

  async status(signal: AbortSignal): Promise<BotStatus> {
    const { fields } = await this.#http.call('status', {}, readOptions(signal))
    const word = textOf(fields.get('status')).trim().slice(0, 60)
    const online = textOf(fields.get('online')).trim().toLowerCase()
    const isOnline = online === '' ? word.toUpperCase() === 'ONLINE' : online === '1' || online === 'true'
    return { word, isOnline, name: textOf(fields.get('slname')).trim().slice(0, 200) }
  }

  /**
   * What is directly in a folder; empty id: the root. An unknown id, and one of an
   * item, gives an empty list, too. The first time the ways to list are tried from
   * the best one down; which works is remembered.
   */
  async list(folderId: string, signal: AbortSignal): Promise<RowList> {
    let refusal: unknown = null
    for (let form = this.#form; form < FORMS.length; form++) {
      try {
        const rows = await this.#listAs(form, folderId, signal)
        if (rows === null) continue
        // An empty list proves nothing: a form that is not known might answer with one, too.
        if (rows.rows.length > 0) {
          this.#form = form
          this.#isFormProved = true
        }
        return rows
      } catch (thrown) {
        if (!(thrown instanceof BotFault) || thrown.kind !== 'refused') throw thrown
        refusal ??= thrown
        if (this.#isFormProved) break
      }
    }
    throw refusal ?? new BotFault('broken-reply', 'The reply has no list.', { mayBeDone: false })
  }

  /** Null: in this form the service gives no list, or not that of this folder. */
  async #listAs(form: number, folderId: string, signal: AbortSignal): Promise<RowList | null> {
    const { action, inputs, shape } = FORMS[form] ?? FORMS[0]
    const asked = folderId === '' ? inputs : { ...inputs, uuid: folderId }
    const { fields } = await this.#http.call(action, asked, readOptions(signal))
    const list = fields.get('list')
    if (shape !== 'json') return parseTextRows(textOf(list), shape === 'extended')
    const list2 = parseJsonRows(list)
    return list2 === null || isOfAnother(folderId, list2) || hidesFolders(folderId, list2) ? null : list2
  }

  /** Of an item, for good. OK proves nothing (smartbots.md, 4). */
  remove(id: string): Promise<ApiReply> {
    return this.#http.call('inventory_delete', { uuid: id }, { timeoutMs: TIMEOUTS.change })
  }

  /** Answers the id that the service says; empty where it says none. Empty parent: the root. */
  async makeFolder(parentId: string, name: string): Promise<string> {
    const inputs = parentId === '' ? { name } : { name, parent: parentId }
    const { fields } = await this.#http.call('folder_create', inputs, { timeoutMs: TIMEOUTS.change })
    return textOf(fields.get('uuid')).trim()
  }

  /** To a person, by the id of the avatar. An id that is not there stalls it for 15 seconds. */
  give(id: string, avatarId: string): Promise<ApiReply> {
    const inputs = { avatar: avatarId, object: id }
    return this.#http.call('inventory_give', inputs, { timeoutMs: TIMEOUTS.give })
  }

  async readNotecard(id: string, signal: AbortSignal): Promise<string> {
    const { fields } = await this.#http.call('notecard_read', { uuid: id }, readOptions(signal))
    return textOf(fields.get('text'))
  }
}

/** A folder that lies in itself is the list of another one: which folder is meant was not understood. */
function isOfAnother(folderId: string, { rows }: RowList): boolean {
  return rows.some(({ id }) => id === folderId)
}

/** Every inventory has folders at its top; that this form lists any is documented nowhere. */
function hidesFolders(folderId: string, { rows }: RowList): boolean {
  return folderId === '' && rows.length > 0 && !rows.some(({ isFolder }) => isFolder)
}
