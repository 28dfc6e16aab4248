import type { AppError } from '../errors'
import type { Capabilities } from './capabilities'
import type { InventoryId, KnownInventory } from './inventory-id'

/** How Satchel came to know of a source. `added`: a person added it, and Satchel runs its gateway. */
export type SourceOrigin = 'argument' | 'environment' | 'folder' | 'dialog' | 'built-in' | 'added'

/** PEM files for an encrypted connection; null: none, or the authorities of this system. */
export interface TlsFiles {
  readonly caFile: string | null
  readonly certificateFile: string | null
  readonly keyFile: string | null
}

/** One inventory service on one socket, or on the network. */
export interface Source {
  /** A gRPC target: `unix:/absolute/path.sock` or `dns:///host:port`. */
  readonly address: string
  readonly origin: SourceOrigin
  /** Present: the connection is encrypted. Absent only where it does not leave this computer. */
  readonly tls?: TlsFiles
  /** Of one that a person added: which one, and what they call it. */
  readonly added?: { readonly id: string; readonly title: string }
}

/** What Info said; null where the service has no Info (an older one). */
export interface ServiceFacts {
  readonly modVersion: string
  readonly engineVersion: string
  readonly platform: string
  readonly pid: number
}

export interface Account {
  readonly userId: string
  readonly userName: string
}

/** `none`: signed in, but no world is focused. `unknown`: the service did not say. */
export type CurrentWorld =
  | { readonly kind: 'world'; readonly name: string }
  | { readonly kind: 'none' }
  | { readonly kind: 'unknown' }

export interface SourceCandidate {
  readonly source: Source
  /** As in `Capabilities`. */
  readonly platform: string
  readonly facts: ServiceFacts | null
  readonly account: Account | null
  /** The service says that nobody is signed in; where it does not say, it is not known. */
  readonly isSignedOut: boolean
  /** Null while nobody is signed in, and while the service has not said yet. */
  readonly inventory: InventoryId | null
  /**
   * Nothing tells its inventory from that of another service, which runs or was
   * open: they name nobody and listen in one folder. It cannot be opened.
   */
  readonly isAlike: boolean
  readonly world: CurrentWorld
}

/**
 * What main tries by itself while nothing is open. `nothing`: what was named
 * cannot be a source. `this-source`: the one that is fixed. `any`: it searches,
 * and opens by itself only what was open before.
 */
export type SourceRetries = 'nothing' | 'this-source' | 'any'

/**
 * The connection as the window shows it (design-shown.md, "States that must be
 * designed"). In `disconnected` the error says why.
 *
 * `inventory` is the one that was opened last, also while the connection is
 * lost; after a start without a service it is the one of the time before. Null:
 * none yet.
 */
export type SourceState =
  | { readonly kind: 'connecting'; readonly source: Source | null; readonly inventory: KnownInventory | null }
  | {
      readonly kind: 'choose-source'
      readonly candidates: readonly SourceCandidate[]
      readonly inventory: KnownInventory | null
    }
  | {
      readonly kind: 'disconnected'
      readonly source: Source | null
      readonly error: AppError
      readonly retries: SourceRetries
      readonly inventory: KnownInventory | null
    }
  | {
      readonly kind: 'not-signed-in'
      readonly source: Source
      readonly facts: ServiceFacts | null
      readonly inventory: KnownInventory | null
    }
  | {
      readonly kind: 'ready'
      readonly source: Source
      readonly inventory: KnownInventory
      readonly facts: ServiceFacts | null
      /** It works, but its mod should be updated. */
      readonly isOutdated: boolean
      /** Said by the source once after connecting. */
      readonly capabilities: Capabilities
      /** Null where the service cannot say who is signed in. */
      readonly account: Account | null
      readonly world: CurrentWorld
    }
