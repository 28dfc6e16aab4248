import type { FolderRecord, ItemRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import { type Llsd, type LlsdMap, LlsdUuid } from '../llsd/llsd-value'
import type { NewestVersions } from '../newest-versions'
import type { Session } from '../session'
import { type AisChange, AisWrites } from '../wire/ais-writes'
import { LindenFault } from '../wire/linden-fault'
import type { LindenHttp } from '../wire/linden-http'
import type { ItemText, NewFolder, Steps, Taken } from './steps'

/**
 * Changes by AIS, as viewers of Second Life make them, and one that they do not: a move is the
 * change of `parent_id`, which some servers ignore (linden.md, at the top and 5). Then the look
 * afterwards refuses it.
 */
export class AisSteps implements Steps {
  /** Copying items is for viewers (linden.md, 5). */
  readonly copies = null
  readonly #session: Session
  readonly #writes: AisWrites
  readonly #versions: NewestVersions

  constructor(session: Session, http: LindenHttp, versions: NewestVersions) {
    this.#session = session
    this.#writes = new AisWrites(http)
    this.#versions = versions
  }

  async makeFolder({ parentId, name }: NewFolder): Promise<Uuid> {
    const { created } = await this.#change(base => this.#writes.makeFolder(base, parentId, name))
    const [id] = created
    if (id === undefined) throw new LindenFault('broken-reply', 'It does not say what it made.')
    return id
  }

  async renameFolder({ id }: FolderRecord, name: string): Promise<Taken> {
    return await this.#patch('category', id, new Map([['name', name]]))
  }

  async moveFolder({ id }: FolderRecord, to: Uuid): Promise<Taken> {
    return await this.#patch('category', id, new Map([['parent_id', new LlsdUuid(to)]]))
  }

  async removeFolder(id: Uuid): Promise<Taken> {
    await this.#change(base => this.#writes.remove(base, 'category', id))
    return 'answered'
  }

  async updateItem({ id }: ItemRecord, { name, description }: ItemText): Promise<Taken> {
    const fields = new Map<string, Llsd>([
      ['name', name],
      ['desc', description],
    ])
    return await this.#patch('item', id, fields)
  }

  async moveItem({ id }: ItemRecord, to: Uuid): Promise<Taken> {
    return await this.#patch('item', id, new Map([['parent_id', new LlsdUuid(to)]]))
  }

  async removeItem(id: Uuid): Promise<Taken> {
    await this.#change(base => this.#writes.remove(base, 'item', id))
    return 'answered'
  }

  /** Every character is kept. */
  requireFolderName(): void {}
  requireItemText(): void {}

  async #patch(what: 'category' | 'item', id: Uuid, fields: LlsdMap): Promise<Taken> {
    await this.#change(base => this.#writes.patch(base, what, id, fields))
    return 'answered'
  }

  async #change(change: (base: string) => Promise<AisChange>): Promise<AisChange> {
    const changed = await this.#session.at('InventoryAPIv3', change)
    this.#versions.note(changed.versions)
    return changed
  }
}
