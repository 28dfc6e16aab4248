import type { AppError } from '../errors'
import type { InventoryId } from './inventory-id'

/** The platforms whose gateway comes with Satchel. */
export const GATEWAY_PLATFORMS = ['folder', 'opensim', 'secondlife', 'region', 's3', 'smartbots'] as const

export type GatewayPlatform = (typeof GATEWAY_PLATFORMS)[number]

/**
 * How it was seen that a platform is understood (README.md, “Other inventories”). `live`: on the thing itself.
 * `server`: against a test server of ours. `samples`: by what is documented, and nothing else.
 */
export type Proof = 'live' | 'server' | 'samples'

export const PROOFS: Readonly<Record<GatewayPlatform, Proof>> = {
  folder: 'live',
  opensim: 'server',
  secondlife: 'samples',
  region: 'server',
  s3: 'server',
  smartbots: 'samples',
}

/** Each has its words in the window. */
export const ASKED_KEYS = [
  'folder',
  'address',
  'avatar',
  'avatarPassword',
  'serviceName',
  'servicePassword',
  'loginAddress',
  'user',
  'password',
  'code',
  'staySignedIn',
  'regionHost',
  'endpoint',
  'bucket',
  'prefix',
  'region',
  'accessKey',
  'secretKey',
  'pathStyle',
  'bot',
  'accessCode',
  'apiKey',
  'apiAddress',
  'allowHttp',
] as const

export type AskedKey = (typeof ASKED_KEYS)[number]

/**
 * What a person is asked for. `folder`: an absolute path, chosen in the system's dialog. `address`: of a
 * service, with its scheme. `secret`: kept by the system's keyring only, and never told to the window again.
 * `tick`: said yes to, or absent.
 */
export interface AskedField {
  readonly key: AskedKey
  readonly kind: 'folder' | 'address' | 'text' | 'secret' | 'tick'
  readonly isRequired: boolean
}

const SIGN_IN: readonly AskedField[] = [
  { key: 'user', kind: 'text', isRequired: true },
  { key: 'password', kind: 'secret', isRequired: false },
  { key: 'code', kind: 'secret', isRequired: false },
  { key: 'staySignedIn', kind: 'tick', isRequired: false },
]

/** What each platform asks for before it can be opened. */
export const ASKED_FIELDS: Readonly<Record<GatewayPlatform, readonly AskedField[]>> = {
  folder: [{ key: 'folder', kind: 'folder', isRequired: true }],
  opensim: [
    { key: 'address', kind: 'address', isRequired: true },
    { key: 'avatar', kind: 'text', isRequired: true },
    { key: 'avatarPassword', kind: 'secret', isRequired: false },
    { key: 'serviceName', kind: 'text', isRequired: false },
    { key: 'servicePassword', kind: 'secret', isRequired: false },
    { key: 'allowHttp', kind: 'tick', isRequired: false },
  ],
  secondlife: SIGN_IN,
  region: [
    { key: 'loginAddress', kind: 'address', isRequired: true },
    ...SIGN_IN,
    { key: 'regionHost', kind: 'text', isRequired: false },
    { key: 'allowHttp', kind: 'tick', isRequired: false },
  ],
  s3: [
    { key: 'endpoint', kind: 'address', isRequired: true },
    { key: 'bucket', kind: 'text', isRequired: true },
    { key: 'prefix', kind: 'text', isRequired: false },
    { key: 'region', kind: 'text', isRequired: false },
    { key: 'accessKey', kind: 'text', isRequired: true },
    { key: 'secretKey', kind: 'secret', isRequired: true },
    { key: 'pathStyle', kind: 'tick', isRequired: false },
    { key: 'allowHttp', kind: 'tick', isRequired: false },
  ],
  smartbots: [
    { key: 'bot', kind: 'text', isRequired: true },
    { key: 'accessCode', kind: 'secret', isRequired: true },
    { key: 'apiKey', kind: 'secret', isRequired: true },
    { key: 'apiAddress', kind: 'address', isRequired: false },
  ],
}

/** Where a person signs in, which ends the session of their viewer: they are asked before. */
export function signsIn(platform: GatewayPlatform): boolean {
  return platform === 'secondlife' || platform === 'region'
}

/** Everything is fetched once, and nobody stays signed in. */
export function takesSnapshot(platform: GatewayPlatform, settings: SourceSettings): boolean {
  return signsIn(platform) && settings.staySignedIn === undefined
}

/** How far a snapshot is; folders as far as they are known. */
export interface SnapshotProgress {
  readonly folders: number
  readonly ofFolders: number
  readonly items: number
}

/** Values of what is asked for, secrets left out. */
export type SourceSettings = Readonly<Partial<Record<AskedKey, string>>>

/** What gateways are told once, and the window never. */
export type SourceSecrets = Readonly<Partial<Record<AskedKey, string>>>

/** An inventory that a person added. */
export interface AddedSource {
  /** Made when it was added; stays the same whatever is changed about it. */
  readonly id: string
  readonly platform: GatewayPlatform
  /** What the person calls it. */
  readonly title: string
  readonly settings: SourceSettings
  /** Nothing is changed there before the person has allowed it. */
  readonly mayChange: boolean
}

/**
 * Where the secrets of a source are. `kept`: in a file, encrypted by the system. `until-end`: in memory,
 * because this system has no keyring. `asked`: it needs them again. `none`: it has none.
 */
export type SecretState = 'kept' | 'until-end' | 'asked' | 'none'

/** `closed`: not opened since Satchel started. */
export type LineState =
  | { readonly kind: 'closed' }
  | { readonly kind: 'connecting' }
  | { readonly kind: 'open' }
  | { readonly kind: 'lost'; readonly error: AppError }

/** One inventory of the list, and how it is now. */
export interface SourceLine {
  readonly source: AddedSource
  readonly secrets: SecretState
  readonly state: LineState
  /** Known once it was opened. */
  readonly inventory: InventoryId | null
  /** The file of a snapshot that has more than the last one, and is kept for that; null where there is none. */
  readonly earlierSnapshot: string | null
}

/** Every inventory that was added, in the order in which it was. */
export interface SourceList {
  readonly lines: readonly SourceLine[]
  /** Which of them the window shows; null: the one that is found by itself, such as Resonite's. */
  readonly shown: string | null
  /** How the one is that is found by itself; it has no line of its own to change. */
  readonly found: LineState
  /** It is the sandbox that comes with Satchel. */
  readonly isFoundSandbox: boolean
  /** Whether this system keeps secrets from one start to the next. */
  readonly keepsSecrets: boolean
}

export const NO_SOURCES: SourceList = {
  lines: [],
  shown: null,
  found: { kind: 'connecting' },
  isFoundSandbox: false,
  keepsSecrets: false,
}

/** What a person wishes for a new one, or for one that is there. */
export interface SourceWish {
  readonly title: string
  readonly settings: SourceSettings
  /** By the key of their field; absent ones stay as they are. */
  readonly secrets: SourceSecrets
  readonly mayChange: boolean
}
