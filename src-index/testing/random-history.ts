import { childPath } from '../../src-shared/domain/paths'
import type { ErrorKind } from '../../src-shared/errors'
import type { ListReply } from '../../src-shared/ipc/index-contract'
import type { FolderToList } from '../../src-shared/model/index-status'
import type { IndexedChange } from '../../src-shared/model/proven-change'
import type { RecordWhereabouts } from '../../src-shared/model/record-whereabouts'
import { NOW_MS } from './test-inventory'
import { World, type WorldRecord } from './world'

/** The index as a history talks to it: in this process, or in one that is killed. */
export interface ToldIndex {
  listed(reply: ListReply, bytes: Uint8Array): Promise<unknown>
  failed(reply: ListReply, error: ErrorKind): Promise<unknown>
  proved(changes: readonly IndexedChange[]): Promise<unknown>
  startCrawl(atMs: number): Promise<unknown>
  nextFolders(next: {
    readonly limit: number
    readonly atMs: number
    readonly hasTrees: boolean
  }): Promise<{ folders: readonly FolderToList[]; isDone: boolean }>
  whereIs(recordIds: readonly string[]): Promise<readonly RecordWhereabouts[]>
}

export interface HistoryFacts {
  readonly seed: number
  readonly rounds: number
  /** Of all Lists, how many answer NOT_FOUND or UNAVAILABLE. */
  readonly failing: number
}

const FOLDERS = 7
const RECORDS = 24
/** What a service says of a folder that is there. */
const LIES: readonly ErrorKind[] = ['not-found', 'offline', 'cloud']

/**
 * One random history: a service that lies and takes its time, another client that
 * changes things at any moment, steps of Satchel's that are proved, a person who
 * lists folders meanwhile, listings that arrive late, whole trees that break off and
 * leave folders out. After each answer nothing that can be reached may be called gone.
 *
 * The other client touches a record at most once within two crawls: what is moved
 * again and again between two listings is in no listing, and nobody can see it.
 */
export class RandomHistory {
  readonly world = new World()
  readonly #index: ToldIndex
  readonly #facts: HistoryFacts
  readonly #random: () => number
  readonly #folders: string[] = []
  /** In which crawl a record was touched by the other client. */
  readonly #touched = new Map<string, number>()
  /** Which crawl was the first that began after the record was deleted. */
  readonly deleted = new Map<string, number>()
  readonly #late: { readonly reply: ListReply; readonly bytes: Uint8Array }[] = []
  nowMs = NOW_MS
  crawls = 0
  lists = 0
  lies = 0
  trees = 0

