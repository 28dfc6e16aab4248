import { plainText } from '../../src-shared/domain/rich-text'
import type { Catalogue } from './en'

const BETWEEN = ' ▸ '

/** A folder as people read it: `Inventory ▸ Food ▸ Fruit`. `titles` are those below the root. */
export function locationText(text: Catalogue, titles: readonly string[]): string {
  return [text.app.inventory, ...titles.map(plainText)].join(BETWEEN)
}

/** As much of its end as fits, in whole names: `… ▸ Food ▸ Fruit`; the last one stands in any case. */
export function endOfPlace(
  text: Catalogue,
  titles: readonly string[],
  fits: (words: string) => boolean,
): string {
  const whole = locationText(text, titles)
  if (fits(whole)) return whole
  const names = titles.map(plainText)
  const shorter = names.map((_name, from) => ['…', ...names.slice(from)].join(BETWEEN))
  return shorter.find(fits) ?? shorter.at(-1) ?? whole
}
