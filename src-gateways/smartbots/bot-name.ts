const LAST_NAME_OF_MOST = 'Resident'
const MOST_CHARACTERS = 64
const WORD = /^[A-Za-z0-9]+$/

export interface BotName {
  /** "First Last", as it was written otherwise: how the service compares it is not documented. */
  readonly asSent: string
  /** The same for every way to write it, so that one bot is one inventory. */
  readonly identity: string
}

/** The name of an avatar: "First Last", "first.last", or the one name of a Resident. Null: it is none. */
export function botNameOf(text: string): BotName | null {
  const [first = '', last = LAST_NAME_OF_MOST, ...others] = text.trim().split(/[\s.]+/)
  if (others.length > 0 || !WORD.test(first) || !WORD.test(last)) return null
  const asSent = `${first} ${last}`
  return asSent.length > MOST_CHARACTERS ? null : { asSent, identity: asSent.toLowerCase() }
}
