import type { InventoryEntry } from '../../../src-wire/gen/resonite_io/v1/inventory.ts'
import { connectWire, type WireClient } from '../../../src-wire/testing/wire-client.ts'
import { type OpenGrid, type OpenGridOptions, openGrid } from './open-grid'
import { parseForm } from './request-form'

/** A grid, and a client of its gateway. */
export interface Bench {
  readonly grid: OpenGrid
  readonly wire: WireClient
}

export async function openGridBench(
  onTestEnd: (cleanup: () => Promise<void>) => void,
  options: OpenGridOptions = {},
): Promise<Bench> {
  // Looking in the background would be among the requests that are counted.
  const grid = await openGrid({ pollMs: 60_000, ...options })
  const wire = connectWire(grid.socketPath)
  onTestEnd(async () => {
    wire.close()
    await grid.close()
  })
  return { grid, wire }
}

export const entriesIn = async ({ wire }: Bench, path: string): Promise<readonly InventoryEntry[]> =>
  await wire.entries(path)

export const moveTo = (
  { wire }: Bench,
  from: string,
  expectedId: string,
  to: string,
  parent: string,
  title: string,
) => wire.move(from, `${to}/x`, { expectedId, expectedParentId: parent, newTitle: title })

/** Before a request with this method is answered, once. */
export function before({ grid }: Bench, method: string, act: () => void): void {
  grid.server.meddle = (request, answer) => {
    if (parseForm(request.body).get('METHOD') !== method) return undefined
    grid.server.meddle = null
    act()
    return answer()
  }
}
