import { type AppError, AppFailure } from '../../src-shared/errors'
import type { ThumbnailArrival, ThumbnailRequest } from '../../src-shared/ipc/contract'
import { say } from '../../src-shared/sentences'
import type { Gateway } from '../wire/gateway'
import { ArrivalBatch } from './arrival-batch'
import {
  cachedPicture,
  dataUrlOf,
  fetchPicture,
  isLarger,
  isSmallPicture,
  type Picture,
} from './fetch-picture'
import type { ThumbnailCache } from './thumbnail-cache'

/** More than the gate ever lets through at once, so that it never waits for this queue. */
const MAX_ASKED = 16
/** How often a picture is asked for again that the cloud refused; each time the gate has slowed down before. */
const MAX_REFUSALS = 8
/** The disk costs nobody anything. */
const MAX_READ = 64
/** The service says "no picture" also when its cloud has a hiccup (section 3), so it is asked again later. */
const REMEMBER_NONE_MS = 5 * 60_000
const MAX_REMEMBERED = 10_000

const UNUSABLE: AppError = { kind: 'refused', ...say('picture-unaddressable') }
const CANCELLED: AppError = { kind: 'cancelled', ...say('other-inventory-opened') }

export interface ThumbnailParts {
  readonly cache: ThumbnailCache
  readonly gateway: () => Pick<Gateway, 'fetchThumbnail'>
  /** Which inventory it is: the pictures of several share the cache. */
  readonly owner: () => string
  /** Other names that its pictures may be kept under, from before. */
  readonly oldOwners: () => readonly string[]
  readonly nowMs: () => number
  readonly publish: (arrivals: readonly ThumbnailArrival[]) => void
}

/** Which picture of an inventory. */
type PictureOf = Pick<ThumbnailRequest, 'recordId' | 'assetUri'>

/** One picture that one or more rows wait for. */
interface Job {
  /** Of the full picture. */
  readonly key: string
  /** One that is wanted small and one that is wanted full are two. */
  readonly jobKey: string
  /** Of which inventory it is. */
  readonly owner: string
  readonly request: ThumbnailRequest
  readonly ids: Set<string>
  readonly abort: AbortController
  /** Lower comes first. */
  turn: number
  /** How often the cloud refused it. */
  refusals: number
}

/**
 * Fetches what the window wants to see: the latest wish first, in its order,
 * from the disk or else from the service. What was refused is asked for again,
 * after the others; what was scrolled away is cancelled. A picture that several
 * rows want is fetched once.
 */
export class ThumbnailQueue {
  readonly #parts: ThumbnailParts
  readonly #batch: ArrivalBatch
  /** Of the first in the latest wish: it counts down. */
  #firstTurn = 0
  /** Nobody has looked for these on the disk yet. */
  readonly #waiting = new Set<Job>()
  readonly #reading = new Set<Job>()
  /** The disk has not got these. */
  readonly #missing = new Set<Job>()
  readonly #asking = new Set<Job>()
  readonly #jobs = new Map<string, Job>()
  readonly #jobOfId = new Map<string, Job>()
  /** What asking again would only repeat: null where there is no picture. */
  readonly #settled = new Map<string, { readonly sinceMs: number; readonly answer: AppError | null }>()

  constructor(parts: ThumbnailParts) {
    this.#parts = parts
    this.#batch = new ArrivalBatch(parts.publish)
  }

