import type { GatewayLog } from './log.ts'
import type { Platform } from './platform.ts'

/** An option of the command line that is the platform's own. */
export interface PlatformOption {
  readonly type: 'string' | 'boolean'
  readonly help: string
}

export interface PlatformSetUp {
  /** What stands behind the platform's name. */
  readonly positionals: readonly string[]
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  /** By name; absent where nobody gave it. They never stand in argv, environment or log. */
  readonly secrets: Readonly<Record<string, string>>
  /** Whether the person has allowed changes. The kit refuses them all the same where not. */
  readonly allowChanges: boolean
  readonly log: GatewayLog
  /** From now on this text is left out of whatever is logged or said: tokens, capability addresses. */
  readonly keepSecret: (text: string) => void
  /** To the program that forked this one, such as how far something is; nobody hears it where a person started it. */
  readonly tell: (message: object) => void
  /** Aborted when this is to end: what takes long while opening stops. */
  readonly ending: AbortSignal
}

/** What `gateway <name> …` starts. */
export interface PlatformProgram {
  readonly name: string
  /** One line for --help. */
  readonly summary: string
  /** How its positionals are written, such as `<folder>`. */
  readonly usage: string
  readonly options: Readonly<Record<string, PlatformOption>>
  /** Secrets that it takes, with what they are. */
  readonly secrets: Readonly<Record<string, string>>
  /** Null: it was asked for something that is done by now, and there is nothing to serve. Fails with a `StartFailure` for what a person can mend. */
  open(setUp: PlatformSetUp): Promise<Platform | null>
}
