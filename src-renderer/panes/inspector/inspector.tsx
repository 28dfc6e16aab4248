import { titleOf } from '../../../src-shared/domain/names'
import type { EntryRow } from '../../browser/row'
import { isTrashed, trashName } from '../../browser/trash-look'
import { RichName } from '../../kit/rich-name'
import { useText } from '../../kit/text-context'
import { useCapabilities } from '../../session/session-context'
import { kindText } from '../../text/kind-text'
import {
  CommonFacts,
  EntryNotes,
  EntryPicture,
  KindCounts,
  type SelectionProps,
  SpawnOf,
} from './entry-parts'
import { Facts } from './facts'
import { FolderContents } from './folder-contents'
import styles from './inspector.module.css'
import { LinkButtons } from './link-buttons'
import { TrashButtons } from './trash-buttons'
import { WhereItHasBeen } from './where-it-has-been'

/** Everything that is known of the selection, and the button that puts it into the world. */
export function Inspector(props: SelectionProps) {
  const text = useText()
  const { count, single } = props.selected
  return (
    <aside className={styles.inspector} data-pane="" aria-label={text.inspector.label}>
      {count === 0 ? (
        <p className={styles.nothing}>{text.inspector.nothing}</p>
      ) : single ? (
        <One key={single.id} row={single} {...props} />
      ) : (
        <Several {...props} />
      )}
    </aside>
  )
}

function One({ row, ...selection }: SelectionProps & { readonly row: EntryRow }) {
  const text = useText()
  const { entry } = row
  const { trash } = useCapabilities()
  const inTrash = trashName(text, row, trash)
  return (
    <>
      <div className={styles.picture}>
        <EntryPicture row={row} iconPx={64} />
      </div>
      <h2 className={styles.name}>{inTrash ? <span>{inTrash}</span> : <RichName name={titleOf(entry)} />}</h2>
      <p className={styles.kind}>
        {kindText(text, entry)}
        {entry.isPublic && ` · ${text.tree.isPublic}`}
      </p>
      {row.isFolder && !row.openProblem && <FolderContents row={row} />}
      <EntryNotes row={row} />
      <SpawnOf {...selection} />
      {row.entry.kind === 'link' && !isTrashed(row, trash) && <LinkButtons row={row} />}
      {isTrashed(row, trash) && <TrashButtons row={row} />}
      <Facts row={row} />
      <WhereItHasBeen row={row} />
    </>
  )
}

function Several(props: SelectionProps) {
  const text = useText()
  return (
    <>
      <h2 className={styles.name}>{text.inspector.several(props.selected.count)}</h2>
      <KindCounts selected={props.selected} />
      <SpawnOf {...props} />
      <CommonFacts {...props} />
    </>
  )
}
