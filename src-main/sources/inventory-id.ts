import { basename, dirname } from 'node:path'
import { type Capabilities, RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { InventoryId, KnownInventory } from '../../src-shared/model/inventory-id'
import type { Account, Source } from '../../src-shared/model/source'
import { socketPathOf } from '../wire/socket-address'
import { hostOf, isSocketAddress } from '../wire/source-address'

const SOCKET = 'socket'
const HOST = 'host'
const ADDED = 'added'
const RESONITE = RESONITE_CAPABILITIES.platform

/** The built-in one is nobody else's, whatever it calls its owner. */
export const SANDBOX_ID = brand('sandbox')

/** The only place that makes an InventoryId. `parts` are written so that none can look like two. */
function brand(platform: string, ...parts: readonly string[]): InventoryId {
  const text = `${platform}:` + parts.map(part => encodeURIComponent(wellFormed(part))).join(':')
  // oxlint-disable-next-line typescript/consistent-type-assertions -- a brand exists in the types only; this is where it is given
  return text as InventoryId
}

/** Half a character cannot be written into a URI; on the wire and in a file system there is none. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString()
}

/** By the id of a service that names nobody: the inventory that it is, as a person said. */
export type SameAs = ReadonlyMap<InventoryId, InventoryId>

export const NOTHING_SAID: SameAs = new Map()

/**
 * The inventory that a source which answers shows. Its platform, as the source
 * describes itself, is part of the id: people of two platforms may have one user
 * id. `account` is null where the service cannot say who is signed in.
 */
export function inventoryOf(
  source: Source,
  account: Account | null,
  { platform }: Pick<Capabilities, 'platform'>,
  sameAs: SameAs = NOTHING_SAID,
): KnownInventory {
  // An empty one names nobody, and `sandbox:` without anybody is the built-in one.
  const ownerId = account?.userId || null
  if (source.origin === 'built-in') return { id: SANDBOX_ID, ownerId }
  if (ownerId !== null) return { id: brand(platform, ownerId), ownerId }
  // Its socket has another name at every start.
  const id = source.added ? brand(platform, ADDED, source.added.id) : unnamedId(source, platform)
  return { id: sameAs.get(id) ?? id, ownerId }
}

/** Of a person of Resonite's whom the service names. */
export function personId(userId: string): InventoryId {
  return brand(RESONITE, userId)
}

export function isResonite(id: InventoryId): boolean {
  return id.startsWith(`${RESONITE}:`)
}

/** The id of a person of Resonite's in it, by which everything was kept before there were ids of inventories; null where it has none. */
export function userIdIn(id: InventoryId): string | null {
  const [scheme, person = '', ...rest] = id.split(':')
  return scheme === RESONITE && rest.length === 0 ? decoded(person) : null
}

/** Null where an id that was read from a file was not made here. */
function decoded(part: string): string | null {
  try {
    return decodeURIComponent(part)
  } catch {
    return null
  }
}

/** The folder of the sockets that an id of Resonite's was made from, or the socket; null of any other. */
export function socketFolderOf(id: InventoryId): string | null {
  const [scheme, kind, folder] = id.split(':')
  return scheme === RESONITE && kind === SOCKET && folder !== undefined ? decoded(folder) : null
}

/**
 * Of a service that has no Auth, as the newest release of the mod (resonite-io.md,
 * at the top): where it listens has to do. Its socket is named after its process,
 * so the folder stays and the name does not; a socket with a name of its own
 * keeps it.
 */
export function unnamedId({ address }: Pick<Source, 'address'>, platform: string): InventoryId {
  if (!isSocketAddress(address)) return brand(platform, HOST, hostOf(address).toLowerCase())
  const path = socketPathOf(address)
  return brand(platform, SOCKET, isNamedByProcess(path) ? dirname(path) : path)
}

/** As the mod names its socket where nobody says another name (resonite-io.md, section 1). */
export function isNamedByProcess(socketPath: string): boolean {
  return /^resonite-\d+\.sock$/.test(basename(socketPath))
}
