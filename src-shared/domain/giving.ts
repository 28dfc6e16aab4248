import type { EntryKind } from '../model/entry'
import type { EntryFacts } from '../model/entry-facts'

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const NOBODY = /^[0-]+$/
/** What viewers copy as the address of a profile. */
const PROFILE = /^secondlife:\/\/\/app\/agent\/([^/]+)(?:\/[a-z]*)?$/

/**
 * The id of an avatar in what a person typed or pasted, as it is sent: the id itself, or the address of their
 * profile. Null where there is none. The sheet knows no other way to say who (smartbots.md, 4).
 */
export function avatarIdIn(typed: string): string | null {
  const text = typed.trim().toLowerCase()
  const id = PROFILE.exec(text)?.[1] ?? text
  return ID.test(id) && !NOBODY.test(id) ? id : null
}

/**
 * What becomes of something here when it is given: `stays`, because it may be copied; `leaves`, because it may
 * not; `may-leave`, where nobody says; `in-part` of a folder, whose items each do one of these.
 */
export type AfterGiving = 'stays' | 'leaves' | 'may-leave' | 'in-part'

export function afterGiving(kind: EntryKind, facts: EntryFacts | undefined): AfterGiving {
  if (kind === 'folder') return 'in-part'
  const permissions = facts?.permissions ?? null
  if (permissions?.kind !== 'rights') return 'may-leave'
  return permissions.own.includes('copy') ? 'stays' : 'leaves'
}
