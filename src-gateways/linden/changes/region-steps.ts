import { isLink } from '../../grids/asset-types'
import type { FolderRecord, ItemRecord } from '../../grids/records'
import { parseUuid, type Uuid } from '../../grids/uuid'
import { badTitle } from '../../kit/refusal.ts'
import { refusalOf } from '../linden-refusal'
import type { Session } from '../session'
import type { Circuit } from '../udp/circuit'
import {
  copyInventoryItem,
  linkInventoryItem,
  moveInventoryFolder,
  moveInventoryItem,
  readToldItems,
  removeInventoryFolder,
  removeInventoryItem,
  updateInventoryFolder,
  updateInventoryItem,
} from '../udp/inventory-messages'
import type { Speaker, Told } from '../udp/session-messages'
import { createCategory } from '../wire/create-category'
import type { LindenHttp } from '../wire/linden-http'
import type { AisSteps } from './ais-steps'
import type { Copies, CopyPlace, ItemText, NewFolder, Steps, Taken } from './steps'
import { requirePlainText } from './titles'

/** For the answer to a copy, after it was received. Milliseconds. */
const TOLD_WITHIN_MS = 3_000

/** Changes by the circuit of a region, and folders by a capability, which keeps every character (opensim-run.md, 2). */
export class RegionSteps implements Steps, Copies {
  readonly copies = this
  readonly #session: Session
  readonly #circuit: Circuit
  readonly #http: LindenHttp
  readonly #ais: AisSteps | null
  readonly #speaker: Speaker
  #callbackId = 0

  /** `ais`: for names, where the region has it. */
  constructor(session: Session, circuit: Circuit, { http, ais }: { http: LindenHttp; ais: AisSteps | null }) {
    const { agentId } = session.welcome
    this.#session = session
    this.#circuit = circuit
    this.#http = http
    this.#ais = ais
    this.#speaker = { agentId, sessionId: circuit.sessionId }
  }

  async makeFolder(folder: NewFolder): Promise<Uuid> {
    await this.#enter()
    return await this.#session.at('CreateInventoryCategory', url => createCategory(this.#http, url, folder))
  }

  async renameFolder(folder: FolderRecord, name: string): Promise<Taken> {
    if (this.#ais !== null) return await this.#ais.renameFolder(folder, name)
    this.requireFolderName(name)
    return await this.#tell(updateInventoryFolder(this.#speaker, { ...folder, name }))
  }

  async moveFolder({ id }: FolderRecord, to: Uuid): Promise<Taken> {
    return await this.#tell(moveInventoryFolder(this.#speaker, id, to))
  }

  async removeFolder(id: Uuid): Promise<Taken> {
    return await this.#tell(removeInventoryFolder(this.#speaker, id))
  }

  async updateItem(item: ItemRecord, to: ItemText): Promise<Taken> {
    if (this.#ais !== null) return await this.#ais.updateItem(item, to)
    this.requireItemText(to)
    return await this.#tell(updateInventoryItem(this.#speaker, { ...item, ...to }))
  }

  async moveItem({ id }: ItemRecord, to: Uuid): Promise<Taken> {
    return await this.#tell(moveInventoryItem(this.#speaker, id, to))
  }

  async removeItem(id: Uuid): Promise<Taken> {
    return await this.#tell(removeInventoryItem(this.#speaker, id))
  }

  async copyItem(item: ItemRecord, { folderId, name }: CopyPlace): Promise<Uuid | null> {
    this.requireCopy(item, name)
    // The name that it has is kept whatever it is, where none is given.
    const asked = { id: item.id, to: folderId, name: name === item.name ? '' : name }
    return await this.#told(callback => copyInventoryItem(this.#speaker, callback, asked))
  }

  async copyLink(link: ItemRecord, { folderId, name }: CopyPlace): Promise<Uuid | null> {
    const target = this.#requireLink(link, name)
    return await this.#told(callback =>
      linkInventoryItem(this.#speaker, callback, { ...link, name, to: folderId, target }),
    )
  }

  requireCopy(item: ItemRecord, name: string): void {
    if (isLink(item.assetType)) this.#requireLink(item, name)
    else if (name !== item.name) requirePlainText(name)
  }

  requireFolderName(name: string): void {
    if (this.#ais === null) requirePlainText(name)
  }

  /** Both are written, also the one that stays as it is. */
  requireItemText({ name, description }: ItemText): void {
    if (this.#ais !== null) return
    requirePlainText(name)
    requirePlainText(description)
  }

  /** Its name is always written, and stays no other way. */
  #requireLink(link: ItemRecord, name: string): Uuid {
    requirePlainText(name)
    const target = parseUuid(link.assetId)
    if (target === null) throw badTitle(name)
    return target
  }

  async #told(message: (callbackId: number) => Told): Promise<Uuid | null> {
    this.#callbackId += 1
    const callbackId = this.#callbackId
    let end = (): void => {}
    const answer = new Promise<Uuid>(done => {
      end = this.#circuit.hear(heard => {
        const item = readToldItems(heard).find(it => it.callbackId === callbackId)
        if (item !== undefined) done(item.id)
      })
    })
    try {
      await this.#tell(message(callbackId))
      return await Promise.race([answer, nothingAfter(TOLD_WITHIN_MS)])
    } finally {
      end()
    }
  }

  async #tell(message: Told): Promise<Taken> {
    await this.#enter()
    await this.#circuit.tell(message)
    return 'received'
  }

  /** Where this fails nothing was sent, and nothing has changed. */
  async #enter(): Promise<void> {
    try {
      await this.#circuit.open()
    } catch (thrown) {
      throw refusalOf(thrown)
    }
  }
}

function nothingAfter(ms: number): Promise<null> {
  return new Promise(done => setTimeout(() => done(null), ms).unref())
}
