import { isAbsolute, normalize } from 'node:path'
import { AppFailure } from '../../../src-shared/errors'
import {
  ASKED_FIELDS,
  type AskedField,
  type GatewayPlatform,
  type SourceSettings,
} from '../../../src-shared/model/added-source'
import { say } from '../../../src-shared/sentences'

/**
 * What a person typed, as a gateway takes it: only what the platform asks for,
 * trimmed, folders absolute, addresses with their scheme. Fails with `refused`
 * and a sentence that says what is wrong.
 */
export function checkedSettings(platform: GatewayPlatform, given: SourceSettings): Record<string, string> {
  const settings: Record<string, string> = {}
  for (const field of ASKED_FIELDS[platform]) {
    if (field.kind === 'secret') continue
    const value = checked(field, (given[field.key] ?? '').trim())
    if (value !== '') settings[field.key] = value
  }
  return settings
}

function checked({ kind, isRequired }: AskedField, value: string): string {
  if (value === '') {
    if (isRequired) throw new AppFailure({ kind: 'refused', ...say('source-field-missing') })
    return ''
  }
  if (kind === 'folder') return checkedFolder(value)
  if (kind === 'address') return checkedAddress(value)
  return value
}

function checkedFolder(value: string): string {
  if (isAbsolute(value) && !value.includes('\0')) return withoutLastSlash(normalize(value))
  throw new AppFailure({ kind: 'refused', ...say('folder-not-absolute', value) })
}

function withoutLastSlash(folder: string): string {
  return folder.length > 1 && folder.endsWith('/') ? folder.slice(0, -1) : folder
}

/** No name and password in it: they belong into their own fields, where they are kept safe. */
function checkedAddress(value: string): string {
  try {
    const url = new URL(value)
    const isWeb = url.protocol === 'http:' || url.protocol === 'https:'
    if (isWeb && url.username === '' && url.password === '') return withoutLastSlash(url.href)
  } catch {
    // Said below.
  }
  throw new AppFailure({ kind: 'refused', ...say('not-a-web-address', value) })
}
