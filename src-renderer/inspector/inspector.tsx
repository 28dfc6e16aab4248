import { ENTRY_KINDS } from '../../src-shared/model/entry'
import { useText } from '../i18n/text-context'
import type { EntryRow } from '../tree/row'
import type { Rows } from '../tree/rows'
import type { SelectionSummary } from '../tree/selection-summary'
import { KindIcon } from '../ui/kind-icon'
import { RichName } from '../ui/rich-name'
import { Thumbnail } from '../ui/thumbnail'
import { commonFactsOf, commonLinkOf } from './common-facts'
import { FactLine, Facts } from './facts'
import factStyles from './facts.module.css'
import styles from './inspector.module.css'
import { SpawnButton } from './spawn-button'

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
  return (
    <>
      <div className={styles.picture}>
        {path && !row.isFolder ? (
          <Thumbnail entry={entry} path={path} />
        ) : (
          <KindIcon kind={entry.kind} size={64} />
        )}
      </div>
      <h2 className={styles.name}>
        <RichName name={entry.name} />
      </h2>
      <p className={styles.kind}>
        {text.kinds[entry.kind]}
        {entry.isPublic && ` · ${text.tree.isPublic}`}
      </p>
      {problem && <p className={styles.warning}>{text.tree.cannotChange(text.problems[problem])}</p>}
      {!problem && row.openProblem && (
        <p className={styles.warning}>{text.tree.openProblem[row.openProblem]}</p>
      )}
      {row.branch.link && <p className={styles.hint}>{text.tree.readOnly(row.branch.link.name)}</p>}
      {entry.kind === 'link' && <p className={styles.hint}>{text.inspector.linkMeaning}</p>}
      {!row.isFolder && <SpawnButton row={row} />}
      <Facts row={row} />
    </>
  )
}

function Several({ rows, selected }: InspectorProps) {
  const text = useText()
  const { count, kinds } = selected
  const link = commonLinkOf(rows, selected)
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
      {link && <p className={styles.hint}>{text.tree.readOnly(link.name)}</p>}
      <dl className={factStyles.facts}>
        {commonFactsOf(text, rows, selected).map(fact => (
          <FactLine key={fact.label} fact={fact} />
        ))}
      </dl>
    </>
  )
}
