import { titleOf } from '../../src-shared/domain/names'
import { canSpawn, isSpawnable, leavesWhenSpawned } from '../../src-shared/domain/spawn'
import type { Dragged } from '../../src-shared/domain/transfer'
import { type Capabilities, RESONITE_CAPABILITIES } from '../../src-shared/model/capabilities'
import type { EntryRef } from '../../src-shared/model/entry'
import type { Operation } from '../../src-shared/model/operation'
import type { CurrentWorld } from '../../src-shared/model/source'
import { draggedOf } from '../browser/drop-target'
import type { EntryRow } from '../browser/row'
import { showToast } from '../kit/toast-store'
import { type Inventory, partOfSession, type Session } from '../session/session'
import { refusalText } from '../text/refusal-text'
import type { Actor } from './actor'
import { askYesNo } from './dialogs'

/** More than this at once asks first (design-shown.md, "Spawn"). */
const MAX_UNASKED = 10

function canBeSpawned(row: EntryRow): boolean {
  return !row.isFolder && row.path !== null
}

/** Why nothing can be spawned at the moment, in words; null when it can. */
export function whyNotSpawnNow(
  text: Actor['text'],
  { world, isReady, capabilities }: Pick<Inventory, 'world' | 'isReady' | 'capabilities'>,
): string | null {
  if (!isReady) return text.commands.notConnected
  return world.kind === 'none' ? whyNoWorld(text, capabilities) : null
}

/** Of a game, a world is opened there; of a grid, there is one where the region answers. */
export function whyNoWorld(text: Actor['text'], { platform }: Capabilities): string {
  return platform === RESONITE_CAPABILITIES.platform ? text.spawn.needsWorld : text.spawn.needsRegion
}

/** Puts items into the world, one after the other. Folders among them stay where they are. */
export function spawnRows(rows: readonly EntryRow[], world: CurrentWorld, actor: Actor): Promise<void> {
  return spawnItems(rows.filter(canBeSpawned).map(draggedOf), world, actor)
}

/** Puts into the world what was dropped on its name or on a Spawn button. */
export async function spawnDropped(
  dragged: readonly Dragged[],
  world: CurrentWorld,
  actor: Actor,
): Promise<void> {
  const refusal = canSpawn(dragged, world, actor.session.inventory.get().capabilities)
  if (refusal === null) return spawnItems(dragged.filter(isSpawnable), world, actor)
  const { text } = actor
  const detail = refusalText(text, refusal)
  showToast({ tone: 'failure', message: text.operation.refused.spawn, detail, actions: [] })
}

async function spawnItems(
  dragged: readonly Dragged[],
  world: CurrentWorld,
  { session, text, canChange, run }: Actor,
): Promise<void> {
  const items = dragged.map(({ ref }) => ref)
  const refuse = (detail: string): void =>
    showToast({ tone: 'failure', message: text.operation.refused.spawn, detail, actions: [] })
  if (items.length === 0) return refuse(text.spawn.notAnItem)
  if (!canChange) return refuse(text.tree.notReady)
  if (world.kind === 'none') return refuse(whyNoWorld(text, session.inventory.get().capabilities))
  if (items.length > MAX_UNASKED && !(await isMeant(session, items.length, world, text))) return
  const late = lateSpawnsOf(session)
  const [again] = items.filter(({ recordId }) => late.mayStillCome(recordId))
  if (again !== undefined && !(await isMeantAgain(session, again, text))) return
  const leaving = dragged.filter(leavesWhenSpawned).map(({ ref }) => ref)
  if (leaving.length > 0 && !(await isMeantToLeave(session, leaving, world, text))) return
  const operation = await run({
    kind: 'spawn',
    entries: items,
    ...(leaving.length > 0 ? { mayLeave: true } : {}),
  })
  if (operation !== null) late.note(operation)
}

/** The engine does what it was asked when it goes on, also after nobody waits for it any more (resonite-io.md, section 5). */
const LATE_MS = 120_000

const lateSpawnsOf = partOfSession(() => {
  const gaveUpAtMs = new Map<string, number>()
  return {
    note: ({ steps }: Operation): void => {
      for (const { recordId, state } of steps) {
        if (recordId !== null && state === 'unknown') gaveUpAtMs.set(recordId, Date.now())
      }
    },
    mayStillCome: (recordId: string): boolean =>
      Date.now() - (gaveUpAtMs.get(recordId) ?? Number.NEGATIVE_INFINITY) < LATE_MS,
  }
})

function isMeantAgain(session: Session, item: EntryRef, text: Actor['text']): Promise<boolean> {
  return askYesNo(session, {
    title: text.ask.warningTitle.spawn(1, titleOf(item)),
    description: text.spawn.mayStillCome(titleOf(item)),
    confirm: text.ask.confirm.spawn,
    cancel: text.ask.cancel,
  })
}

function isMeantToLeave(
  session: Session,
  leaving: readonly EntryRef[],
  world: CurrentWorld,
  text: Actor['text'],
): Promise<boolean> {
  const [first] = leaving
  const name = first === undefined ? '' : titleOf(first)
  return askYesNo(session, {
    title: text.ask.warningTitle.spawn(leaving.length, name),
    description: text.spawn.takes(leaving.length, name, world.kind === 'world' ? world.name : null),
    confirm: text.ask.confirm.spawn,
    cancel: text.ask.cancel,
  })
}

function isMeant(
  session: Session,
  count: number,
  world: CurrentWorld,
  text: Actor['text'],
): Promise<boolean> {
  return askYesNo(session, {
    title: text.ask.warningTitle.spawn(count, ''),
    description: text.spawn.severalMeaning(world.kind === 'world' ? world.name : null),
    confirm: text.ask.confirm.spawn,
    cancel: text.ask.cancel,
  })
}
