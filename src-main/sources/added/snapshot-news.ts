import { z } from 'zod'
import { AppFailure } from '../../../src-shared/errors'
import type { SnapshotProgress } from '../../../src-shared/model/added-source'
import { SNAPSHOT_CHANGE_KINDS, type SnapshotChanges } from '../../../src-shared/model/snapshot-changes'
import { say } from '../../../src-shared/sentences'

const count = z.number().int().nonnegative()
const progressMessage = z.object({ progress: z.object({ folders: count, ofFolders: count, items: count }) })
const text = z.string().max(1_000)
const place = z.object({ title: text, folders: z.array(text).max(100) })
const changed = z.object({
  kind: z.enum(SNAPSHOT_CHANGE_KINDS),
  isFolder: z.boolean(),
  at: place,
  before: place.nullable(),
})
const comparedMessage = z.object({
  compared: z.object({
    sinceMs: z.number(),
    counts: z.object({ added: count, gone: count, moved: count, renamed: count }),
    unsure: count,
    changes: z.array(changed).max(1_000),
  }),
})
const failureMessage = z.object({ failed: z.string().max(2_000), reason: z.string().max(100) })

/** How far it is, as the process that takes a snapshot tells; null: it tells something else. */
export function progressIn(message: unknown): SnapshotProgress | null {
  return progressMessage.safeParse(message).data?.progress ?? null
}

/** How it differs from the one before; null: it tells something else. */
export function changesIn(message: unknown): SnapshotChanges | null {
  return comparedMessage.safeParse(message).data?.compared ?? null
}

/** Why there is no snapshot. What the service said stands as it is: its reasons prove nothing (linden.md, opensim-run.md 1). */
export function snapshotFailure(message: unknown): AppFailure {
  const told = failureMessage.safeParse(message).data
  if (told === undefined) return new AppFailure({ kind: 'offline', ...say('snapshot-broke-off') })
  const { failed, reason } = told
  if (reason === 'sign-in-refused')
    return new AppFailure({ kind: 'not-ready', ...say('sign-in-refused', failed) })
  if (reason === 'code-needed') return new AppFailure({ kind: 'not-ready', ...say('sign-in-code', failed) })
  return new AppFailure({ kind: 'offline', ...say('snapshot-not-taken', failed) })
}
