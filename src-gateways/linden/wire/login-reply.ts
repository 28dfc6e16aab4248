import type { FolderRecord } from '../../grids/records'
import type { Uuid } from '../../grids/uuid'
import type { LlsdMap } from '../llsd/llsd-value'
import { LindenFault } from './linden-fault'
import { idOf, mapsOf, numberOf, textOf } from './llsd-fields'
import { readFolder } from './read-records'

/** The region's UDP side, on which a session is ended. */
export interface CircuitAddress {
  readonly host: string
  readonly port: number
  readonly code: number
  readonly sessionId: Uuid
}

export interface LibraryRoot {
  readonly ownerId: Uuid
  readonly rootId: Uuid
  readonly folders: readonly FolderRecord[]
}

/** Meters from the south-west corner of the region, and up. */
export interface Point {
  readonly x: number
  readonly y: number
  readonly z: number
}

/** The region that somebody came to. */
export interface Land {
  /** Meters. */
  readonly sizeX: number
  readonly sizeY: number
  /** Where the person has their home, if that is there. */
  readonly home: Point | null
}

/** What a sign-in brought. */
export interface Welcome {
  readonly agentId: Uuid
  readonly name: string
  readonly seed: string
  readonly rootId: Uuid
  /** All folders as they were at that moment, the root included. */
  readonly folders: readonly FolderRecord[]
  /** Null: the grid has none. */
  readonly library: LibraryRoot | null
  /** Null: the grid did not say. */
  readonly circuit: CircuitAddress | null
  readonly land: Land
  /** Spares the code next time; empty: none. */
  readonly codeHash: string
}

export type LoginOutcome =
  | { readonly kind: 'welcome'; readonly welcome: Welcome }
  /** Ask there instead, as the service says. */
  | { readonly kind: 'elsewhere'; readonly url: string; readonly method: string }
  /** Somebody is signed in, and has been signed out by this (opensim-run.md, 1). */
  | { readonly kind: 'presence'; readonly message: string }

/** Reasons for which a code is asked (Second Life, two-factor sign-in). */
const CODE_REASONS: ReadonlySet<string> = new Set(['mfa_challenge'])

/**
 * Reads a reply of either form: XML-RPC has texts where LLSD has ids (opensim-run.md, 1).
 * @throws LindenFault with the service's own words. Its reason `key` is no proof of a wrong
 * password: a region that is still starting says it, too.
 */
export function readLoginReply(reply: LlsdMap): LoginOutcome {
  const login = textOf(reply, 'login')
  if (login === 'indeterminate')
    return { kind: 'elsewhere', url: textOf(reply, 'next_url'), method: textOf(reply, 'next_method') }
  const reason = textOf(reply, 'reason')
  const message = textOf(reply, 'message').slice(0, 1_000)
  if (reason === 'presence') return { kind: 'presence', message }
  if (CODE_REASONS.has(reason)) throw new LindenFault('code-needed', message || 'A code is needed.')
  const agentId = idOf(reply, 'agent_id')
  const seed = textOf(reply, 'seed_capability')
  // A reply in LLSD has no `login` where it went well (opensim-run.md, 1).
  if (login === 'false' || reply.get('login') === false || agentId === null || seed === '')
    throw new LindenFault('sign-in-refused', message || 'The service refused without a word.')
  return { kind: 'welcome', welcome: welcomeOf(reply, agentId, seed) }
}

function welcomeOf(reply: LlsdMap, agentId: Uuid, seed: string): Welcome {
  const folders = mapsOf(reply, 'inventory-skeleton').flatMap(map => readFolder(map, agentId) ?? [])
  const rootId =
    idOf(mapsOf(reply, 'inventory-root')[0] ?? new Map(), 'folder_id') ??
    folders.find(({ parentId }) => parentId === null)?.id
  if (rootId === undefined) throw new LindenFault('sign-in-refused', 'The service gave no inventory.')
  const name = [textOf(reply, 'first_name'), textOf(reply, 'last_name')]
    .map(part => part.replaceAll('"', '').trim())
    .filter(part => part !== '' && part !== 'Resident')
    .join(' ')
  return {
    agentId,
    name,
    seed,
    rootId,
    folders,
    library: libraryOf(reply),
    circuit: circuitOf(reply),
    land: landOf(reply),
    codeHash: textOf(reply, 'mfa_hash'),
  }
}

function libraryOf(reply: LlsdMap): LibraryRoot | null {
  const ownerId = idOf(mapsOf(reply, 'inventory-lib-owner')[0] ?? new Map(), 'agent_id')
  const rootId = idOf(mapsOf(reply, 'inventory-lib-root')[0] ?? new Map(), 'folder_id')
  if (ownerId === null || rootId === null) return null
  const folders = mapsOf(reply, 'inventory-skel-lib').flatMap(map => readFolder(map, ownerId) ?? [])
  return { ownerId, rootId, folders }
}

/** Meters. */
const USUAL_SIZE = 256
const LARGEST = 100_000

/** `home` is a text of its own: `{'region_handle':[r256000,r256000], 'position':[r128,r128,r23], …}` (opensim-run.md). */
function landOf(reply: LlsdMap): Land {
  const size = (key: string): number => {
    const meters = numberOf(reply, key) ?? 0
    return meters > 0 && meters <= LARGEST ? meters : USUAL_SIZE
  }
  const land = { sizeX: size('region_size_x'), sizeY: size('region_size_y') }
  const text = textOf(reply, 'home')
  const handle = numbersIn(text, 'region_handle')
  const [x, y, z] = numbersIn(text, 'position')
  const isHere = handle[0] === numberOf(reply, 'region_x') && handle[1] === numberOf(reply, 'region_y')
  // All zeros: it was never set.
  const isSet = x !== undefined && y !== undefined && z !== undefined && z > 0
  return { ...land, home: isHere && isSet && x <= land.sizeX && y <= land.sizeY ? { x, y, z } : null }
}

function numbersIn(text: string, key: string): readonly number[] {
  const [, list = ''] = new RegExp(`'${key}' *: *\\[([^\\]]*)\\]`).exec(text) ?? []
  return list.split(',').flatMap(part => {
    const number = Number(part.trim().replace(/^r/, '') || Number.NaN)
    return Number.isFinite(number) && number >= 0 ? [number] : []
  })
}

function circuitOf(reply: LlsdMap): CircuitAddress | null {
  const host = textOf(reply, 'sim_ip')
  const port = numberOf(reply, 'sim_port')
  const code = numberOf(reply, 'circuit_code')
  const sessionId = idOf(reply, 'session_id')
  if (host === '' || port === null || port <= 0 || port > 65_535 || code === null || sessionId === null)
    return null
  return { host, port, code: code >>> 0, sessionId }
}
