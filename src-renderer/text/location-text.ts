import { plainText } from '../../src-shared/domain/rich-text'
import type { Catalogue } from './en'

/** A folder as people read it: `Inventory ▸ Food ▸ Fruit`. `titles` are those below the root. */
export function locationText(text: Catalogue, titles: readonly string[]): string {
  return [text.app.inventory, ...titles.map(plainText)].join(' ▸ ')
}
