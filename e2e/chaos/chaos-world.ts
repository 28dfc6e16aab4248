import { join } from 'node:path'
import { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import type { BrowserWindow } from '../pages/browser-window'

/** Processes that live for certain: the server clears away the sockets of dead ones. */
const PIDS = [process.pid, process.ppid, 1] as const

/** The services in one folder of sockets, of which the window shows one. */
export class ChaosWorld {
  readonly satchel: BrowserWindow
  readonly random: () => number
  /** How many pictures said that they are too large. */
  tooLargePictures = 0
  readonly #folder: string
  #current: SandboxProcess
  #started: SandboxProcess[]

  private constructor(satchel: BrowserWindow, folder: string, first: SandboxProcess, random: () => number) {
    this.satchel = satchel
    this.random = random
    this.#folder = folder
    this.#current = first
    this.#started = [first]
  }

  static async begin(
    folder: string,
    open: () => Promise<BrowserWindow>,
    random: () => number,
  ): Promise<ChaosWorld> {
    const first = sandboxNamed(folder, PIDS[0])
    await first.start()
    return new ChaosWorld(await open(), folder, first, random)
  }

  /** The service that the window shows. */
  get current(): SandboxProcess {
    return this.#current
  }

  /** Another service, under a pid that no other has at the moment. */
  async startAnother(): Promise<SandboxProcess> {
    const names = new Set(this.#started.map(({ socketPath }) => socketPath))
    const free = PIDS.map(pid => sandboxNamed(this.#folder, pid)).find(
      ({ socketPath }) => !names.has(socketPath),
    )
    if (free === undefined) throw new Error('All pids are taken.')
    await free.start()
    this.#started.push(free)
    return free
  }

  /** The one that is shown ends, and the window is to show another from now on. */
  async replaceBy(other: SandboxProcess): Promise<void> {
    await this.#current.kill()
    this.#started = this.#started.filter(sandbox => sandbox !== this.#current)
    this.#current = other
  }

  async end(): Promise<void> {
    for (const sandbox of this.#started) await sandbox.kill()
  }

  pick<T>(list: readonly T[]): T {
    const picked = list[Math.floor(this.random() * list.length)]
    if (picked === undefined) throw new Error('There is nothing to pick.')
    return picked
  }
}

function sandboxNamed(folder: string, pid: number): SandboxProcess {
  const socketName = `resonite-${pid}.sock`
  return new SandboxProcess({ folder: join(folder), socketName, arguments: ['--bulk', '100000'] })
}
