import { parseUuid, type Uuid } from '../../grids/uuid'
import {
  isLlsdArray,
  isLlsdMap,
  type Llsd,
  LlsdInteger,
  type LlsdMap,
  LlsdReal,
  LlsdUri,
  LlsdUuid,
} from '../llsd/llsd-value'

/*
 * Fields of maps that come from a service: whoever wrote them may have chosen another type,
 * such as texts for ids and numbers (linden.md, 3; XML-RPC has no ids at all).
 */

export function textOf(map: LlsdMap, key: string): string {
  const value = map.get(key)
  if (typeof value === 'string') return value
  if (value instanceof LlsdUuid || value instanceof LlsdUri) return value.value
  return value instanceof LlsdInteger || value instanceof LlsdReal ? String(value.value) : ''
}

/** Null: it is not there, zero, or none. */
export function idOf(map: LlsdMap, ...keys: readonly string[]): Uuid | null {
  for (const key of keys) {
    const value = map.get(key)
    const text = value instanceof LlsdUuid ? value.value : typeof value === 'string' ? value.trim() : ''
    const id = parseUuid(text)
    if (id !== null) return id
  }
  return null
}

/** Null: it is not there, or no number. */
export function numberOf(map: LlsdMap, ...keys: readonly string[]): number | null {
  for (const key of keys) {
    const value = map.get(key)
    if (value instanceof LlsdInteger) return value.value
    if (value instanceof LlsdReal) return Number.isFinite(value.value) ? Math.trunc(value.value) : null
    if (typeof value === 'string' && /^\s*[+-]?\d{1,15}\s*$/.test(value)) return Number(value)
    // Flags as four bytes (linden.md, 3).
    if (value instanceof Uint8Array && value.length === 4) return Buffer.from(value).readInt32BE()
  }
  return null
}

export function booleanOf(map: LlsdMap, key: string): boolean {
  const value = map.get(key)
  if (typeof value === 'string') return /^(?:true|1|y)$/i.test(value.trim())
  return value === true || (value instanceof LlsdInteger && value.value !== 0)
}

export function mapOf(map: LlsdMap, key: string): LlsdMap {
  const value = map.get(key)
  return isLlsdMap(value) ? value : new Map<string, Llsd>()
}

/** The maps of an array; or of a map keyed by id, as `_embedded` has them. */
export function mapsOf(map: LlsdMap, key: string): readonly LlsdMap[] {
  const value = map.get(key)
  const all = isLlsdArray(value) ? value : isLlsdMap(value) ? [...value.values()] : []
  return all.filter(isLlsdMap)
}
