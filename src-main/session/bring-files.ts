import { titleOf } from '../../src-shared/domain/names'
import { nameOf, ROOT } from '../../src-shared/domain/paths'
import { verbRefusal } from '../../src-shared/domain/why-not'
import { AppFailure } from '../../src-shared/errors'
import type { AddedSource } from '../../src-shared/model/added-source'
import type { BringWish, Brought } from '../../src-shared/model/brought'
import type { EntryRef } from '../../src-shared/model/entry'
import type { Step } from '../../src-shared/model/operation'
import { say } from '../../src-shared/sentences'
import type { BroughtFile } from '../operations/act/bring-action'
import type { OperationEngine } from '../operations/engine'
import type { OperationTarget } from '../operations/look/inventory-calls'
import { refusedFailure } from '../operations/look/refused-error'
import type { Gateway } from '../wire/gateway'
import { type HeldFile, holdFile } from './held-file'
import { isAllInCopy } from './is-all-in-copy'
import { localFileOf } from './local-file'

/** One of the two inventories. */
export interface BringEnd {
  readonly target: OperationTarget
  /** Asked where files lie; fails while it is not open. */
  readonly gateway: () => Pick<Gateway, 'localPath'>
  /** Null: it was found by itself, and is none of files. */
  readonly added: AddedSource | null
}

/**
 * From one inventory of files to the top of another. A move is a copy that was proved, and then a deletion
 * into the Trash of where it lay: at any moment all of it is at one place at least, and each inventory has
 * its own part in its own History. What is written here while it is copied may be in no copy, so then all of
 * it stays, too; what is written later, until it has gone, is seen in the Trash and comes back. Fails with `refused` where one of them holds no files, where what was
 * copied could not be deleted here, or in the words of either.
 */
export async function bringFiles(
  engine: OperationEngine,
  from: BringEnd,
  to: BringEnd,
  { entries, mode }: Pick<BringWish, 'entries' | 'mode'>,
  signal: AbortSignal,
): Promise<Brought> {
  if (to.added?.platform !== 'folder') throw new AppFailure({ kind: 'refused', ...say('not-offered-here') })
  const [here, there] = [from.target, to.target]
  const refusal = mode === 'move' ? verbRefusal('trash', here.capabilities) : null
  if (refusal !== null) throw refusedFailure(refusal)
  const files: BroughtFile[] = []
  for (const entry of entries) files.push(await fileOf(entry, from, signal))
  const target = { path: ROOT, recordIds: [] }
  const copied = await engine.run({ kind: 'bring', files, target, targetName: to.added.title }, there)
  if (copied.state !== 'done') return { copied, trashed: null, stays: null }
  const pairs = files.map((file, index): Pair => ({ file, step: copied.steps[index] }))
  const changed = await firstNotInCopy(pairs, to)
  if (changed !== null) {
    const said = say(mode === 'copy' ? 'written-while-copied' : 'changed-while-copied', changed)
    return { copied, trashed: null, stays: { kind: 'conflict', ...said } }
  }
  if (mode === 'copy') return { copied, trashed: null, stays: null }
  return { copied, ...(await trashCopied(engine, here, { entries, pairs, to })) }
}

interface Copied {
  readonly entries: BringWish['entries']
  readonly pairs: readonly Pair[]
  readonly to: BringEnd
}

/** What was written to between the last look and its move to the Trash is in no copy: it comes back. */
async function trashCopied(
  engine: OperationEngine,
  here: OperationTarget,
  { entries, pairs, to }: Copied,
): Promise<Omit<Brought, 'copied'>> {
  const held: (Pair & { readonly hold: HeldFile })[] = []
  for (const pair of pairs) held.push({ ...pair, hold: await holdFile(pair.file.path) })
  try {
    const trashed = await engine.run({ kind: 'trash', entries }, here)
    const found: Pair[] = []
    for (const { file, step, hold } of held) {
      const path = await hold.where()
      if (path !== null) found.push({ file: { ...file, path }, step })
    }
    const changed = await firstNotInCopy(found, to)
    if (changed === null) return { trashed, stays: null }
    const back = await engine.run({ kind: 'undo', operationId: trashed.id }, here)
    if (back.state === 'done')
      return { trashed: null, stays: { kind: 'conflict', ...say('changed-while-copied', changed) } }
    return { trashed, stays: { kind: 'conflict', ...say('changed-before-trash', changed) } }
  } finally {
    for (const { hold } of held) await hold.letGo()
  }
}

/** What was copied, wherever it is now, and the step that has made its copy. */
interface Pair {
  readonly file: BroughtFile
  readonly step: Step | undefined
}

/** The title of the first file or folder of which something may be in no copy. */
async function firstNotInCopy(pairs: readonly Pair[], to: BringEnd): Promise<string | null> {
  for (const { file, step } of pairs) {
    // Whatever keeps it from being compared: what is not known to be in the copy stays.
    const isIn = step !== undefined && (await isInCopy(file, step, to).catch(() => false))
    if (!isIn) return file.title
  }
  return null
}

async function isInCopy(file: BroughtFile, { to: at, recordId }: Step, to: BringEnd): Promise<boolean> {
  if (at === null || recordId === null) return false
  const parent = { path: ROOT, recordIds: [] }
  const copy = await fileOf({ parent, name: nameOf(at), recordId, kind: file.kind }, to)
  return isAllInCopy(file.path, copy.path)
}

async function fileOf(
  entry: EntryRef,
  { gateway, added }: BringEnd,
  signal = new AbortController().signal,
): Promise<BroughtFile> {
  const path = await localFileOf(added, gateway(), entry, signal)
  return { path, title: titleOf(entry), kind: entry.kind }
}
