import { segmentsOf } from '../../src-shared/domain/paths'
import { plainText } from '../../src-shared/domain/rich-text'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Catalogue } from './en'

/** A folder as people read it: `Inventory ▸ Food ▸ Fruit`. */
export function placeText(text: Catalogue, path: InventoryPath): string {
  return [text.app.inventory, ...segmentsOf(path).map(plainText)].join(' ▸ ')
}
