import { CircleAlert, CircleDashed, CloudOff, FolderOpen, FolderPlus, Unlink } from 'lucide-react'
import { memo } from 'react'
import type { Branch } from '../../browser/branch'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow, NoteRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { Button } from '../../kit/button'
import { Panel } from '../../kit/panel'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { Grid } from './grid'
import styles from './grid-pane.module.css'
import { noteText } from './note-line'

interface GridPaneProps {
  readonly rows: Rows
  readonly location: Branch
  readonly canChange: boolean
  readonly canMakeFolder: boolean
  readonly onOpen: (row: EntryRow) => void
}

/**
 * What one folder holds, as tiles. Where there is nothing to show, why: over the
 * grid, which keeps the focus, takes drops and pastes all the same.
 */
export const GridPane = memo(function GridPane(props: GridPaneProps) {
  const { rows, location } = props
  const note = rows.noteIn(location.id)
  const tileCount = note ? rows.count - 1 : rows.count
  return (
    <div className={styles.pane}>
      <Grid {...props} tileCount={tileCount} />
      {note && (
        <div className={styles.note} data-beside-tiles={tileCount > 0}>
          {tileCount > 0 ? <Remainder note={note} /> : <Nothing note={note} {...props} />}
        </div>
      )}
    </div>
  )
})

type NothingProps = Pick<GridPaneProps, 'canMakeFolder'> & {
  readonly note: NoteRow
}

function Nothing({ note, canMakeFolder }: NothingProps) {
  const text = useText()
  const browser = useBrowser()
  const title = noteText(text, note)
  switch (note.note) {
    case 'loading':
    case 'loading-more':
      return <Panel icon={<Spinner size={32} />} title={title} isWaiting />
    case 'not-listed':
      return <Panel icon={<CloudOff size={32} strokeWidth={1.5} />} title={title} />
    case 'incomplete':
      return <Panel icon={<CircleDashed size={32} strokeWidth={1.5} />} title={title} />
    case 'empty-link':
      return <Panel icon={<Unlink size={32} strokeWidth={1.5} />} title={title} />
    case 'empty':
      return (
        <Panel icon={<FolderOpen size={32} strokeWidth={1.5} />} title={title}>
          {canMakeFolder && (
            <Button icon={<FolderPlus size={16} />} onClick={() => browser.newFolder()}>
              {text.toolbar.newFolder}
            </Button>
          )}
        </Panel>
      )
    default:
      return (
        <Panel icon={<CircleAlert size={32} strokeWidth={1.5} />} title={text.view.notListed} isAlert>
          <p>{title}</p>
          <Button onClick={() => browser.retry(note.branch)}>{text.tree.retry}</Button>
        </Panel>
      )
  }
}

function RemainderIcon({ note: { note } }: Pick<NothingProps, 'note'>) {
  if (note === 'error') return <CircleAlert size={14} aria-hidden />
  return note === 'incomplete' ? <CircleDashed size={14} aria-hidden /> : <Spinner />
}

/** Below the first tiles of a folder of which more is on its way, or did not come. */
function Remainder({ note }: Pick<NothingProps, 'note'>) {
  const text = useText()
  const browser = useBrowser()
  const isError = note.note === 'error'
  return (
    <p className={styles.remainder} role={isError ? 'alert' : 'status'} data-error={isError}>
      <RemainderIcon note={note} />
      <span>{noteText(text, note)}</span>
      {isError && <Button onClick={() => browser.retry(note.branch)}>{text.tree.retry}</Button>}
    </p>
  )
}
