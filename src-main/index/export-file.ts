import { open, rename, rm } from 'node:fs/promises'
import { AppFailure } from '../../src-shared/errors'
import type { ExportRequest } from '../../src-shared/ipc/index-contract'
import { say } from '../../src-shared/sentences'
import type { IndexCalls } from './inventory-index'

const OWNER_ONLY = 0o600

/**
 * Writes what the index exports to a file, as a whole or not at all; answers how
 * many lines it has. Fails with `not-ready` where the index does not answer, and
 * with `refused` where the file cannot be written.
 */
export async function exportTo(
  file: string,
  request: ExportRequest,
  calls: IndexCalls | null,
  signal: AbortSignal,
): Promise<number> {
  if (calls === null) throw new AppFailure({ kind: 'not-ready', ...say('index-away') })
  const unfinished = `${file}.part`
  try {
    const handle = await open(unfinished, 'w', OWNER_ONLY)
    try {
      const onPiece = async (piece: string): Promise<void> => void (await handle.write(piece))
      const exported = await calls.call('export', request, { signal, onPiece })
      if (!exported.ok) throw new AppFailure(exported.error)
      await handle.sync()
      await rename(unfinished, file)
      return exported.value.rows
    } finally {
      await handle.close()
    }
  } catch (thrown) {
    await rm(unfinished, { force: true }).catch(() => {})
    if (thrown instanceof AppFailure) throw thrown
    const reason = thrown instanceof Error ? thrown.message : String(thrown)
    throw new AppFailure({ kind: 'refused', ...say('file-not-written', reason) })
  }
}
