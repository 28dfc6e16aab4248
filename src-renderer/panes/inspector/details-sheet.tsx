import { ChevronUp } from 'lucide-react'
import { useLayoutEffect } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { useCommandTip } from '../../actions/command-runner'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import { isTrashed, trashName } from '../../browser/trash-look'
import { RichName } from '../../kit/rich-name'
import { useText } from '../../kit/text-context'
import { useCapabilities } from '../../session/session-context'
import type { SidePane } from '../../session/use-side-pane'
import { kindText } from '../../text/kind-text'
import styles from './details-sheet.module.css'
import {
  CommonFacts,
  EntryNotes,
  EntryPicture,
  KindCounts,
  type SelectionProps,
  SpawnOf,
} from './entry-parts'
import { Facts } from './facts'
import { LinkButtons } from './link-buttons'
import { TrashButtons } from './trash-buttons'
import { WhereItHasBeen } from './where-it-has-been'

interface DetailsSheetProps extends SelectionProps {
  readonly pane: SidePane
}

/**
 * The details of a narrow window, below the contents: what is selected and the Spawn button always, all the rest
 * when it is pulled up.
 */
export function DetailsSheet({ pane: { isOpen, toggle }, ...selection }: DetailsSheetProps) {
  const text = useText()
  const { single } = selection.selected
  const tip = useCommandTip()
  const label = isOpen ? text.toolbar.hideInspector : text.toolbar.showInspector
  useFocusInSight(isOpen)
  return (
    <aside className={styles.sheet} data-open={isOpen} data-pane="" aria-label={text.inspector.label}>
      <div className={styles.head}>
        <button
          type="button"
          className={styles.pull}
          aria-expanded={isOpen}
          aria-label={label}
          {...tip('toggle-inspector', label)}
          onClick={toggle}
        >
          <ChevronUp size={16} className={styles.arrow} aria-hidden />
          <What {...selection} />
        </button>
        <SpawnOf {...selection} isCompact />
      </div>
      {isOpen && (
        <div className={styles.body}>
          {single ? <One key={single.id} row={single} /> : <Several {...selection} />}
        </div>
      )}
    </aside>
  )
}

/** The list gets lower when the sheet is pulled up: the row that it is about stays in sight. */
function useFocusInSight(isOpen: boolean): void {
  const { container } = useBrowser()
  useLayoutEffect(() => {
    const id = isOpen ? container.current?.getAttribute('aria-activedescendant') : null
    if (id) document.getElementById(id)?.scrollIntoView({ block: 'nearest' })
  }, [container, isOpen])
}

/** In one line what is selected. */
function What({ selected: { count, single } }: SelectionProps) {
  const text = useText()
  const { trash } = useCapabilities()
  if (count === 0) return <span className={styles.nothing}>{text.inspector.nothing}</span>
  if (!single) return <span className={styles.several}>{text.inspector.several(count)}</span>
  const inTrash = trashName(text, single, trash)
  const { entry } = single
  return (
    <>
      <span key={single.id} className={styles.picture}>
        <EntryPicture row={single} iconPx={24} sizePx={36} />
      </span>
      <span className={styles.words}>
        <span className={styles.name}>{inTrash ?? <RichName name={titleOf(entry)} />}</span>
        <span className={styles.kind}>
          {kindText(text, entry)}
          {entry.isPublic && ` · ${text.tree.isPublic}`}
        </span>
      </span>
    </>
  )
}

function One({ row }: { readonly row: EntryRow }) {
  const { trash } = useCapabilities()
  return (
    <>
      <div className={styles.large}>
        <EntryPicture row={row} iconPx={64} />
      </div>
      <EntryNotes row={row} />
      {row.entry.kind === 'link' && !isTrashed(row, trash) && <LinkButtons row={row} />}
      {isTrashed(row, trash) && <TrashButtons row={row} />}
      <Facts row={row} />
      <WhereItHasBeen row={row} />
    </>
  )
}

function Several(props: SelectionProps) {
  if (props.selected.count === 0) return null
  return (
    <>
      <KindCounts selected={props.selected} />
      <CommonFacts {...props} />
    </>
  )
}
