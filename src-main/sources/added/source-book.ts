import { randomUUID } from 'node:crypto'
import { z } from 'zod'
import { AppFailure } from '../../../src-shared/errors'
import {
  type AddedSource,
  ASKED_FIELDS,
  GATEWAY_PLATFORMS,
  type GatewayPlatform,
  type SecretState,
  type SourceSecrets,
  type SourceWish,
  takesSnapshot,
} from '../../../src-shared/model/added-source'
import { say } from '../../../src-shared/sentences'
import { VersionedFile } from '../../storage/versioned-file'
import { checkedSettings } from './checked-settings'
import type { SecretBox } from './secret-box'

const VERSION = 1

const text = z.string().max(4_096)
const keptSource = z.object({
  id: text.min(1),
  platform: z.enum(GATEWAY_PLATFORMS),
  title: text,
  settings: z.record(z.string(), text),
  mayChange: z.boolean(),
  /** Sealed by the system's keyring. */
  sealed: z.string().max(65_536).nullable(),
})

type KeptSource = z.infer<typeof keptSource>

export interface SourceBookParts {
  readonly file: string
  readonly box: SecretBox
  readonly log: (line: string) => void
}

/**
 * The inventories that a person added: a versioned file, in which secrets
 * stand sealed or not at all. Whatever a newer Satchel or another hand wrote
 * into it is set aside whole, or left out entry by entry.
 */
export class SourceBook {
  readonly #file: VersionedFile
  readonly #box: SecretBox
  readonly #log: (line: string) => void
  #kept: readonly KeptSource[]
  /** What another Satchel wrote into the file and this one does not understand: it stays there. */
  readonly #foreign: readonly unknown[]
  #shown: string | null
  /** Of this start, by source; what is sealed is opened when it is first needed. */
  readonly #secrets = new Map<string, SourceSecrets>()
  /** What could not be opened when it was needed: it is asked for, and tried again the next time. */
  readonly #unopened = new Set<string>()

  constructor({ file, box, log }: SourceBookParts) {
    this.#file = new VersionedFile(file, VERSION, log)
    this.#box = box
    this.#log = log
    const stored = this.#file.read()
    const data = stored.kind === 'data' ? stored.data : {}
    const all = z.array(z.unknown()).catch([]).parse(data['sources'])
    this.#kept = all.flatMap(one => keptSource.safeParse(one).data ?? [])
    this.#foreign = all.filter(one => !keptSource.safeParse(one).success)
    const shown = z
      .string()
      .nullable()
      .catch(null)
      .parse(data['shown'] ?? null)
    this.#shown = this.#kept.some(({ id }) => id === shown) ? shown : null
  }

