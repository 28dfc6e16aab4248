import { isLlsdMap } from '../llsd/llsd-value'
import { LindenFault } from './linden-fault'
import type { CallOptions, LindenHttp } from './linden-http'
import { textOf } from './llsd-fields'

/** All that are asked for; a grid leaves out what it has not (linden.md, 2). */
const CAPABILITY_NAMES = [
  'FetchInventory2',
  'FetchInventoryDescendents2',
  'FetchLib2',
  'FetchLibDescendents2',
  'InventoryAPIv3',
  'LibraryAPIv3',
  'CreateInventoryCategory',
  'ViewerAsset',
  'GetTexture',
] as const

export type CapabilityName = (typeof CAPABILITY_NAMES)[number]

export type Capabilities = ReadonlyMap<CapabilityName, string>

/**
 * Asks the seed for its addresses, each of which is a secret (linden.md, 2). The exact
 * Content-Type matters here (opensim-run.md, 1). @throws LindenFault; `gone` after the session
 * has ended, `foreign-host` where an address leads away.
 */
export async function askSeed(
  http: LindenHttp,
  seed: string,
  keepSecret: (text: string) => void,
  options?: CallOptions,
): Promise<Capabilities> {
  const reply = await http.read({ method: 'POST', url: seed, body: [...CAPABILITY_NAMES] }, options)
  if (!isLlsdMap(reply)) throw new LindenFault('broken-reply', 'The reply is no map.')
  const found = new Map<CapabilityName, string>()
  for (const name of CAPABILITY_NAMES) {
    const url = textOf(reply, name)
    if (url === '') continue
    keepSecret(url)
    http.requireHost(url)
    found.set(name, url)
  }
  return found
}
