import { createHash } from 'node:crypto'
import { Action, Addressing, Description, How, Verb, WhyNot } from '../../src-wire/gen/satchel/v1/source.ts'
import type { Platform } from './platform.ts'
import { notSupported, readOnly } from './refusal.ts'

/** The version of satchel/v1 that the kit speaks. */
const CONTRACT = '1.0'

/** What only reads, and so is there without the person's leave. */
const READS: ReadonlySet<Action> = new Set([
  Action.ACTION_LIST,
  Action.ACTION_LIST_TREE,
  Action.ACTION_THUMBNAIL,
  Action.ACTION_WATCH,
  Action.ACTION_FIND,
  Action.ACTION_LIST_DELETED,
  Action.ACTION_READ_TEXT,
  Action.ACTION_LOCAL_PATH,
  Action.ACTION_SIGN_OUT,
])

interface Limits {
  readonly allowChanges: boolean
  /** Taken away for tests: `--disable`. */
  readonly disabled: ReadonlySet<Action>
}

/** What a platform says of itself, less what is not allowed here. */
export class Described {
  readonly #platform: Platform
  readonly #limits: Limits

  constructor(platform: Platform, limits: Limits) {
    this.#platform = platform
    this.#limits = limits
  }

  get description(): Description {
    const description = {
      ...Description.fromPartial(this.#platform.describe()),
      contract: CONTRACT,
      addressing: Addressing.ADDRESSING_PATH_AND_ID,
      verbs: [...this.#verbs()],
      version: '',
    }
    return { ...description, version: versionOf(description) }
  }

  /** As the platform has them this moment. */
  #verbs(): readonly Verb[] {
    const { verbs = [] } = this.#platform.describe()
    return verbs.map(verb => this.#limited(Verb.fromPartial(verb)))
  }

  /** Fails with what the person reads where this is not done here. */
  require(...actions: readonly Action[]): void {
    const verbs = this.#verbs()
    for (const action of actions) {
      const verb = verbs.find(candidate => candidate.action === action)
      if (verb !== undefined && !isAbsent(verb)) continue
      if (verb?.whyNot === WhyNot.WHY_NOT_READ_ONLY) throw readOnly()
      throw notSupported(`${Action[action]} is not offered here.`)
    }
  }

  /** As `require`, for what reads although its verb changes, too. */
  requireToLook(action: Action): void {
    const verb = this.description.verbs.find(candidate => candidate.action === action)
    if (verb?.whyNot !== WhyNot.WHY_NOT_READ_ONLY) this.require(action)
  }

  /** Before it is known which of them is meant: fails where none of them is done here. */
  requireAnyOf(...actions: readonly Action[]): void {
    const [first] = actions
    const verbs = this.#verbs()
    const isOneThere = verbs.some(verb => actions.includes(verb.action) && !isAbsent(verb))
    if (first !== undefined && !isOneThere) this.require(first)
  }

  can(action: Action): boolean {
    return this.#verbs().some(verb => verb.action === action && !isAbsent(verb))
  }

  get trashId(): string {
    const { folders } = this.#platform.describe()
    return folders?.trashIsNative === true ? (folders.trashId ?? '') : ''
  }

  #limited(verb: Verb): Verb {
    if (isAbsent(verb)) return verb
    const { disabled, allowChanges } = this.#limits
    if (disabled.has(verb.action)) {
      return { ...verb, how: How.HOW_ABSENT, whyNot: WhyNot.WHY_NOT_NOT_OFFERED }
    }
    if (allowChanges || READS.has(verb.action)) return verb
    return { ...verb, how: How.HOW_ABSENT, whyNot: WhyNot.WHY_NOT_READ_ONLY }
  }
}

function isAbsent({ how }: Verb): boolean {
  return how === How.HOW_UNSPECIFIED || how === How.HOW_ABSENT
}

/** Changes whenever anything else does. */
function versionOf(description: Description): string {
  return createHash('sha256').update(Description.encode(description).finish()).digest('hex').slice(0, 16)
}
