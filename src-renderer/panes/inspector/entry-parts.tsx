import { Trash2 } from 'lucide-react'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import { ENTRY_KINDS } from '../../../src-shared/model/entry'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import { openProblemOf } from '../../browser/row-words'
import type { Rows } from '../../browser/rows'
import { selectedRows } from '../../browser/selected-rows'
import type { SelectionSummary } from '../../browser/selection-summary'
import { isTrashId, trashIdOf } from '../../browser/trash-folder'
import { isTheTrash, isTrashed } from '../../browser/trash-look'
import { KindIcon } from '../../kit/kind-icon'
import { useText } from '../../kit/text-context'
import { FolderCover } from '../../listings/folder-cover'
import { Thumbnail } from '../../listings/thumbnail'
import { useLockedIds } from '../../session/locks'
import { useCapabilities } from '../../session/session-context'
import { commonFactsOf, commonLinkOf } from './common-facts'
import { FactLine } from './facts'
import factStyles from './facts.module.css'
import styles from './inspector.module.css'
import { SpawnButton, SpawnSeveralButton } from './spawn-button'

export interface SelectionProps {
  readonly rows: Rows
  readonly selected: SelectionSummary
}

interface EntryPictureProps {
  readonly row: EntryRow
  readonly iconPx: number
  /** How large it is drawn at most, in CSS pixels, where that is little. */
  readonly sizePx?: number
}

export function EntryPicture({ row, iconPx, ...size }: EntryPictureProps) {
  const { trash } = useCapabilities()
  const { entry, path, isFolder, openProblem } = row
  if (isTheTrash(row, trash)) return <Trash2 size={iconPx} strokeWidth={1.25} aria-hidden />
  if (isFolder) return <FolderCover entry={entry} path={openProblem ? null : path} {...size} />
  return path ? (
    <Thumbnail entry={entry} path={path} {...size} />
  ) : (
    <KindIcon kind={entry.kind} size={iconPx} />
  )
}

/** What is to be known of an entry before one does something with it. */
export function EntryNotes({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const { entry, problem } = row
  const { trash } = useCapabilities()
  const isLocked = useLockedIds().has(entry.recordId)
  const openProblem = openProblemOf(row, text)
  const linkState = entry.facts?.linkState ?? null
  return (
    <>
      {problem && <p className={styles.warning}>{text.tree.cannotChange(text.problems[problem])}</p>}
      {!problem && openProblem !== null && <p className={styles.warning}>{openProblem}</p>}
      {linkState === 'broken' && <p className={styles.warning}>{text.facts.brokenMeaning}</p>}
      {row.branch.link && <p className={styles.hint}>{text.tree.readOnly(row.branch.link.title)}</p>}
      {entry.kind === 'link' && linkState === null && (
        <p className={styles.hint}>{text.inspector.linkMeaning}</p>
      )}
      {isLocked && <p className={styles.hint}>{text.locks.locked}</p>}
      {trash.kind !== 'none' && isTheTrash(row, trash) && (
        <p className={styles.hint}>{text.trash.meaning[trash.kind]}</p>
      )}
    </>
  )
}

interface SpawnOfProps extends SelectionProps {
  /** In one line: why it cannot be done is in its tooltip. */
  readonly isCompact?: boolean
}

/** The button that puts the selection into the world, where there is something that could be. */
export function SpawnOf({ rows, selected, isCompact = false }: SpawnOfProps) {
  const { count, single, kinds, folders } = selected
  const { tree, session } = useBrowser()
  const capabilities = useCapabilities()
  if (verbRefusal('spawn', capabilities) !== null) return null
  if (single) {
    const isOffered = !single.isFolder && !isTrashed(single, capabilities.trash)
    return isOffered && <SpawnButton key={single.id} row={single} isCompact={isCompact} />
  }
  const items = kinds.object + kinds.world + kinds.unknown
  if (count === 0 || items === 0) return null
  const trashId = trashIdOf(session)
  if ([...folders].some(folder => isTrashId(folder, trashId))) return null
  const chosen = () => selectedRows(rows, tree.get().selection.ids)
  return <SpawnSeveralButton count={items} rows={chosen} isCompact={isCompact} />
}

export function KindCounts({ selected: { kinds } }: Pick<SelectionProps, 'selected'>) {
  const text = useText()
  return (
    <ul className={styles.counts}>
      {ENTRY_KINDS.map(kind => ({ kind, count: kinds[kind] }))
        .filter(({ count }) => count > 0)
        .map(({ kind, count }) => (
          <li key={kind}>
            <KindIcon kind={kind} /> {text.inspector.kindCount(kind, count)}
          </li>
        ))}
    </ul>
  )
}

/** What several entries have in common. */
export function CommonFacts({ rows, selected }: SelectionProps) {
  const text = useText()
  const capabilities = useCapabilities()
  const link = commonLinkOf(rows, selected)
  return (
    <>
      {link && <p className={styles.hint}>{text.tree.readOnly(link.title)}</p>}
      <dl className={factStyles.facts}>
        {commonFactsOf(text, rows, selected, capabilities.hasSharing).map(fact => (
          <FactLine key={fact.label} fact={fact} />
        ))}
      </dl>
    </>
  )
}
