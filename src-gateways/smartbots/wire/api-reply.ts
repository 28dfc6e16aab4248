import { BotFault } from './bot-fault.ts'
import { decodePercent } from './percent.ts'

/** What the API answered, as JSON or as a query string (smartbots.md, 2). */
export interface ApiReply {
  readonly isOk: boolean
  /** `resulttext`, for people; empty where it says nothing. */
  readonly said: string
  /** What was sent along, if it came back. */
  readonly custom: string | null
  /** All else, by name: texts, or whatever JSON has. A name that stands twice has its last value. */
  readonly fields: ReadonlyMap<string, unknown>
}

/**
 * Reads a reply. `hasKnownEnd`: the transport has said where it ends; a query string
 * that may have been cut anywhere is not believed, since a shorter list is a list, too.
 * Fails with a `BotFault`; no part of the reply is repeated in it.
 */
export function parseReply(text: string, hasKnownEnd: boolean): ApiReply {
  const body = text.replace(/^\ufeff?\s+/, '').replace(/^\ufeff/, '')
  if (body === '') throw broken('faulted', 'It answers with nothing.')
  if (body.startsWith('{')) return replyOf(jsonFields(body))
  if (body.startsWith('<') || body.startsWith('[')) throw broken('not-a-service', 'It answers with a page.')
  const fields = queryFields(body)
  if (!fields.has('result')) throw broken('not-a-service', 'It answers with something else.')
  if (!hasKnownEnd) throw broken('broken-reply', 'The reply has no end.')
  return replyOf(fields)
}

function replyOf(fields: ReadonlyMap<string, unknown>): ApiReply {
  const result = textOf(fields.get('result'))
  if (result === '') throw broken('not-a-service', 'It answers without a result.')
  return {
    isOk: result.trim().toUpperCase() === 'OK',
    said: textOf(fields.get('resulttext')),
    custom: fields.has('custom') ? textOf(fields.get('custom')) : null,
    fields,
  }
}

/** Types of values are not promised: what is no text is its text, and what has none is empty. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

function jsonFields(body: string): ReadonlyMap<string, unknown> {
  try {
    const value: unknown = JSON.parse(body)
    if (typeof value === 'object' && value !== null) return new Map(Object.entries(value))
  } catch {
    // Whatever it was, it is not whole.
  }
  throw broken('broken-reply', 'The reply is cut off, or no JSON.')
}

function queryFields(body: string): ReadonlyMap<string, string> {
  const fields = new Map<string, string>()
  for (const pair of body.split('&')) {
    const at = pair.indexOf('=')
    const [name, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)]
    fields.set(decodeQuery(name).trim(), decodeQuery(value))
  }
  return fields
}

const decodeQuery = (text: string): string => decodePercent(text.replaceAll('+', ' '))

/** It may have been done before whatever this is was said. */
const broken = (kind: 'faulted' | 'not-a-service' | 'broken-reply', detail: string): BotFault =>
  new BotFault(kind, detail, { mayBeDone: true })
