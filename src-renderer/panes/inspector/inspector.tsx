import { Trash2 } from 'lucide-react'
import { titleOf } from '../../../src-shared/domain/names'
import { ENTRY_KINDS } from '../../../src-shared/model/entry'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { selectedRows } from '../../browser/selected-rows'
import type { SelectionSummary } from '../../browser/selection-summary'
import { isTheTrash, isTrashed, trashName } from '../../browser/trash-look'
import { KindIcon } from '../../kit/kind-icon'
import { RichName } from '../../kit/rich-name'
import { useText } from '../../kit/text-context'
import { Thumbnail } from '../../listings/thumbnail'
import { useLockedIds } from '../../session/locks'
import { useCapabilities } from '../../session/session-context'
import { commonFactsOf, commonLinkOf } from './common-facts'
import { FactLine, Facts } from './facts'
import factStyles from './facts.module.css'
import styles from './inspector.module.css'
import { SpawnButton, SpawnSeveralButton } from './spawn-button'
import { TrashButtons } from './trash-buttons'

interface InspectorProps {
  readonly rows: Rows
  readonly selected: SelectionSummary
}

/** Everything that is known of the selection, and the button that puts it into the world. */
export function Inspector({ rows, selected }: InspectorProps) {
  const text = useText()
  const { count, single } = selected
  return (
    <aside className={styles.inspector} data-pane="" aria-label={text.inspector.label}>
      {count === 0 ? (
        <p className={styles.nothing}>{text.inspector.nothing}</p>
      ) : single ? (
        <One key={single.id} row={single} />
      ) : (
        <Several rows={rows} selected={selected} />
      )}
    </aside>
  )
}

function One({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const { entry, path, problem } = row
  const { trash, verbs } = useCapabilities()
  const inTrash = trashName(text, row, trash)
  const isInTheTrash = isTrashed(row, trash)
  const isLocked = useLockedIds().has(entry.recordId)
  return (
    <>
      <div className={styles.picture}>
        {path && !row.isFolder ? <Thumbnail entry={entry} path={path} /> : <IconOfRow row={row} />}
      </div>
      <h2 className={styles.name}>{inTrash ? <span>{inTrash}</span> : <RichName name={titleOf(entry)} />}</h2>
      <p className={styles.kind}>
        {text.kinds[entry.kind]}
        {entry.isPublic && ` · ${text.tree.isPublic}`}
      </p>
      {problem && <p className={styles.warning}>{text.tree.cannotChange(text.problems[problem])}</p>}
      {!problem && row.openProblem && (
        <p className={styles.warning}>{text.tree.openProblem[row.openProblem]}</p>
      )}
      {row.branch.link && <p className={styles.hint}>{text.tree.readOnly(row.branch.link.title)}</p>}
      {entry.kind === 'link' && <p className={styles.hint}>{text.inspector.linkMeaning}</p>}
      {isLocked && <p className={styles.hint}>{text.locks.locked}</p>}
      {isTheTrash(row, trash) && <p className={styles.hint}>{text.trash.meaning}</p>}
      {!row.isFolder && !isInTheTrash && verbs.spawn.how !== 'absent' && <SpawnButton row={row} />}
      {isInTheTrash && <TrashButtons row={row} />}
      <Facts row={row} />
    </>
  )
}

function IconOfRow({ row }: { readonly row: EntryRow }) {
  const { trash } = useCapabilities()
  if (isTheTrash(row, trash)) return <Trash2 size={64} strokeWidth={1.25} aria-hidden />
  return <KindIcon kind={row.entry.kind} size={64} />
}

function Several({ rows, selected }: InspectorProps) {
  const { tree } = useBrowser()
  const { verbs } = useCapabilities()
  const text = useText()
  const { count, kinds } = selected
  const link = commonLinkOf(rows, selected)
  const items = kinds.object + kinds.world + kinds.unknown
  return (
    <>
      <h2 className={styles.name}>{text.inspector.several(count)}</h2>
      <ul className={styles.counts}>
        {ENTRY_KINDS.map(kind => ({ kind, count: kinds[kind] }))
          .filter(({ count }) => count > 0)
          .map(({ kind, count }) => (
            <li key={kind}>
              <KindIcon kind={kind} /> {text.inspector.kindCount(kind, count)}
            </li>
          ))}
      </ul>
      {items > 0 && verbs.spawn.how !== 'absent' && (
        <SpawnSeveralButton count={items} rows={() => selectedRows(rows, tree.get().selection.ids)} />
      )}
      {link && <p className={styles.hint}>{text.tree.readOnly(link.title)}</p>}
      <dl className={factStyles.facts}>
        {commonFactsOf(text, rows, selected).map(fact => (
          <FactLine key={fact.label} fact={fact} />
        ))}
      </dl>
    </>
  )
}
