import { connectWire, type WireClient } from '../../../src-wire/testing/wire-client.ts'
import type { Uuid } from '../../grids/uuid'
import type { InventoryStore } from './inventory-store'
import { CEDAR, type LindenServer, type LindenServerOptions } from './linden-server'
import { type OpenLinden, openLinden } from './open-linden'

export const ROOT = '/Inventory'

/** A region, and a client of the gateway that is signed in there. */
export interface Bench extends Pick<OpenLinden, 'rhythm'> {
  readonly server: LindenServer
  readonly store: InventoryStore
  readonly wire: WireClient
  readonly root: Uuid
  readonly trash: Uuid
}

export async function openLindenBench(
  onTestEnd: (cleanup: () => Promise<void>) => void,
  region: LindenServerOptions = {},
): Promise<Bench> {
  const opened = await openLinden({ region })
  const { server, rhythm } = opened
  const wire = connectWire(opened.socketPath)
  onTestEnd(async () => {
    wire.close()
    await opened.close()
  })
  const { store } = server
  return { server, rhythm, store, wire, root: store.rootOf(CEDAR), trash: store.ofType(CEDAR, 14) }
}

/** By paths of titles; `to` is the folder. */
export const move = ({ wire }: Bench, from: string, to: string, newTitle?: string) =>
  wire.move(`${ROOT}/${from}`, `${ROOT}/${to}/x`, { newTitle: newTitle ?? from.split('/').at(-1) ?? '' })

export const copy = ({ wire }: Bench, from: string, to: string, newTitle: string, isFolder = false) =>
  wire.copy(`${ROOT}/${from}`, `${ROOT}/${to}/x`, isFolder, { newTitle })

export const titlesIn = async ({ wire }: Bench, path: string): Promise<readonly string[]> =>
  (await wire.entries(`${ROOT}${path}`)).map(it => it.extras?.title ?? it.name).sort()
