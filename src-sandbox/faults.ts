import { type FaultName, faultTable, isFaultName } from './fault-table.ts'
import { parseLag } from './listing-lag.ts'
import { seededRandom } from './seeded-random.ts'
import { parseTogether } from './together-fault.ts'
import { pause } from './wait.ts'

type Rated = 'unavailable-rate' | 'lookup-misses'

/** The faults that are switched on now. Options set them at the start, control lines while running. */
export class Faults {
  readonly #values = new Map<FaultName, string>()
  /** Ends what waits because of a fault, when that is switched off. */
  readonly #ends = new Map<FaultName, AbortController>()
  readonly #random = { 'unavailable-rate': seededRandom(1), 'lookup-misses': seededRandom(1) }

  isOn(name: FaultName): boolean {
    return this.#values.has(name)
  }

  /** The number given, or undefined while the fault is off. */
  number(name: FaultName): number | undefined {
    const value = this.#values.get(name)
    return value === undefined ? undefined : Number(value)
  }

  /** As many milliseconds as the fault says, or until it is switched off. */
  async wait(name: FaultName, signal: AbortSignal): Promise<void> {
    const ms = this.number(name)
    if (ms === undefined) return signal.throwIfAborted()
    const end = this.#ends.get(name) ?? new AbortController()
    this.#ends.set(name, end)
    try {
      await pause(ms, AbortSignal.any([signal, end.signal]))
    } catch (thrown) {
      if (signal.aborted || !end.signal.aborted) throw thrown
    }
  }

  /** True when the list given names this one, or names everything. */
  names(name: FaultName, one: string): boolean {
    const value = this.#values.get(name)
    if (value === undefined) return false
    const listed = value.toLowerCase().split(',')
    return value === '' || listed.includes('all') || listed.includes(one.toLowerCase())
  }

  text(name: FaultName): string | undefined {
    return this.#values.get(name)
  }

  /** One of a counted number of hiccups; false when they are used up. */
  take(name: FaultName): boolean {
    const left = this.number(name) ?? 0
    if (left <= 0) return false
    if (left === 1) this.#values.delete(name)
    else this.#values.set(name, String(left - 1))
    return true
  }

  /** Whether this call is one of the unlucky share; the same seed gives the same calls. */
  strikes(name: Rated = 'unavailable-rate'): boolean {
    const rate = Number(this.#values.get(name)?.split(',')[0] ?? 0)
    return rate > 0 && this.#random[name]() < rate
  }

  /** Whether the look-up of a record that is there answers that it is not. */
  missesLookUp(): boolean {
    return this.take('lookup-hiccup') || this.strikes('lookup-misses')
  }

  /** `name` or `name=value`. Answers with a sentence when it cannot be. */
  set(text: string): string | undefined {
    const [name = '', ...rest] = text.split('=')
    const value = rest.length === 0 ? undefined : rest.join('=')
    if (!isFaultName(name)) return `There is no fault named '${name}'.`
    const complaint = complaintAbout(name, value)
    if (complaint !== undefined) return complaint
    this.#values.set(name, value ?? '')
    if (name === 'unavailable-rate' || name === 'lookup-misses')
      this.#random[name] = seededRandom(Number(value?.split(',')[1] ?? 1))
    return undefined
  }

  clear(name?: string): string | undefined {
    if (name !== undefined && !isFaultName(name)) return `There is no fault named '${name}'.`
    for (const cleared of name === undefined ? [...this.#values.keys()] : [name]) {
      this.#values.delete(cleared)
      this.#ends.get(cleared)?.abort()
      this.#ends.delete(cleared)
    }
    return undefined
  }
}

function complaintAbout(name: FaultName, value: string | undefined): string | undefined {
  switch (faultTable[name].value) {
    case 'none':
      return value === undefined ? undefined : `The fault '${name}' takes no value.`
    case 'count':
      return /^\d{1,12}$/.test(value ?? '') ? undefined : `The fault '${name}' needs a whole number.`
    case 'rate':
      return /^(0(\.\d+)?|1(\.0+)?)(,\d+)?$/.test(value ?? '')
        ? undefined
        : `The fault '${name}' needs a rate from 0 to 1.`
    case 'text':
      return value === undefined || value === ''
        ? `The fault '${name}' needs a value.`
        : complaintAboutText(name, value)
    case 'optional-text':
      return value === undefined ? undefined : complaintAboutText(name, value)
  }
}

const servicesOf = ['inventory', 'world', 'auth', 'info', 'connection', 'all']

const allowedTexts: Partial<Record<FaultName, readonly string[]>> = {
  'bridge-missing': servicesOf,
  unimplemented: [...servicesOf, 'fetchthumbnail'],
  'page-order': ['insertion', 'shuffled'],
}

function complaintAboutText(name: FaultName, value: string): string | undefined {
  if (name === 'list-lag') {
    const lag = parseLag(value)
    return typeof lag === 'string' ? lag : undefined
  }
  if (name === 'together') {
    const together = parseTogether(value)
    return typeof together === 'string' ? together : undefined
  }
  const allowed = allowedTexts[name]
  if (allowed === undefined) return undefined
  const odd = value.split(',').find(one => !allowed.includes(one.toLowerCase()))
  return odd === undefined ? undefined : `The fault '${name}' knows ${allowed.join(', ')}, not '${odd}'.`
}