  get sources(): readonly AddedSource[] {
    return this.#kept.map(({ id, platform, title, settings, mayChange }) => ({
      id,
      platform,
      title,
      settings,
      mayChange,
    }))
  }

  /** What the window showed last; null: what is found by itself. */
  get shown(): string | null {
    return this.#shown
  }

  get keepsSecrets(): boolean {
    return this.#box.canKeep
  }

  /** Losing it means that the next start shows another inventory first. */
  show(id: string | null): void {
    if (id === this.#shown) return
    this.#shown = id
    this.#write(this.#kept, thrown => this.#log(`what is shown is not kept: ${String(thrown)}`))
  }

  /** What it would be, not kept: `id` of one that is there. Fails as `add` does. */
  draft(platform: GatewayPlatform, wish: SourceWish, id: string | null): AddedSource {
    return { id: id ?? randomUUID(), platform, ...this.#checked(platform, wish, id) }
  }

  /** Fails with `refused` where something is missing or makes no sense, and where nothing can be written. */
  add(platform: GatewayPlatform, wish: SourceWish, id: string = randomUUID()): AddedSource {
    const secrets = wish.secrets
    const source = { id, platform, ...this.#checked(platform, wish, null) }
    this.#keep([...this.#kept, { ...source, sealed: this.#sealed(secrets) }])
    this.#secrets.set(id, secrets)
    return source
  }

  /** SourceSecrets that are not given stay as they are; where nobody stays signed in they are kept no longer. */
  change(id: string, wish: SourceWish): AddedSource {
    const before = this.#find(id)
    const source = { id, platform: before.platform, ...this.#checked(before.platform, wish, id) }
    if (takesSnapshot(source.platform, source.settings)) return this.#changeUnsealed(source)
    const known = this.secretsOf(id)
    const secrets = { ...known, ...wish.secrets }
    // What cannot be opened now (a keyring that is locked) is not lost by a new title.
    const staysSealed = before.sealed !== null && isEmpty(known) && isEmpty(wish.secrets)
    const sealed = staysSealed ? before.sealed : this.#sealed(secrets)
    this.#keep(this.#kept.map(one => (one.id === id ? { ...source, sealed } : one)))
    if (staysSealed) this.#secrets.delete(id)
    else this.#secrets.set(id, secrets)
    if (!staysSealed) this.#unopened.delete(id)
    return source
  }

  /** A password that was kept while somebody stayed signed in is of no use any more. */
  #changeUnsealed(source: AddedSource): AddedSource {
    const { id } = source
    this.#keep(this.#kept.map(one => (one.id === id ? { ...source, sealed: null } : one)))
    this.#secrets.delete(id)
    this.#unopened.delete(id)
    return source
  }

  /** Keeps nothing of the entry, secrets included. What belongs to its inventory is kept under that. */
  remove(id: string): void {
    this.#find(id)
    const shown = this.#shown === id ? null : this.#shown
    this.#keep(
      this.#kept.filter(one => one.id !== id),
      shown,
    )
    this.#secrets.delete(id)
  }

  /** For its gateway only. */
  secretsOf(id: string): SourceSecrets {
    const known = this.#secrets.get(id)
    if (known !== undefined) return known
    const { sealed } = this.#find(id)
    const opened = sealed === null ? null : this.#box.open(sealed)
    this.#unopened.delete(id)
    if (opened !== null) this.#secrets.set(id, opened)
    else if (sealed !== null) this.#unopened.add(id)
    return opened ?? {}
  }

  /** Whether it cannot be opened before a person has given them again. Opens what is sealed, which may ask the person for their keyring. */
  needsSecrets(id: string): boolean {
    this.secretsOf(id)
    return this.secretStateOf(id) === 'asked'
  }

  /** Opens nothing: what is sealed counts as kept until it could not be opened. */
  secretStateOf(id: string): SecretState {
    const { platform, sealed, settings } = this.#find(id)
    const fields = ASKED_FIELDS[platform].filter(({ kind }) => kind === 'secret')
    const known = this.#secrets.get(id)
    if (known === undefined && sealed !== null && !this.#unopened.has(id)) return 'kept'
    const hasAll = fields.some(({ key }) => known?.[key])
    if (hasAll) return sealed === null ? 'until-end' : 'kept'
    // Nothing is needed where nobody signs in.
    const isSignedIn = fields.some(({ isRequired }) => isRequired) || Boolean(settings['serviceName'])
    const isNeeded = fields.length > 0 && (sealed !== null || isSignedIn)
    return isNeeded ? 'asked' : 'none'
  }

  #find(id: string): KeptSource {
    const found = this.#kept.find(one => one.id === id)
    if (found === undefined) throw new AppFailure({ kind: 'not-found', ...say('no-such-source') })
    return found
  }

  #checked(platform: GatewayPlatform, wish: SourceWish, self: string | null) {
    const settings = checkedSettings(platform, wish.settings)
    const twin = this.#kept.find(
      one => one.id !== self && one.platform === platform && isSameInventory(one.settings, settings),
    )
    if (twin !== undefined) {
      throw new AppFailure({ kind: 'conflict', ...say('source-there-already', twin.title) })
    }
    return { title: wish.title.trim(), settings, mayChange: wish.mayChange }
  }

  #sealed(secrets: SourceSecrets): string | null {
    return isEmpty(secrets) ? null : this.#box.seal(secrets)
  }

  #keep(kept: readonly KeptSource[], shown = this.#shown): void {
    this.#write(
      kept,
      thrown => {
        throw new AppFailure({ kind: 'refused', ...say('sources-not-written'), detail: String(thrown) })
      },
      shown,
    )
    this.#kept = kept
    this.#shown = shown
  }

  #write(kept: readonly KeptSource[], onFailure: (thrown: unknown) => void, shown = this.#shown): void {
    try {
      this.#file.write({ sources: [...kept, ...this.#foreign], shown })
    } catch (thrown) {
      onFailure(thrown)
    }
  }
}

function isEmpty(secrets: SourceSecrets): boolean {
  return !Object.values(secrets).some(Boolean)
}

const SAME = ['folder', 'address', 'avatar', 'loginAddress', 'user', 'endpoint', 'bucket', 'prefix'] as const

/** By what says where it is: two ways to sign in at one inventory are one inventory. */
function isSameInventory(one: KeptSource['settings'], other: KeptSource['settings']): boolean {
  return SAME.every(key => one[key] === other[key])
}
