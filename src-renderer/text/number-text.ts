import type { Catalogue } from './en'

const formats = new WeakMap<Catalogue, Intl.NumberFormat>()

/** A number by itself, as it is written in this language. */
export function numberText(text: Catalogue, value: number): string {
  const known = formats.get(text) ?? new Intl.NumberFormat(text.locale)
  formats.set(text, known)
  return known.format(value)
}
