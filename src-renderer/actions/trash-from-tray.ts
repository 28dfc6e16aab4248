import { isWithin } from '../../src-shared/domain/paths'
import { isUnfinished } from '../../src-shared/domain/pending'
import { recordIdOf } from '../../src-shared/domain/places'
import type { Dragged } from '../../src-shared/domain/transfer'
import type { Operation } from '../../src-shared/model/operation'
import type { CollectedEntry } from '../../src-shared/model/tray'
import { partOfSession, type Session } from '../session/session'
import type { Actor } from './actor'

/** What left the tray with an operation: who takes that back gets the tray back, too. */
const leftWithOf = partOfSession(() => new Map<string, readonly CollectedEntry[]>())

/** Moves entries to the Trash; those that got there leave the tray. */
export async function trashFromTray(
  dragged: readonly Dragged[],
  entries: readonly CollectedEntry[],
  { run, session }: Actor,
): Promise<void> {
  const operation = await run({ kind: 'trash', entries: dragged.map(({ ref }) => ref) })
  if (!operation) return
  const left = entries.filter(wentWith(operation, 'from'))
  leftWithOf(session).set(operation.id, left)
  await session.tray.takeOut(left)
}

/** Call with every word on an operation. */
export function returnAfterUndo(session: Session, operation: Operation): void {
  const { kind, state, reverses } = operation
  const left =
    kind === 'undo' && reverses && !isUnfinished(state) ? leftWithOf(session).get(reverses.operationId) : null
  if (!left) return
  const done = doneIn(operation)
  const back = left.filter(wentWith(operation, 'to'))
  if (back.length > 0) void session.tray.collect(back.map(entry => returned(entry, done)))
}

/** Undo may have found another name for it. */
function returned(entry: CollectedEntry, done: ReturnType<typeof doneIn>): CollectedEntry {
  const path = done.get(recordIdOf(entry)) ?? entry.path
  return path === entry.path ? entry : { ...entry, path, recordIds: [recordIdOf(entry)] }
}

/** By itself, or in a folder that was at one end of a step. */
function wentWith(operation: Operation, end: 'from' | 'to'): (entry: CollectedEntry) => boolean {
  const done = doneIn(operation)
  const folders = operation.steps.flatMap(step => {
    const path = step[end]
    return step.state === 'done' && step.entryKind === 'folder' && path !== null ? [path] : []
  })
  return entry => done.has(recordIdOf(entry)) || folders.some(folder => isWithin(entry.path, folder))
}

/** Where each record went. */
function doneIn({ steps }: Operation) {
  return new Map(
    steps.flatMap(({ state, action, recordId, to }) =>
      state === 'done' && action === 'move' && recordId !== null && to !== null
        ? [[recordId, to] as const]
        : [],
    ),
  )
}
