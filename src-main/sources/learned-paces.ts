import { z } from 'zod'
import { isInventoryId } from '../../src-shared/model/inventory-id'
import type { SourceState } from '../../src-shared/model/source'
import { VersionedFile } from '../storage/versioned-file'
import type { Gateway } from '../wire/gateway'

const VERSION = 1
/** The oldest go first. */
const MOST = 100

const paceFields = z.record(z.string(), z.number().positive())

/** How many requests to its cloud a second each inventory's service was found to bear. */
export class LearnedPaces {
  readonly #file: VersionedFile
  readonly #log: (line: string) => void
  #paces: ReadonlyMap<string, number>
  readonly #taught = new WeakSet<Pick<Gateway, 'learnPace'>>()

  constructor(path: string, log: (line: string) => void) {
    this.#file = new VersionedFile(path, VERSION, log)
    this.#log = log
    const stored = this.#file.read()
    const paces = stored.kind === 'data' ? paceFields.safeParse(stored.data['paces']).data : undefined
    this.#paces = new Map(Object.entries(paces ?? {}).filter(([id]) => isInventoryId(id)))
  }

  /** Call with each state of a connection; `gateway` is what is open in it then. */
  follow(state: SourceState, gateway: () => Pick<Gateway, 'learnPace'>): void {
    if (state.kind !== 'ready') return
    const open = gateway()
    if (this.#taught.has(open)) return
    this.#taught.add(open)
    const { id } = state.inventory
    open.learnPace(this.#paces.get(id) ?? null, pace => this.#keep(id, pace))
  }

  #keep(id: string, perSecond: number | null): void {
    // It is told every few seconds, also where nothing has changed that is worth a write.
    if (perSecond === null || isAbout(perSecond, this.#paces.get(id))) return
    const others = [...this.#paces].filter(([other]) => other !== id)
    this.#paces = new Map([...others, [id, perSecond] as const].slice(-MOST))
    try {
      this.#file.write({ paces: Object.fromEntries(this.#paces) })
    } catch (thrown) {
      this.#log(`the pace of a source was not kept: ${String(thrown)}`)
    }
  }
}

/** A tenth more or less is found again in no time. */
function isAbout(perSecond: number, before: number | undefined): boolean {
  return before !== undefined && Math.abs(perSecond - before) < before / 10
}
