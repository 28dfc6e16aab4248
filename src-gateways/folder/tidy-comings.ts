import { readdirSync } from 'node:fs'
import { readFile, unlink } from 'node:fs/promises'
import { basename, dirname } from 'node:path'
import { status } from '@grpc/grpc-js'
import { mayRun } from '../kit/process-mark.ts'
import { GatewayRefusal } from '../kit/refusal.ts'
import { type ComingFacts, readFacts } from './coming-facts.ts'
import { deleteTree } from './delete-tree.ts'
import { Dir, openBelow } from './dir.ts'
import { besideName } from './file-names.ts'
import { isBeginningOf } from './is-beginning-of.ts'
import { COMING_STEPS, factsName, type KeepFolder } from './keep-folder.ts'
import { lstat } from './lstat.ts'
import type { Spot } from './reserve-name.ts'
import { isAbsence } from './system-error.ts'

/** Half copies of programs that wrote down nothing of them are left alone so long: another machine may be at it. */
const UNKNOWN_FOR_MS = 86_400_000

interface Tidied {
  /** The top of the inventory. */
  readonly root: Dir
  readonly keep: KeepFolder
  /** Told of what a person may want to look at. */
  readonly say: (text: string) => void
}

/**
 * What gateways that were killed have left half-copied. It is deleted where its process is surely gone and
 * everything in it is in what it was copied from as well; else a person is shown it: in the Trash, or where
 * it lies, on another drive.
 */
export async function tidyComings(tidied: Tidied): Promise<void> {
  const coming = openIfThere(tidied.root, COMING_STEPS)
  if (coming === null) return
  try {
    const names = readdirSync(coming.self, { encoding: 'buffer' })
    const said = new Set(names.map(name => name.toString()))
    for (const name of names) {
      const text = name.toString()
      const of = text.endsWith('.json') ? Buffer.from(text.slice(0, -'.json'.length)) : null
      if (of !== null) await tidyKnown({ dir: coming, name: of }, tidied)
      else if (!said.has(factsName(name).toString())) await tidyUnknown({ dir: coming, name }, tidied)
    }
  } finally {
    coming.close()
  }
}

async function tidyKnown(spot: Spot, { root, keep, say }: Tidied): Promise<void> {
  const facts = spot.dir.at(factsName(spot.name))
  const begun = readFacts(await readFile(facts, 'utf8'))
  if (begun === null || !begun.isDead) return
  const { beside, title, folderId } = begun.facts
  const dir = beside === null ? spot.dir : openIfThere(root, beside)
  const half = dir && { dir, name: beside === null ? spot.name : besideName(spot.name) }
  try {
    if (half === null || lstat(half.dir.at(half.name)) === null)
      say(`Nothing is left of a copy of “${title}”.`)
    else if (await isCopy(root, half, begun.facts)) await deleteTree(half, { isOurs: true })
    else if (beside === null) await keep.trashHalf(half, title, folderId)
    else say(`A half copy of “${title}” stays where it is: ${half.name.toString()}`)
  } finally {
    if (dir !== null && dir !== spot.dir) dir.close()
  }
  await unlink(facts)
}

async function isCopy(root: Dir, half: Spot, { from }: ComingFacts): Promise<boolean> {
  const whole = sourceOf(root, from)
  if (whole === null) return false
  const { dir } = whole
  try {
    return await isBeginningOf(half, whole)
  } catch {
    // What cannot be read proves nothing.
    return false
  } finally {
    if (dir !== root) dir.close()
  }
}

/** Null where the directory that it was in is not there any more. */
function sourceOf(root: Dir, from: ComingFacts['from']): Spot | null {
  if (typeof from === 'string') {
    try {
      return { dir: Dir.root(Buffer.from(dirname(from))), name: Buffer.from(basename(from)) }
    } catch {
      return null
    }
  }
  const dir = openIfThere(root, from.slice(0, -1))
  const name = from.at(-1)
  return dir === null || name === undefined ? null : { dir, name }
}

/** What it was copied from nobody knows. */
async function tidyUnknown(spot: Spot, { keep }: Tidied): Promise<void> {
  const text = spot.name.toString()
  const stat = lstat(spot.dir.at(spot.name))
  const isOld = stat !== null && Date.now() - stat.mtimeMs > UNKNOWN_FOR_MS
  if (isOld && mayRun(text) !== true) await keep.trashHalf(spot, text, '')
}

function openIfThere(root: Dir, steps: readonly Buffer[]): Dir | null {
  try {
    return openBelow(root, steps)
  } catch (thrown) {
    if (isAbsence(thrown) || (thrown instanceof GatewayRefusal && thrown.code === status.NOT_FOUND))
      return null
    throw thrown
  }
}
