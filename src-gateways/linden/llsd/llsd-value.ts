/**
 * A value of LLSD (linden.md, 8). What JavaScript would take for one and the same keeps its
 * type: integers and reals are classes of their own, so are ids, addresses and dates.
 */
export type Llsd =
  | null
  | boolean
  | string
  | LlsdInteger
  | LlsdReal
  | LlsdUuid
  | LlsdUri
  | LlsdDate
  | Uint8Array
  | LlsdArray
  | LlsdMap

export type LlsdArray = readonly Llsd[]
export type LlsdMap = ReadonlyMap<string, Llsd>

const MAX_S32 = 2_147_483_647
const MIN_S32 = -2_147_483_648

/** Signed, 32 bits; what is beyond stops at the limit, as in Linden's own readers. */
export class LlsdInteger {
  readonly value: number

  constructor(value: number) {
    const whole = Number.isNaN(value) ? 0 : Math.trunc(value)
    // Never minus zero: no form can say it.
    this.value = Math.min(MAX_S32, Math.max(MIN_S32, whole)) || 0
  }
}

export class LlsdReal {
  constructor(readonly value: number) {}
}

const ZERO = '00000000-0000-0000-0000-000000000000'
const UUID_FORM = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** 36 characters in lower case; whatever is none is the zero id. */
export class LlsdUuid {
  readonly value: string

  constructor(text = '') {
    const lower = text.trim().toLowerCase()
    this.value = UUID_FORM.test(lower) ? lower : ZERO
  }
}

export class LlsdUri {
  constructor(readonly value: string) {}
}

/** A moment. Seconds since 1970, to the millisecond; what is none is 1970. */
export class LlsdDate {
  readonly seconds: number

  constructor(seconds: number) {
    const isMoment = Number.isFinite(new Date(seconds * 1000).getTime())
    this.seconds = isMoment ? Math.round(seconds * 1000) / 1000 || 0 : 0
  }

  /** Of `2024-01-01T00:00:00Z`. */
  static parse(text: string): LlsdDate {
    const isForm = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?Z?$/.test(text.trim())
    const ms = isForm ? Date.parse(text.trim().replace(/Z?$/, 'Z')) : Number.NaN
    return new LlsdDate(Number.isNaN(ms) ? 0 : ms / 1000)
  }

  toString(): string {
    return new Date(Math.round(this.seconds * 1000)).toISOString().replace('.000Z', 'Z')
  }
}

export function isLlsdMap(value: Llsd | undefined): value is LlsdMap {
  return value instanceof Map
}

export function isLlsdArray(value: Llsd | undefined): value is LlsdArray {
  return Array.isArray(value)
}
