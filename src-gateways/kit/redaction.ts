const LEFT_OUT = '•••'
/** What is shorter would turn up in words that are no secret. */
const SHORTEST = 4

/** Takes secrets out of whatever is logged or said to a client. */
export class Redaction {
  readonly #secrets = new Set<string>()

  /** In every form in which it travels: as it is, in addresses, in Basic headers. */
  readonly add = (secret: string): void => {
    if (secret.length < SHORTEST) return
    const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
    for (const form of [secret, encodeURIComponent(secret), base64, JSON.stringify(secret).slice(1, -1)]) {
      this.#secrets.add(form)
    }
  }

  /** Longest first: one secret may be the beginning of another. */
  readonly redact = (text: string): string =>
    [...this.#secrets]
      .sort((one, other) => other.length - one.length)
      .reduce((rest, secret) => rest.replaceAll(secret, LEFT_OUT), text)
}
