import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { openTestFolder } from '../../src-gateways/folder/testing/test-folder'
import {
  killGateway,
  type PreparedGateway,
  prepareGateway,
} from '../../src-gateways/kit/testing/gateway-process'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { titlePart } from '../../src-shared/domain/names'
import { childPath } from '../../src-shared/domain/paths'
import type { EntryRef, FolderRef } from '../../src-shared/model/entry'
import { UNHURRIED } from '../wire/call-gate'
import { GrpcGateway } from '../wire/grpc-gateway'
import { ROOT_REF } from './refs'
import { memoryFolder } from './sandbox-process'

/** Of a file: its folder by number of those before it, and its name; what is in it tells it from all others. */
export interface PlannedFile {
  readonly isFolder: boolean
  readonly folder: number
  readonly name: string
}

export interface SeenTree {
  readonly entries: readonly EntryRef[]
  readonly folders: readonly FolderRef[]
  readonly trashed: readonly EntryRef[]
}

/** What serves the folder, until it is killed or closed. */
interface Served {
  readonly socketPath: string
  /** Null: it has not ended. */
  readonly revived: () => Promise<Served | null>
  readonly signal: (how: NodeJS.Signals) => void
  readonly close: () => Promise<void>
}

/**
 * A real folder behind a real gateway on a real socket. One that is to be killed is a process of its own, which
 * takes a third of a second of the processor until it answers as quickly as one that has run for a while; any
 * other serves from the process of the test.
 */
export class FolderWorld {
  readonly root: string
  gateway: GrpcGateway
  #served: Served

  private constructor(root: string, served: Served, gateway: GrpcGateway) {
    this.root = root
    this.#served = served
    this.gateway = gateway
  }

  static async open({ canDie }: { readonly canDie: boolean }): Promise<FolderWorld> {
    const root = memoryFolder()
    const served = canDie ? await serveMortal(root, prepare(root)) : await serveHere(root)
    const world = new FolderWorld(root, served, await connect(served))
    onTestEnd(() => world.close())
    return world
  }

  async close(): Promise<void> {
    this.gateway.close()
    await this.#served.close()
  }

  /** Without a farewell, whatever it is doing. */
  kill(): void {
    this.#served.signal('SIGKILL')
  }

  /** As a drive does that does not answer: the gateway waits for it in the middle of whatever it does. */
  signal(how: 'SIGSTOP' | 'SIGCONT'): void {
    this.#served.signal(how)
  }

  /** Another connection to it, which is given up after half a second of silence. */
  impatient(): GrpcGateway {
    const keepAlive = { afterMs: 100, withinMs: 400 }
    const gateway = new GrpcGateway(`unix:${this.#served.socketPath}`, { rules: UNHURRIED, keepAlive })
    onTestEnd(() => gateway.close())
    return gateway
  }

  /** It comes back on another socket, if it was killed. Answers whether it was. */
  async revive(): Promise<boolean> {
    const served = await this.#served.revived()
    if (served === null) return false
    this.gateway.close()
    this.#served = served
    this.gateway = await connect(served)
    return true
  }

  /** The folder holds these, and nothing else. Each file is its own number. */
  plant(files: readonly PlannedFile[]): void {
    for (const name of readdirSync(this.root)) rmSync(join(this.root, name), { recursive: true })
    const folders = [this.root]
    for (const [number, { isFolder, folder, name }] of files.entries()) {
      const path = join(folders[folder % folders.length] ?? this.root, name)
      try {
        if (isFolder) mkdirSync(path)
        else writeFileSync(path, contentOf(number), { flag: 'wx' })
      } catch {
        // Two of one name: there is only the first.
        continue
      }
      if (isFolder) folders.push(path)
    }
  }

  /** What each file of the folder holds, wherever it lies, the Trash included; what is being put together is not one. */
  contents(): readonly string[] {
    const files = readdirSync(this.root, { recursive: true, withFileTypes: true })
    return files
      .filter(file => file.isFile() && !/\/\.satchel-trash\/(coming|info)(\/|$)/.test(file.parentPath))
      .map(file => readFileSync(join(file.parentPath, file.name), 'utf8'))
  }

  /** Everything that listings show, by one call. */
  async seen(): Promise<SeenTree> {
    const entries: EntryRef[] = []
    const trashed: EntryRef[] = []
    const folders = new Map<string, FolderRef>([[ROOT_REF.path, ROOT_REF]])
    for await (const { path, listing } of this.gateway.listTree(ROOT_ADDRESS, new AbortController().signal)) {
      const folder = folders.get(path)
      if (folder === undefined) continue
      const isTrash = folder.recordIds[0] === TRASH
      for (const entry of listing.entries()) {
        const { recordId, name, kind } = entry
        const title = titlePart({ name, title: entry.title ?? name })
        const ref = { parent: folder, recordId, name, kind, ...title }
        if (isTrash && folder.recordIds.length === 1) trashed.push(ref)
        else if (!isTrash && recordId !== TRASH) entries.push(ref)
        const inside = kind === 'folder' ? childPath(folder.path, name) : null
        if (inside !== null) folders.set(inside, { path: inside, recordIds: [...folder.recordIds, recordId] })
      }
    }
    const open = [...folders.values()].filter(({ recordIds }) => recordIds[0] !== TRASH)
    return { entries, folders: open, trashed }
  }
}

const TRASH = 'trash'
/** Of three seconds each. */
const MOST_TRIES = 40

/** Long enough that half of it would be noticed. */
export function contentOf(number: number): string {
  return `file ${number} `.repeat(400)
}

/** It has no secrets; waiting for them, it has looked at nothing yet. */
function prepare(root: string): PreparedGateway {
  const args = ['folder', root, '--allow-changes', '--poll', '--secret-fd', '3']
  return prepareGateway({ args, secrets: '{}' })
}

/** The next one loads its program while this one serves: half of what a start takes. */
async function serveMortal(root: string, prepared: PreparedGateway): Promise<Served> {
  const process = await prepared.start()
  const next = prepare(root)
  const { socketPath, child, ended } = process
  return {
    socketPath,
    signal: how => void child.kill(how),
    revived: async () => {
      if (child.exitCode === null && !child.killed) return null
      await ended
      return serveMortal(root, next)
    },
    close: async () => {
      await killGateway(process)
      await next.drop()
    },
  }
}

async function serveHere(root: string): Promise<Served> {
  const served = await openTestFolder({ root, isPolling: true })
  return {
    socketPath: served.socketPath,
    signal: () => {
      throw new Error('It lives as long as the test.')
    },
    revived: async () => null,
    close: () => served.close(),
  }
}

async function connect({ socketPath }: Pick<Served, 'socketPath'>): Promise<GrpcGateway> {
  const gateway = new GrpcGateway(`unix:${socketPath}`, { rules: UNHURRIED, firstRetryMs: 1 })
  // A new process beside the soak on a busy machine takes longer than a person would be let wait.
  for (let tries = 1; ; tries += 1) {
    try {
      await gateway.describe()
      return gateway
    } catch (thrown) {
      if (tries === MOST_TRIES) throw thrown
    }
  }
}
