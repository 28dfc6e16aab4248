import { z } from 'zod'
import { type InventoryId, isInventoryId } from '../../src-shared/model/inventory-id'
import { VersionedFile } from '../storage/versioned-file'
import type { SameAs } from './inventory-id'

const VERSION = 1

const inventoryId = z.custom<InventoryId>(isInventoryId)

/** `unnamed` is a service that could not say whose inventory it shows, `named` the inventory that it named later. */
const answerField = z.object({ unnamed: inventoryId, named: inventoryId, isSame: z.boolean() }).readonly()

export type SameAnswer = z.infer<typeof answerField>

/** What a person answered when a service began to say whose inventory it shows: asked once, kept in a file. */
export class SameInventories {
  readonly #file: VersionedFile
  readonly #log: (line: string) => void
  #answers: readonly SameAnswer[]

  constructor(path: string, log: (line: string) => void) {
    this.#file = new VersionedFile(path, VERSION, log)
    this.#log = log
    const stored = this.#file.read()
    const answers = stored.kind === 'data' ? z.array(z.unknown()).safeParse(stored.data['answers']).data : []
    this.#answers = (answers ?? []).flatMap(answer => answerField.safeParse(answer).data ?? [])
  }

  /** The last word on each counts. */
  get sameAs(): SameAs {
    return new Map(this.#answers.filter(({ isSame }) => isSame).map(({ unnamed, named }) => [unnamed, named]))
  }

  isAnswered(unnamed: InventoryId, named: InventoryId): boolean {
    return this.#answers.some(answer => answer.unnamed === unnamed && answer.named === named)
  }

  keep(answer: SameAnswer): void {
    this.#answers = [...this.#answers, answer]
    try {
      this.#file.write({ answers: this.#answers })
    } catch (thrown) {
      this.#log(`an answer is kept until the program ends only: ${String(thrown)}`)
    }
  }
}
