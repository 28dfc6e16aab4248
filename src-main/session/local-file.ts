import { realpathSync } from 'node:fs'
import { isAbsolute, normalize, sep } from 'node:path'
import { addressOf } from '../../src-shared/domain/entry-address'
import { childPath } from '../../src-shared/domain/paths'
import { AppFailure } from '../../src-shared/errors'
import type { AddedSource } from '../../src-shared/model/added-source'
import type { EntryRef } from '../../src-shared/model/entry'
import { say } from '../../src-shared/sentences'
import type { Gateway } from '../wire/gateway'

/**
 * Where an entry of a folder that a person has added lies. The source is asked,
 * which meets the entry by its id; what it says counts only below the folder
 * that the person chose, since another program is given it to open. Fails with
 * `refused` for any other source, and for any other path.
 */
export async function localFileOf(
  source: AddedSource | null,
  gateway: Pick<Gateway, 'localPath'>,
  entry: EntryRef,
  signal: AbortSignal,
): Promise<string> {
  const folder = source?.platform === 'folder' ? source.settings.folder : undefined
  const path = childPath(entry.parent.path, entry.name)
  if (folder === undefined || path === null) throw new AppFailure(NOT_HERE)
  const file = await gateway.localPath(addressOf(path, entry.recordId), signal)
  if (!isBelow(realpathSync(folder), file)) throw new AppFailure(NOT_HERE)
  return file
}

const NOT_HERE = { kind: 'refused', ...say('not-offered-here') } as const

function isBelow(folder: string, file: string): boolean {
  const isPlain = isAbsolute(file) && normalize(file) === file
  return isPlain && file.startsWith(folder.endsWith(sep) ? folder : `${folder}${sep}`)
}
