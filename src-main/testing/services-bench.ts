import { join } from 'node:path'
import Database from 'libsql'
import { vi } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import type { SandboxProcess } from '../../src-sandbox/testing/sandbox-process'
import type { EventName, Events, Publish, ThumbnailArrival } from '../../src-shared/ipc/contract'
import type { Operation, OperationRequest } from '../../src-shared/model/operation'
import { createServices, type Services, type ServicesParts } from '../compose/services'
import type { AskIfSame } from '../session/ask-if-same'
import type { InventorySession } from '../session/inventory-session'
import type { Sessions } from '../session/sessions'
import type { Keyring } from '../sources/added/secret-box'
import { pinnedTarget } from '../sources/pinned-calls'
import type { SourceConnection } from '../sources/source-connection'
import { startInProcess } from './in-process-index'
import { testFolder } from './sandbox-process'

const NO_SERVICE = { start: () => Promise.reject(new Error('not asked in this test')), stop: () => {} }

const NO_KEYRING: Keyring = {
  isEncryptionAvailable: () => false,
  encryptString: () => Buffer.alloc(0),
  decryptString: () => '',
}

const PATIENCE = { timeout: 120_000, interval: 5 }

/** Everything of main that a window stands on, without one, on a real service. */
export interface ServicesBench extends Services {
  /** Of the source that is found by itself. */
  readonly connection: SourceConnection
  readonly sessions: Sessions
  readonly asker: AskIfSame
  readonly userData: string
  /** As when the program ends. */
  stop(): void
  /** The last word on each operation, as the window heard it. */
  readonly operations: ReadonlyMap<string, Operation>
  /** For whoever wants pictures; what came. */
  readonly page: { readonly publish: Publish }
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
  /** What stands for the gateways of added sources: a service of its own for each. */
  readonly gatewayOf?: ServicesParts['gatewayOf']
  /** What stands for signing in and fetching everything; without it that fails. */
  readonly takeSnapshot?: ServicesParts['takeSnapshot']
  readonly publish?: Publish
  /** With the real index, in this process. */
  readonly hasIndex?: boolean
}

export function openServices(wish: ServicesWish): ServicesBench {
  const { sandbox, folder, userData = testFolder(), gatewayOf = () => NO_SERVICE } = wish
  const operations = new Map<string, Operation>()
  const pictures: ThumbnailArrival[] = []
  const publish = <N extends EventName>(name: N, payload: Events[N]): void => {
    const told: { readonly name: EventName; readonly payload: unknown } = { name, payload }
    if (isOf('operation.changed', told)) operations.set(told.payload.id, told.payload)
    if (isOf('thumbnails.arrived', told)) pictures.push(...told.payload)
    wish.publish?.(name, payload)
  }
  const services = createServices({
    discovery: {
      argument: sandbox?.address ?? null,
      tls: null,
      env: folder === undefined ? {} : { RESONITE_IO_SOCKET_DIR: folder },
      home: null,
    },
    userData,
    log: () => {},
    builtIn: NO_SERVICE,
    gatewayOf,
    takeSnapshot: wish.takeSnapshot ?? (() => Promise.reject(new Error('There is no grid.'))),
    keyring: NO_KEYRING,
    onSource: () => {},
    startIndex: wish.hasIndex === true ? startInProcess : null,
    isOnBattery: () => false,
    publish,
  })
  const { open, engine, journal } = services
  const { connection, sessions, asker } = open.found
  let isStopped = false
  const stop = (): void => {
    if (isStopped) return
    isStopped = true
    open.stop()
    journal.close()
  }
  onTestEnd(stop)
  open.start()
  return {
    ...services,
    connection,
    sessions,
    asker,
    userData,
    stop,
    operations,
    page: { publish },
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
