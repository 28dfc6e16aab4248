import { ROOT } from '../../../src-shared/domain/paths'
import type { EntryRow } from '../../browser/row'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { contentsText } from '../../listings/contents-text'
import { useFolderFacts } from '../../listings/use-folder-facts'
import { shortDate } from '../../text/dates'
import styles from './inspector.module.css'

/** Seen within a minute is seen now. */
const NOW_MS = 60_000

/** What is in a folder, in words, and how old that is; it has its line also as long as nobody knows. */
export function FolderContents({ row }: { readonly row: EntryRow }) {
  const text = useText()
  return <p className={styles.contents}>{useContentsWords(row).join(', ') || text.counts.notKnown}</p>
}

/** None where nothing is known, and of what is no folder. */
export function useContentsWords({ entry, path, isFolder }: EntryRow): readonly string[] {
  const text = useText()
  const nowMs = useNow()
  const facts = useFolderFacts(isFolder ? entry.recordId : '', path ?? ROOT)
  if (!isFolder || facts === null) return []
  const known = contentsText(text, facts.counts())
  const words = facts.isWhole ? known : text.counts.soFar(known)
  if (nowMs - facts.listedAtMs < NOW_MS) return [words]
  return [words, text.counts.asOf(shortDate(text, facts.listedAtMs, nowMs))]
}