  /** `unusable` are the ids of wishes that name nothing: they are answered, too. */
  want(
    wanted: readonly ThumbnailRequest[],
    dropped: readonly string[],
    unusable: readonly string[] = [],
  ): void {
    this.#drop(dropped)
    this.#batch.add(unusable.map(id => ({ id, kind: 'failed', error: UNUSABLE })))
    this.#firstTurn -= wanted.length
    for (const [place, request] of wanted.entries()) {
      const job = this.#jobFor(request)
      if (job !== null) job.turn = Math.min(job.turn, this.#firstTurn + place)
    }
    this.#advance()
  }

  /** Whether a picture is asked of the service, or waits for that. */
  get isAsking(): boolean {
    return this.#missing.size + this.#asking.size > 0
  }

  /** Keeps a small one that the window made; anything else than that is passed over. */
  keepSmall(of: PictureOf, data: Uint8Array): void {
    const owner = this.#parts.owner()
    if (isSmallPicture(data)) this.#parts.cache.put(owner, smallKeyOf(keyOf(owner, of)), data)
  }

  /** Deletes the pictures of an inventory from this computer. */
  forget(owner: string): Promise<void> {
    return this.#parts.cache.forget(owner)
  }

  /** What was answered before may be asked for again: a page was loaded anew. */
  askAnew(): void {
    this.#settled.clear()
  }

  /** Forgets everything, and says so to who waits: the inventory is another. */
  reset(): void {
    const ids = [...this.#jobOfId.keys(), ...this.#batch.takeBack().map(({ id }) => id)]
    for (const job of [...this.#reading, ...this.#asking]) job.abort.abort()
    this.#waiting.clear()
    this.#missing.clear()
    this.#jobs.clear()
    this.#jobOfId.clear()
    this.#settled.clear()
    this.#batch.add(ids.map(id => ({ id, kind: 'failed', error: CANCELLED })))
  }

  #jobFor(request: ThumbnailRequest): Job | null {
    const owner = this.#parts.owner()
    const key = keyOf(owner, request)
    const settled = this.#settledAnswer(key)
    if (settled !== undefined) {
      this.#batch.add([arrivalOf(request.id, settled, request.isSmall)])
      return null
    }
    const jobKey = request.isSmall ? smallKeyOf(key) : key
    const known = this.#jobs.get(jobKey)
    const job = known ?? newJob(key, jobKey, owner, request)
    job.ids.add(request.id)
    if (known === undefined) this.#waiting.add(job)
    this.#jobs.set(jobKey, job)
    this.#jobOfId.set(request.id, job)
    return job
  }

  #drop(ids: readonly string[]): void {
    if (ids.length === 0) return
    for (const id of ids) {
      const job = this.#jobOfId.get(id)
      if (job === undefined) continue
      this.#jobOfId.delete(id)
      job.ids.delete(id)
      if (job.ids.size > 0) continue
      this.#jobs.delete(job.jobKey)
      job.abort.abort()
      this.#waiting.delete(job)
      this.#missing.delete(job)
    }
  }

  #advance(): void {
    move(this.#waiting, this.#reading, MAX_READ, job => void this.#read(job))
    // Nobody asks before those whose turn is earlier and who may have to ask, too.
    const earliest = Math.min(...Array.from(this.#reading, job => job.turn))
    move(this.#missing, this.#asking, MAX_ASKED, job => void this.#ask(job), earliest)
  }

  async #read(job: Job): Promise<void> {
    const cached = await this.#attempt(job, () => this.#cached(job))
    this.#reading.delete(job)
    if (this.#isForgotten(job)) this.#finish(job, CANCELLED)
    else if (cached === null) this.#missing.add(job)
    else this.#finish(job, cached)
    this.#advance()
  }

  async #cached({ key, owner: ownerNow, request }: Job): Promise<Picture | null> {
    const { cache, oldOwners } = this.#parts
    const small = request.isSmall ? await cachedPicture(cache, ownerNow, smallKeyOf(key)) : null
    const cached = small ?? (await cachedPicture(cache, ownerNow, key))
    if (cached !== null) return cached
    for (const owner of oldOwners()) {
      const old = await cachedPicture(cache, owner, keyOf(owner, request))
      if (old === null) continue
      cache.put(ownerNow, key, old.data)
      return old
    }
    return null
  }

  async #ask(job: Job): Promise<void> {
    const outcome = await this.#attempt(job, () => this.#fetch(job))
    this.#asking.delete(job)
    if (this.#jobs.get(job.jobKey) === job && isRefusal(outcome) && job.refusals < MAX_REFUSALS) {
      job.refusals += 1
      job.turn = LAST_TURN
      this.#missing.add(job)
    } else this.#finish(job, outcome)
    this.#advance()
  }

  #finish(job: Job, outcome: Picture | AppError | null): void {
    if (this.#jobs.get(job.jobKey) !== job) return
    this.#jobs.delete(job.jobKey)
    for (const id of job.ids) this.#jobOfId.delete(id)
    this.#batch.add([...job.ids].map(id => arrivalOf(id, outcome, job.request.isSmall)))
  }

  async #fetch(job: Job): Promise<Picture | AppError> {
    const { cache, gateway } = this.#parts
    if (this.#isForgotten(job)) return CANCELLED
    const picture = await fetchPicture(gateway(), job.request, job.abort.signal)
    // The reply may be of the other inventory already: it must not be kept under this one's name.
    if (this.#isForgotten(job)) return CANCELLED
    cache.put(job.owner, job.key, picture.data)
    return picture
  }

  async #attempt(
    job: Job,
    work: () => Promise<Picture | AppError | null>,
  ): Promise<Picture | AppError | null> {
    try {
      return await work()
    } catch (thrown) {
      if (!(thrown instanceof AppFailure)) return { kind: 'bug', ...say('picture-unreadable') }
      const { error } = thrown
      if (!isSettled(error)) return error
      if (this.#isForgotten(job)) return CANCELLED
      return this.#settle(job.key, error.kind === 'not-found' ? null : error)
    }
  }

  #isForgotten({ owner, abort }: Job): boolean {
    return abort.signal.aborted || owner !== this.#parts.owner()
  }

  #settledAnswer(key: string): AppError | null | undefined {
    const known = this.#settled.get(key)
    if (known === undefined) return undefined
    const isDue = known.answer === null && this.#parts.nowMs() - known.sinceMs >= REMEMBER_NONE_MS
    return isDue ? undefined : known.answer
  }

  #settle(key: string, answer: AppError | null): AppError | null {
    if (this.#settled.size >= MAX_REMEMBERED) this.#settled.clear()
    this.#settled.set(key, { sinceMs: this.#parts.nowMs(), answer })
    return answer
  }
}

const LAST_TURN = Number.MAX_SAFE_INTEGER

/** The cloud had too much to do: that says nothing of whether there is a picture. */
function isRefusal(outcome: Picture | AppError | null): boolean {
  if (outcome === null || 'data' in outcome) return false
  return outcome.said?.code === 'service-busy' || outcome.said?.code === 'cloud-trouble'
}

function keyOf(owner: string, { recordId, assetUri }: PictureOf): string {
  return JSON.stringify([owner, recordId, assetUri])
}

/** The small one lies beside the full one. */
function smallKeyOf(key: string): string {
  return `${key} small`
}

function newJob(key: string, jobKey: string, owner: string, request: ThumbnailRequest): Job {
  return {
    key,
    jobKey,
    owner,
    request,
    ids: new Set(),
    abort: new AbortController(),
    turn: LAST_TURN,
    refusals: 0,
  }
}

/** Lets as many begin as there is room for, those first whose turn it is. */
function move(
  from: Set<Job>,
  to: Set<Job>,
  room: number,
  begin: (job: Job) => void,
  before = Number.POSITIVE_INFINITY,
): void {
  if (to.size >= room) return
  const inTurn = [...from].filter(job => job.turn < before).toSorted((one, other) => one.turn - other.turn)
  for (const job of inTurn.slice(0, room - to.size)) {
    from.delete(job)
    to.add(job)
    begin(job)
  }
}

/** Bytes that were refused cost their whole weight each time, the service's cloud included, and stay what they are. */
function isSettled({ kind }: AppError): boolean {
  return kind === 'not-found' || kind === 'too-large' || kind === 'refused'
}

function arrivalOf(id: string, outcome: Picture | AppError | null, isSmall: boolean): ThumbnailArrival {
  if (outcome === null) return { id, kind: 'none' }
  if ('data' in outcome) {
    const lacksSmall = isSmall && isLarger(outcome)
    return { id, kind: 'picture', dataUrl: dataUrlOf(outcome), ...(lacksSmall ? { lacksSmall } : {}) }
  }
  return { id, kind: 'failed', error: outcome }
}
