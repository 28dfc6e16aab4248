/** Milliseconds since 1970; the end is not included. */
export interface Span {
  readonly fromMs: number
  readonly toMs: number
}

const UNITS: Readonly<Record<string, number>> = {
  h: 3_600_000,
  d: 86_400_000,
  w: 7 * 86_400_000,
  m: 30 * 86_400_000,
  y: 365 * 86_400_000,
}

/**
 * `<7d` (less than seven days ago), `>1y`, `2026-05`, `2026-05-03..2026-06`, `<2026`,
 * `today`, `yesterday`. Days, months and years are those of the person's clock.
 */
export function momentSpan(text: string, nowMs: number): Span | null {
  const age = /^(<|>)(\d{1,5})([hdwmy])$/i.exec(text)
  if (age !== null) {
    const limit = nowMs - Number(age[2]) * (UNITS[age[3]?.toLowerCase() ?? ''] ?? 0)
    return age[1] === '<'
      ? { fromMs: limit, toMs: Number.POSITIVE_INFINITY }
      : { fromMs: Number.NEGATIVE_INFINITY, toMs: limit }
  }
  const between = /^(.+?)\.\.(.+)$/.exec(text)
  if (between !== null) {
    const first = daySpan(between[1] ?? '', nowMs)
    const last = daySpan(between[2] ?? '', nowMs) ?? shortEnd(between[1] ?? '', between[2] ?? '', nowMs)
    return first && last && first.fromMs < last.toMs ? { fromMs: first.fromMs, toMs: last.toMs } : null
  }
  const compared = /^(<=|>=|<|>)(.+)$/.exec(text)
  if (compared === null) return daySpan(text, nowMs)
  const span = daySpan(compared[2] ?? '', nowMs)
  if (span === null) return null
  switch (compared[1]) {
    case '<':
      return { fromMs: Number.NEGATIVE_INFINITY, toMs: span.fromMs }
    case '<=':
      return { fromMs: Number.NEGATIVE_INFINITY, toMs: span.toMs }
    case '>':
      return { fromMs: span.toMs, toMs: Number.POSITIVE_INFINITY }
    default:
      return { fromMs: span.fromMs, toMs: Number.POSITIVE_INFINITY }
  }
}

/** Of `2026-05..06` the second part is a month of the same year. */
function shortEnd(first: string, last: string, nowMs: number): Span | null {
  if (!/^\d{2}$/.test(last)) return null
  return daySpan(`${first.slice(0, first.length - 2)}${last}`, nowMs)
}

/** A year, a month, a day, or one of the two that have names. */
function daySpan(text: string, nowMs: number): Span | null {
  if (text === 'today' || text === 'yesterday') {
    const day = new Date(nowMs)
    const back = text === 'today' ? 0 : 1
    return spanOf(day.getFullYear(), day.getMonth(), day.getDate() - back, 'day')
  }
  const found = /^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$/.exec(text)
  if (found === null) return null
  const [year, month, day] = [Number(found[1]), Number(found[2] ?? 1), Number(found[3] ?? 1)]
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  return spanOf(
    year,
    month - 1,
    day,
    found[3] !== undefined ? 'day' : found[2] !== undefined ? 'month' : 'year',
  )
}

function spanOf(year: number, month: number, day: number, unit: 'day' | 'month' | 'year'): Span {
  const end = { day: [year, month, day + 1], month: [year, month + 1, 1], year: [year + 1, 0, 1] } as const
  const [endYear, endMonth, endDay] = end[unit]
  return { fromMs: new Date(year, month, day).getTime(), toMs: new Date(endYear, endMonth, endDay).getTime() }
}

const SIZES: Readonly<Record<string, number>> = { b: 1, kb: 1e3, mb: 1e6, gb: 1e9 }

/** `5mb` in bytes; NaN where it is no size. */
export function sizeOf(text: string): number {
  const found = /^(\d+(?:\.\d+)?)\s*(b|kb|mb|gb)?$/i.exec(text.trim())
  return found === null
    ? Number.NaN
    : Number(found[1]) * (SIZES[found[2]?.toLowerCase() ?? 'b'] ?? Number.NaN)
}
