import { useEffect } from 'react'
import { beginningOf } from '../../src-shared/domain/beginning-of'
import type { TrashRules } from '../../src-shared/model/capabilities'
import type { Branch } from '../browser/branch'
import { branchName } from '../browser/trash-look'
import { useText } from '../kit/text-context'
import { useSettings } from '../session/settings-store'
import type { Catalogue } from '../text/en'

/** Window lists show less. */
const MAX_LENGTH = 120

/** What the folder at the end of the way is called, as plain text. */
export function locationName(text: Catalogue, path: readonly Branch[], trash: TrashRules): string {
  const location = path.at(-1)
  return path.length < 2 || !location ? text.app.inventory : branchName(text, location, trash)
}

/** What the system calls the window, where windows are chosen by name; null: nothing is shown. It lies above whatever blurs names. */
export function useWindowTitle(name: string | null): void {
  const text = useText()
  const isStreaming = useSettings(settings => settings.streamerMode)
  const title = text.app.windowTitle(name === null || isStreaming ? null : beginningOf(name, MAX_LENGTH))
  useEffect(() => {
    document.title = title
  }, [title])
}
