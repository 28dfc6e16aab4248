import { addressOf } from '../../src-shared/domain/entry-address'
import { childPath, parsePath, ROOT } from '../../src-shared/domain/paths'
import type { Entry, EntryRef, FolderRef } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import type { Gateway } from '../wire/gateway'

export function pathOf(raw: string): InventoryPath {
  const path = parsePath(raw)
  if (path === null) throw new Error(`Not an inventory path: ${raw}`)
  return path
}

export const ROOT_REF: FolderRef = { path: ROOT, recordIds: [] }

/** A folder as a person would have opened it, level by level. */
export async function folderRef(gateway: Pick<Gateway, 'list'>, ...names: string[]): Promise<FolderRef> {
  let ref = ROOT_REF
  for (const name of names) {
    const entry = await entryNamed(gateway, ref.path, name)
    ref = { path: childPath(ref.path, name) ?? ref.path, recordIds: [...ref.recordIds, entry.recordId] }
  }
  return ref
}

export async function entryRef(
  gateway: Pick<Gateway, 'list'>,
  parent: FolderRef,
  name: string,
): Promise<EntryRef> {
  const { recordId, kind } = await entryNamed(gateway, parent.path, name)
  return { parent, recordId, name, kind }
}

export async function namesIn(
  gateway: Pick<Gateway, 'list'>,
  path: InventoryPath,
): Promise<readonly string[]> {
  return (await gateway.list(addressOf(path))).entries().map(entry => entry.name)
}

async function entryNamed(gateway: Pick<Gateway, 'list'>, path: InventoryPath, name: string): Promise<Entry> {
  const found = (await gateway.list(addressOf(path))).entries().find(entry => entry.name === name)
  if (found === undefined) throw new Error(`There is no ${name} in ${path}.`)
  return found
}

/** How often the service was asked for what, by the control command `calls`. */
export function callsIn(answer: string): Readonly<Record<string, number>> {
  return JSON.parse(answer.slice('ok calls '.length))
}