  constructor(index: ToldIndex, facts: HistoryFacts) {
    this.#index = index
    this.#facts = facts
    this.#random = randomOf(facts.seed)
    for (let at = 0; at < FOLDERS; at += 1) {
      const parent = at < 3 ? null : (this.#pick(this.#folders) ?? null)
      this.#folders.push(this.world.folder(`Folder ${at}`, parent))
    }
    for (let at = 0; at < RECORDS; at += 1) this.world.add(`Thing ${at}`, this.#somewhere())
  }

  /** Throws what is untrue. */
  async run(): Promise<void> {
    for (let round = 0; round < this.#facts.rounds; round += 1) {
      await this.crawl(true)
      this.strangerActs(2)
    }
    await this.crawl(false)
    await this.crawl(false)
    await this.expectDeletedGone(2)
  }

  /** `isResumed`: the one before was broken off, and this one goes on with it. */
  async crawl(isDisturbed: boolean, isResumed = false): Promise<void> {
    if (!isResumed) this.crawls += 1
    await this.#index.startCrawl(this.#tick())
    for (;;) {
      const limit = 1 + Math.floor(this.#random() * 3)
      const { folders, isDone } = await this.#index.nextFolders({
        limit,
        atMs: this.#tick(),
        hasTrees: this.#facts.seed % 2 === 0,
      })
      await this.expectNoFalseGone()
      if (isDone) return
      for (const folder of folders) {
        if (isDisturbed && this.#random() < 0.3) this.strangerActs(1)
        if (isDisturbed && this.#random() < 0.2) await this.#weAct()
        if (folder.isTree) await this.#listTree(folder, isDisturbed)
        else await this.#list(folder, isDisturbed)
      }
      await this.#deliverLate()
    }
  }

  async #list({ address, recordId }: FolderToList, isDisturbed: boolean): Promise<void> {
    const atMs = this.#tick()
    this.lists += 1
    // The service takes its time before it looks.
    if (isDisturbed && this.#random() < 0.3) await this.#meanwhile()
    const reply: ListReply = { folder: address, atMs, tillMs: this.#tick(), asked: 'crawl' }
    const isThere = this.world.folderAt(address.path) === recordId
    if (this.#random() < this.#facts.failing) {
      this.lies += 1
      await this.#index.failed(reply, this.#pick(LIES) ?? 'not-found')
    } else if (!isThere) await this.#index.failed(reply, 'not-found')
    else {
      const bytes = this.world.listing(recordId)
      // Somebody acts while the reply is on its way, or another reply overtakes it.
      if (isDisturbed && this.#random() < 0.2) this.strangerActs(1)
      if (isDisturbed && this.#random() < 0.15) await this.#weAct()
      if (isDisturbed && this.#random() < 0.1)
        this.#late.push({ reply: { ...reply, asked: 'person' }, bytes })
      await this.#index.listed({ ...reply, tillMs: this.#tick() }, bytes)
    }
    await this.expectNoFalseGone()
  }

  /** As a source sends it, from the top down: what is below a folder comes as it is by then, as long as it comes. */
  async #listTree(top: FolderToList, isDisturbed: boolean): Promise<void> {
    const atMs = this.#tick()
    this.trees += 1
    const waiting: (string | null)[] = [top.recordId]
    for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
      if (this.#random() < this.#facts.failing / 2) break
      if (isDisturbed && this.#random() < 0.3) await this.#meanwhile()
      const isLeftOut = at !== top.recordId && this.#random() < this.#facts.failing
      if (isLeftOut || (at !== null && !this.world.isReachable(at))) continue
      waiting.push(...this.world.in(at).flatMap(({ id, kind }) => (kind === 'folder' ? [id] : [])))
      const folder = { path: this.world.pathOf(at), id: at }
      await this.#index.listed({ folder, atMs, tillMs: this.#tick(), asked: 'crawl' }, this.world.listing(at))
      await this.expectNoFalseGone()
    }
    const end = { folder: top.address, atMs, tillMs: this.#tick(), asked: 'crawl' } as const
    await this.#index.failed(end, 'cancelled')
  }

  /** A person opens a folder, another client moves something, in either order; we change something, too. */
  async #meanwhile(): Promise<void> {
    if (this.#random() < 0.5) this.strangerActs(1)
    if (this.#random() < 0.7) await this.#personLists()
    if (this.#random() < 0.5) this.strangerActs(1)
    if (this.#random() < 0.2) await this.#weAct()
  }

  async #personLists(): Promise<void> {
    const id =
      this.#random() < 0.2 ? null : this.#pick(this.#folders.filter(one => this.world.isReachable(one)))
    if (id === undefined) return
    const folder = { path: this.world.pathOf(id), id }
    const [atMs, tillMs] = [this.#tick(), this.#tick()]
    await this.#index.listed({ folder, atMs, tillMs, asked: 'person' }, this.world.listing(id))
    await this.expectNoFalseGone()
  }

  async #deliverLate(): Promise<void> {
    for (const { reply, bytes } of this.#late.splice(0))
      await this.#index.listed({ ...reply, tillMs: this.#tick() }, bytes)
    await this.expectNoFalseGone()
  }

  /** Another client: it tells nobody. */
  strangerActs(times: number): void {
    for (let at = 0; at < times; at += 1) {
      const record = this.#untouched()
      if (record === undefined) return
      const chance = this.#random()
      if (chance < 0.5) this.#move(record, this.#somewhere())
      else if (chance < 0.7) record.name = `${record.name}'`
      else if (chance < 0.85 && record.kind !== 'folder') this.#delete(record)
      else this.world.add(`New ${this.nowMs}`, this.#somewhere())
      this.#touched.set(record.id, this.crawls)
    }
  }

  /** A step of ours: told once it is proved. */
  async #weAct(): Promise<void> {
    const record = this.#pick([...this.world.records.values()].filter(({ id }) => this.world.isReachable(id)))
    if (record === undefined) return
    const from = this.#endOf(record)
    if (record.kind !== 'folder' && this.#random() < 0.2) {
      this.world.records.delete(record.id)
      await this.#prove({ recordId: record.id, kind: record.kind, from, to: null, provenAtMs: this.#tick() })
      return
    }
    this.#move(record, this.#somewhere())
    const to = { ...this.#endOf(record), title: record.name }
    this.#touched.set(record.id, this.crawls)
    await this.#prove({ recordId: record.id, kind: record.kind, from, to, provenAtMs: this.#tick() })
  }

  async #prove(change: IndexedChange): Promise<void> {
    this.#tick()
    await this.#index.proved([change])
    await this.expectNoFalseGone()
  }

  #endOf(record: WorldRecord): NonNullable<IndexedChange['from']> {
    const ids: string[] = []
    for (let at = record.parent; at !== null; at = this.world.records.get(at)?.parent ?? null) ids.unshift(at)
    const path = childPath(this.world.pathOf(record.parent), record.name)
    if (path === null) throw new Error(`${record.name} cannot stand in a path.`)
    return { path, ids }
  }

  #move(record: WorldRecord, to: string | null): void {
    for (let at = to; at !== null; at = this.world.records.get(at)?.parent ?? null)
      if (at === record.id) return
    record.parent = to
    record.modifiedMs = this.nowMs
  }

  #delete(record: WorldRecord): void {
    this.world.records.delete(record.id)
    this.deleted.set(record.id, this.crawls + 1)
  }

  #untouched(): WorldRecord | undefined {
    const free = [...this.world.records.values()].filter(
      ({ id }) => (this.#touched.get(id) ?? -9) < this.crawls - 2,
    )
    return this.#pick(free)
  }

  #somewhere(): string | null {
    const folders = this.#folders.filter(id => this.world.isReachable(id))
    return this.#random() < 0.2 ? null : (this.#pick(folders) ?? null)
  }

  async expectNoFalseGone(): Promise<void> {
    const ids = [...this.world.records.keys()]
    const answers = await this.#index.whereIs(ids)
    for (const [at, answer] of answers.entries()) {
      const id = ids[at] ?? ''
      if (answer.kind !== 'gone' || !this.world.isReachable(id)) continue
      throw new Error(`seed ${this.#facts.seed}: ${id} is called gone and is in ${this.world.pathOf(id)}`)
    }
  }

  /** Of what was deleted before the last crawls began. */
  async expectDeletedGone(crawls: number): Promise<void> {
    const ids = [...this.deleted].filter(([, crawl]) => crawl <= this.crawls - crawls + 1).map(([id]) => id)
    const answers = await this.#index.whereIs(ids)
    for (const [at, answer] of answers.entries()) {
      // What nobody ever saw is unknown.
      if (answer.kind === 'gone' || answer.kind === 'unknown') continue
      throw new Error(
        `seed ${this.#facts.seed}: ${ids[at]} is gone, and it is said: ${JSON.stringify(answer)}`,
      )
    }
  }

  #tick(): number {
    this.nowMs += 1
    return this.nowMs
  }

  #pick<T>(from: readonly T[]): T | undefined {
    return from[Math.floor(this.#random() * from.length)]
  }
}

/** The same numbers for the same seed (mulberry32). */
export function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}
