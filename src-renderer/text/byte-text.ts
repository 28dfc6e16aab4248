import type { Catalogue } from './en'

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const

/** A size as people say it in this language: `1.4 MB`, in powers of a thousand as file managers count. */
export function byteText(locale: string): (bytes: number) => string {
  const formats = UNITS.map(
    unit => new Intl.NumberFormat(locale, { style: 'unit', unit, maximumSignificantDigits: 3 }),
  )
  return bytes => {
    const step = Math.min(UNITS.length - 1, Math.max(0, Math.floor(Math.log10(Math.max(1, bytes)) / 3)))
    return formats[step]?.format(bytes / 1_000 ** step) ?? String(bytes)
  }
}

const made = new WeakMap<Catalogue, (bytes: number) => string>()

/** The same, for rows that scroll by. */
export function sizeText(text: Catalogue, bytes: number): string {
  const known = made.get(text) ?? byteText(text.locale)
  made.set(text, known)
  return known(bytes)
}
