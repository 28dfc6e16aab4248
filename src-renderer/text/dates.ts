import type { Catalogue } from './en'

const MINUTE_MS = 60_000
const HOUR_MS = 60 * MINUTE_MS
const DAY_MS = 24 * HOUR_MS

const UNITS = [
  { unit: 'minute', fromMs: MINUTE_MS, ms: MINUTE_MS },
  { unit: 'hour', fromMs: HOUR_MS, ms: HOUR_MS },
  { unit: 'day', fromMs: DAY_MS, ms: DAY_MS },
] as const

const LONG_UNITS = [
  ...UNITS,
  { unit: 'week', fromMs: 14 * DAY_MS, ms: 7 * DAY_MS },
  { unit: 'month', fromMs: 60 * DAY_MS, ms: 30.44 * DAY_MS },
  { unit: 'year', fromMs: 730 * DAY_MS, ms: 365.25 * DAY_MS },
] as const

const DAY = { year: 'numeric', month: 'short', day: 'numeric' } as const
/** 2024/10/24, as Japanese file managers write it: 2024年10月24日 is too wide for a column. */
const DAY_IN_FIGURES = { year: 'numeric', month: '2-digit', day: '2-digit' } as const

/** After this a date says more than "40 days ago". */
const RELATIVE_UNTIL_MS = 7 * DAY_MS

/** Making a formatter costs more than using it a thousand times. */
const formatters = new Map<string, Intl.RelativeTimeFormat>()
const dates = new Map<string, Intl.DateTimeFormat>()

function relativeFormat(locale: string, style: 'short' | 'long'): Intl.RelativeTimeFormat {
  const key = `${locale} ${style}`
  const known = formatters.get(key)
  if (known) return known
  const made = new Intl.RelativeTimeFormat(locale, { style, numeric: 'always' })
  formatters.set(key, made)
  return made
}

function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale} ${JSON.stringify(options)}`
  const known = dates.get(key)
  if (known) return known
  const made = new Intl.DateTimeFormat(locale, options)
  dates.set(key, made)
  return made
}

let zone = zoneNow()

function zoneNow(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone
}

/** Whether the system's time zone is another one than when this was asked last; dates are written in the new one then. */
export function hasZoneChanged(): boolean {
  const now = zoneNow()
  if (now === zone) return false
  zone = now
  dates.clear()
  return true
}

/** `5 min. ago` within a week, else the day; times in milliseconds since 1970. */
export function shortDate(text: Catalogue, timeMs: number, nowMs: number): string {
  const ageMs = nowMs - timeMs
  if (ageMs >= RELATIVE_UNTIL_MS || ageMs < -DAY_MS) {
    return dateFormat(text.locale, text.locale.startsWith('ja') ? DAY_IN_FIGURES : DAY).format(timeMs)
  }
  const unit = UNITS.findLast(candidate => ageMs >= candidate.fromMs)
  if (!unit) return text.date.justNow
  return relativeFormat(text.locale, 'short').format(-Math.floor(ageMs / unit.ms), unit.unit)
}

/** How long ago, however long: `3 years ago`. Beside an exact date, which says the rest. */
export function age(text: Catalogue, timeMs: number, nowMs: number): string {
  const ageMs = nowMs - timeMs
  const unit = LONG_UNITS.findLast(candidate => Math.abs(ageMs) >= candidate.fromMs)
  if (!unit) return text.date.justNow
  return relativeFormat(text.locale, 'long').format(-Math.trunc(ageMs / unit.ms), unit.unit)
}

export function exactDate(text: Catalogue, timeMs: number): string {
  return dateFormat(text.locale, { dateStyle: 'medium', timeStyle: 'short' }).format(timeMs)
}

/** From one day to another, or the one day that both are. */
export function dateRange(text: Catalogue, fromMs: number, toMs: number): string {
  return dateFormat(text.locale, { dateStyle: 'medium' }).formatRange(fromMs, toMs)
}

/** To the second, for what may happen twice in a minute. */
export function preciseDate(text: Catalogue, timeMs: number): string {
  return dateFormat(text.locale, { dateStyle: 'medium', timeStyle: 'medium' }).format(timeMs)
}

function clockTime(text: Catalogue, timeMs: number): string {
  return dateFormat(text.locale, { timeStyle: 'short' }).format(timeMs)
}

/** How old something is, within a sentence: the time of today, `3 hr. ago`, or the day. */
export function ageWords(text: Catalogue, timeMs: number, nowMs: number): string {
  const isRecent = nowMs - timeMs < HOUR_MS
  return isRecent ? text.date.atTime(clockTime(text, timeMs)) : shortDate(text, timeMs, nowMs)
}

/** A day as a heading: today, yesterday, or its date. Times in milliseconds since 1970. */
export function dayText(text: Catalogue, timeMs: number, nowMs: number): string {
  const day = new Date(timeMs).toDateString()
  if (day === new Date(nowMs).toDateString()) return text.date.today
  if (day === new Date(nowMs - DAY_MS).toDateString()) return text.date.yesterday
  return dateFormat(text.locale, { dateStyle: 'full' }).format(timeMs)
}
