/** As Electron's `safeStorage` has it. */
export interface Keyring {
  isEncryptionAvailable(): boolean
  encryptString(plain: string): Buffer
  decryptString(sealed: Buffer): string
}

type Secrets = Readonly<Record<string, string>>

/**
 * Seals the secrets of a source for a file. Where the system has no keyring
 * nothing is sealed, and nothing is ever written in the clear: then they are
 * known until the program ends.
 */
export class SecretBox {
  readonly #keyring: Keyring

  constructor(keyring: Keyring) {
    this.#keyring = keyring
  }

  /** Asked anew each time: a keyring may be unlocked while Satchel runs. */
  get canKeep(): boolean {
    return this.#keyring.isEncryptionAvailable()
  }

  /** Base64 text; null where this system keeps none. */
  seal(secrets: Secrets): string | null {
    if (!this.canKeep) return null
    try {
      return this.#keyring.encryptString(JSON.stringify(secrets)).toString('base64')
    } catch {
      // A keyring that is locked in between: as if there was none.
      return null
    }
  }

  /** Null where it was sealed by another keyring or is damaged: then they are asked for again. */
  open(sealed: string): Secrets | null {
    try {
      const read: unknown = JSON.parse(this.#keyring.decryptString(Buffer.from(sealed, 'base64')))
      return isSecrets(read) ? read : null
    } catch {
      return null
    }
  }
}

function isSecrets(value: unknown): value is Secrets {
  return (
    typeof value === 'object' &&
    value !== null &&
    Object.values(value).every(each => typeof each === 'string')
  )
}
