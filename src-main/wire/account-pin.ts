/** Who may be signed in for calls of one inventory. */
export interface AccountPin {
  /**
   * Asks the service, or takes an answer to a question that was put `maxAgeMs` ago
   * at most. Fails where nobody is signed in, and where the service does not say it.
   */
  ask(maxAgeMs?: number): Promise<'same' | 'other'>
}
