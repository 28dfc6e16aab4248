import { OBJECT_TYPE } from '../../grids/asset-types'
import { mayCopy } from '../../grids/permissions'
import type { ItemRecord } from '../../grids/records'
import type { Spawned } from '../../kit/platform.ts'
import { notSupported, said, unknownOutcome } from '../../kit/refusal.ts'
import type { Region, Rezzed } from '../region'
import { LindenFault } from '../wire/linden-fault'
import type { ItemChanges } from './item-changes'
import type { Look } from './look'
import { afterwards } from './proved'

/** Puts objects into the region, each once, and says what became of the item: what may not be copied leaves the inventory. */
export class Spawning {
  readonly #look: Look
  readonly #items: ItemChanges
  readonly #region: Region

  constructor(look: Look, items: ItemChanges, region: Region) {
    this.#look = look
    this.#items = items
    this.#region = region
  }

  async spawn(item: ItemRecord): Promise<Spawned> {
    const now = await this.#items.requireListed(item)
    if (now.assetType !== OBJECT_TYPE) throw notSupported('Only objects are put into a region.')
    await this.#region.enter()
    const rezzed = await this.#region.rez(now).catch((thrown: unknown): Rezzed => {
      if (thrown instanceof LindenFault) return null
      throw thrown
    })
    const isTaken = await this.#isTaken(now)
    if (rezzed === null) {
      // It leaves the inventory only when it is there (opensim-run.md, 2).
      if (isTaken === true) return { id: '', name: now.name, isTaken }
      throw unknownOutcome('The region does not say whether it is there.')
    }
    if ('said' in rezzed) {
      if (isTaken === false) throw said(rezzed.said)
      throw unknownOutcome(`The region said: ${rezzed.said} The item is not seen in its folder.`)
    }
    const { object } = rezzed
    const { x, y, z } = object.at
    const place = [x, y, z].map(meters => Math.round(meters)).join(', ')
    return { id: object.id, name: `${now.name} (${place})`, isTaken: isTaken !== false }
  }

  /** Null: nobody can say. Of what stays in any case nothing is asked. */
  async #isTaken({ id, folderId, masks }: ItemRecord): Promise<boolean | null> {
    if (mayCopy(masks.current) || folderId === null) return false
    return await afterwards(() => this.#look.isGoneFrom(folderId, id))
  }
}
