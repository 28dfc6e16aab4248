import { setTimeout as delay } from 'node:timers/promises'
import type { ItemRecord } from '../grids/records'
import type { Uuid } from '../grids/uuid'
import type { World } from '../kit/platform.ts'
import type { Session } from './session'
import type { Circuit } from './udp/circuit'
import type { Message } from './udp/packet'
import {
  readAlert,
  readObjects,
  readRegionName,
  requestRegionInfo,
  rezObject,
  type StandingObject,
} from './udp/region-messages'
import type { Speaker } from './udp/session-messages'
import { isFault } from './wire/linden-fault'
import type { Land, Point } from './wire/login-reply'

/** For the region to say what it is called. Milliseconds. */
const NAMED_WITHIN_MS = 2_000
/** For an object to appear, or for a word against it, once the region has received it. Milliseconds. */
const SHOWN_WITHIN_MS = 6_000
/** Meters between two that are put there one after the other, so that none is taken for another. */
const APART = 2
const ACROSS = 5
/** Meters by which a slope may shift one. */
const SHIFT = 0.9
/** Above the water, where nobody knows how high the ground is. Meters. */
const OVER_WATER = 30
const SKY = 4_096
/** Of objects that were heard of. */
const REMEMBERED = 20_000

/**
 * What a region says of an object that was to be put there: it is seen; it was refused in words
 * of the region; or nothing.
 */
export type Rezzed = { readonly object: StandingObject } | { readonly said: string } | null

/** The region that somebody is in: what it is called, and what is put there. */
export class Region {
  readonly #circuit: Circuit
  readonly #speaker: Speaker
  readonly #land: Land
  readonly #shownWithinMs: number
  readonly #known = new Set<Uuid>()
  #name: string | null = null
  #count = 0

  constructor({ welcome }: Session, circuit: Circuit, shownWithinMs = SHOWN_WITHIN_MS) {
    this.#circuit = circuit
    this.#speaker = { agentId: welcome.agentId, sessionId: circuit.sessionId }
    this.#land = welcome.land
    this.#shownWithinMs = shownWithinMs
    circuit.hear(message => this.#note(message))
  }

  /** Null: it is not reached, or does not say what it is called. */
  async world(): Promise<World | null> {
    try {
      await this.#circuit.open()
      const name = this.#name ?? (await this.#askName())
      return name === null ? null : { id: name, name }
    } catch (thrown) {
      if (!isFault(thrown, 'timed-out', 'unreachable', 'signed-out', 'cancelled')) throw thrown
      return null
    }
  }

  /** So that nothing was sent where it fails. @throws LindenFault. */
  async enter(): Promise<void> {
    await this.#circuit.open()
  }

  /**
   * Asks once that it is put there, and waits for it to appear. A region says nothing more: it
   * is known by where it is, by whose it is, and by being new. @throws LindenFault: it may come all the same.
   */
  async rez(item: ItemRecord): Promise<Rezzed> {
    const ray = this.#nextRay()
    const before = new Set(this.#known)
    let end = (): void => {}
    const told = new Promise<Rezzed>(done => {
      end = this.#circuit.hear(message => {
        const object = readObjects(message).find(it => it.isOwn && !before.has(it.id) && isAt(it.at, ray.to))
        if (object !== undefined) done({ object })
        const said = readAlert(message)
        if (said !== null && isAboutObject(said, item)) done({ said })
      })
    })
    try {
      await this.#circuit.tell(rezObject(this.#speaker, item, ray))
      return await Promise.race([told, nothingAfter(this.#shownWithinMs)])
    } finally {
      end()
    }
  }

  #note(message: Message): void {
    this.#name = readRegionName(message) ?? this.#name
    for (const { id } of readObjects(message)) this.#known.add(id)
    for (const id of this.#known) {
      if (this.#known.size <= REMEMBERED) break
      this.#known.delete(id)
    }
  }

  async #askName(): Promise<string | null> {
    let end = (): void => {}
    const named = new Promise<string>(done => {
      end = this.#circuit.hear(message => {
        const name = readRegionName(message)
        if (name !== null) done(name)
      })
    })
    try {
      await this.#circuit.tell(requestRegionInfo(this.#speaker))
      return this.#name ?? (await Promise.race([named, nothingAfter(NAMED_WITHIN_MS)]))
    } finally {
      end()
    }
  }

  /** At home, or in the middle; each at a place of its own. From above, so that it lies on the ground where the region looks for that. */
  #nextRay(): { readonly from: Point; readonly to: Point } {
    const { home, sizeX, sizeY } = this.#land
    const { x, y, z } = home ?? { x: sizeX / 2, y: sizeY / 2, z: OVER_WATER }
    const column = (this.#count % ACROSS) - (ACROSS - 1) / 2
    const row = (Math.floor(this.#count / ACROSS) % ACROSS) - (ACROSS - 1) / 2
    this.#count += 1
    const to = { x: within(x + column * APART, sizeX), y: within(y + row * APART, sizeY), z }
    // Below a roof, where there may be one.
    return { from: { ...to, z: home === null ? SKY : z + 1 }, to }
  }
}

/** A region tells of restarts and the like in the same way. */
function isAboutObject(alert: string, { name }: ItemRecord): boolean {
  return /\b(?:rez|object|prim)/i.test(alert) || (name !== '' && alert.includes(name))
}

function isAt(at: Point, to: Point): boolean {
  return Math.hypot(at.x - to.x, at.y - to.y) <= SHIFT
}

function within(meters: number, size: number): number {
  return Math.min(Math.max(meters, 0.5), size - 0.5)
}

async function nothingAfter(ms: number): Promise<null> {
  return await delay(ms, null, { ref: false })
}
