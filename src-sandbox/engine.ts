import type { OpenWorld } from '../src-wire/gen/resonite_io/v1/world.ts'
import type { Faults } from './faults.ts'
import { notReady } from './status.ts'
import { never } from './wait.ts'

/** Who is signed in until another one is. */
export const userId = 'U-Sandbox'
const firstName = 'sandbox'
export const groupId = 'G-Resonite'

const worlds: readonly OpenWorld[] = [
  openWorld(1, 'S-sandbox-home', 'Home', 1, 'Private'),
  openWorld(2, 'S-sandbox-garden', 'Roof Garden', 3, 'Contacts'),
  openWorld(3, 'S-sandbox-workshop', 'Workshop', 7, 'Anyone'),
]

function openWorld(
  handle: number,
  sessionId: string,
  name: string,
  userCount: number,
  accessLevel: string,
): OpenWorld {
  return { handle, sessionId, name, focused: handle === 1, userCount, accessLevel }
}

/** What the inventory needs of the engine: who is signed in, where, and a thread that may stall. */
export class Engine {
  #userId = userId

  constructor(private readonly faults: Faults) {}

  get userId(): string {
    return this.#userId
  }

  get userName(): string {
    return this.#userId === userId ? firstName : this.#userId.replace(/^U-/, '')
  }

  signIn(id: string): void {
    this.#userId = id
  }

  get isSignedIn(): boolean {
    return !this.faults.isOn('not-signed-in')
  }

  /** Userspace is never listed, so without a world the list is empty (sheet, section 3). */
  get openWorlds(): OpenWorld[] {
    return this.faults.isOn('no-world') ? [] : [...worlds]
  }

  get currentWorld(): OpenWorld | undefined {
    return this.openWorlds.find(world => world.focused)
  }

  requireOwner(): string {
    if (!this.isSignedIn) throw notReady('Not signed in; the inventory is unavailable.')
    return this.#userId
  }

  requireWorld(): OpenWorld {
    const world = this.currentWorld
    if (world === undefined) throw notReady('No focused world is available yet.')
    return world
  }

  /** Waits for the engine's thread, which a stalled engine never gives. */
  async enterThread(signal: AbortSignal): Promise<void> {
    if (this.faults.isOn('stalled-engine')) await never(signal)
  }
}
