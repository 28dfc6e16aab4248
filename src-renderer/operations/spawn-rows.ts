import type { CurrentWorld } from '../../src-shared/model/source'
import { entryRefOf } from '../tree/drop-target'
import type { EntryRow } from '../tree/row'
import type { Actor } from './actor'
import { askYesNo } from './confirm-store'
import { showToast } from './toast-store'

/** More than this at once asks first (design.md, "Spawn"). */
const MAX_UNASKED = 10

function canBeSpawned(row: EntryRow): boolean {
  return !row.isFolder && row.path !== null
}

/** Puts items into the world, one after the other. Folders among them stay where they are. */
export async function spawnRows(
  rows: readonly EntryRow[],
  world: CurrentWorld,
  { text, canChange, run }: Actor,
): Promise<void> {
  const items = rows.filter(canBeSpawned)
  const refuse = (detail: string): void =>
    showToast({ tone: 'failure', message: text.operation.refused.spawn, detail, actions: [] })
  if (items.length === 0) return refuse(text.spawn.notAnItem)
  if (!canChange) return refuse(text.tree.notReady)
  if (world.kind === 'none') return refuse(text.spawn.needsWorld)
  if (items.length > MAX_UNASKED && !(await isMeant(items.length, world, text))) return
  await run({ kind: 'spawn', entries: items.map(entryRefOf) })
}

function isMeant(count: number, world: CurrentWorld, text: Actor['text']): Promise<boolean> {
  return askYesNo({
    title: text.ask.warningTitle.spawn(count, ''),
    description: text.spawn.severalMeaning(world.kind === 'world' ? world.name : null),
    confirm: text.ask.confirm.spawn,
    cancel: text.ask.cancel,
  })
}
