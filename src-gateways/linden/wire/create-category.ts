import type { Uuid } from '../../grids/uuid'
import { isLlsdMap, type Llsd, LlsdInteger, LlsdUuid } from '../llsd/llsd-value'
import { LindenFault } from './linden-fault'
import type { LindenHttp } from './linden-http'
import { idOf } from './llsd-fields'

/**
 * CreateInventoryCategory (linden.md, 4): any name but an empty one, kept as it is. Regions
 * refuse it as busy for whoever is not in by a circuit (opensim-run.md, 1). @throws LindenFault.
 */
export async function createCategory(
  http: LindenHttp,
  url: string,
  { id, parentId, name }: { readonly id: Uuid; readonly parentId: Uuid; readonly name: string },
): Promise<Uuid> {
  const body = new Map<string, Llsd>([
    ['folder_id', new LlsdUuid(id)],
    ['parent_id', new LlsdUuid(parentId)],
    ['type', new LlsdInteger(-1)],
    ['name', name],
  ])
  const reply = await http.ask({ method: 'POST', url, body })
  const made = isLlsdMap(reply) ? idOf(reply, 'folder_id', 'category_id') : null
  if (made === null) throw new LindenFault('broken-reply', 'It does not say what it made.')
  return made
}
