import { join } from 'node:path'
import Database from 'libsql'
import { vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import type { EventName, Events, ThumbnailArrival } from '../../src-shared/ipc/contract'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { createServices, type Services } from '../compose/services'
import type { InventorySession } from '../session/inventory-session'
import { pinnedTarget } from '../sources/pinned-calls'
import type { SourceConnection } from '../sources/source-connection'
import { testFolder } from './sandbox-process'

const PATIENCE = { timeout: 15_000, interval: 5 }

/** Everything of main that a window stands on, without one, on a real service. */
export interface ServicesBench extends Services {
  readonly connection: SourceConnection
  readonly userData: string
  /** As when the program ends. */
  stop(): void
  /** The last word on each operation, as the window heard it. */
  readonly operations: ReadonlyMap<string, Operation>
  readonly pictures: readonly ThumbnailArrival[]
  /** Resolves when this person's inventory is open; null: one of nobody who is known. */
  isOpenFor(userId: string | null): Promise<InventorySession>
  /** In the inventory that is open now. */
  run(request: OperationRequest): Promise<Operation>
}

interface ServicesWish {
  /** Named by its address; null: what is found in `folder`. */
  readonly sandbox: Pick<SandboxProcess, 'address'> | null
  readonly folder?: string
  /** Give the same again for another start. */
  readonly userData?: string
}

export function openServices({ sandbox, folder, userData = testFolder() }: ServicesWish): ServicesBench {
  const operations = new Map<string, Operation>()
  const pictures: ThumbnailArrival[] = []
  const services = createServices({
    discovery: {
      argument: sandbox?.address ?? null,
      tls: null,
      env: folder === undefined ? {} : { RESONITE_IO_SOCKET_DIR: folder },
      home: null,
    },
    userData,
    log: () => {},
    builtIn: { start: () => Promise.reject(new Error('not asked in this test')), stop: () => {} },
    onSource: () => {},
    publish: <N extends EventName>(name: N, payload: Events[N]) => {
      const told: { readonly name: EventName; readonly payload: unknown } = { name, payload }
      if (isOf('operation.changed', told)) operations.set(told.payload.id, told.payload)
      if (isOf('thumbnails.arrived', told)) pictures.push(...told.payload)
    },
  })
  const { sources, sessions, engine, journal } = services
  const { connection } = sources
  let isStopped = false
  const stop = (): void => {
    if (isStopped) return
    isStopped = true
    sources.stop()
    journal.close()
  }
  onTestEnd(stop)
  sources.start()
  return {
    ...services,
    connection,
    userData,
    stop,
    operations,
    pictures,
    isOpenFor: userId =>
      vi.waitFor(() => {
        const { state } = connection
        const session = sessions.current
        if (
          state.kind !== 'ready' ||
          state.inventory.ownerId !== userId ||
          session?.id !== state.inventory.id
        )
          throw new Error(`It is ${state.kind}`)
        return session
      }, PATIENCE),
    run: request => engine.run(request, pinnedTarget(connection)),
  }
}

function isOf<N extends EventName>(
  name: N,
  told: { readonly name: EventName; readonly payload: unknown },
): told is { readonly name: N; readonly payload: Events[N] } {
  return told.name === name
}

/** What lies in the service's file for one person: `Inventory\A\x`, sorted. */
export function storedPathsOf({ dataFolder }: SandboxProcess, owner: string): readonly string[] {
  const database = new Database(join(dataFolder, 'inventory.sqlite'))
  try {
    const rows: unknown[] = database.prepare('select parent, name from records where owner = ?').all(owner)
    const textOf = (row: unknown, key: string): string =>
      String(typeof row === 'object' && row !== null ? Reflect.get(row, key) : '')
    return rows.map(row => `${textOf(row, 'parent')}\\${textOf(row, 'name')}`).toSorted()
  } finally {
    database.close()
  }
}
