import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { plainText } from '../../../src-shared/domain/rich-text'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import { useBrowser } from '../../browser/browser-context'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { selectOnly } from '../../browser/selection'
import { IconButton } from '../../kit/button'
import { KindIcon } from '../../kit/kind-icon'
import { Modal } from '../../kit/modal'
import { pressIn } from '../../kit/scope-keys'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { FolderCover } from '../../listings/folder-cover'
import { Thumbnail } from '../../listings/thumbnail'
import { useCapabilities } from '../../session/session-context'
import { shortDate } from '../../text/dates'
import { kindText } from '../../text/kind-text'
import { entryBeside } from './entry-beside'
import { useContentsWords } from './folder-contents'
import styles from './quick-look.module.css'
import { SpawnButton } from './spawn-button'

interface QuickLookProps {
  readonly rows: Rows
  readonly row: EntryRow
  readonly onClose: () => void
}

/** One entry, large. The arrow keys walk on in the tree, which follows, so that closing leaves one there. */
export function QuickLook({ rows, row, onClose }: QuickLookProps) {
  const browser = useBrowser()
  const text = useText()
  const before = entryBeside(rows, row.id, -1)
  const after = entryBeside(rows, row.id, 1)

  function goTo(next: EntryRow | null): void {
    if (next) browser.select(() => selectOnly(next.id))
  }

  function onKeyDown(event: KeyboardEvent): void {
    pressIn('preview', event, {
      previous: () => goTo(before),
      next: () => goTo(after),
      // Space closes what it opened; on a button it presses that.
      close: ({ target }) => !(target instanceof HTMLButtonElement) && onClose(),
    })
  }

  return (
    <Modal
      title={<span data-private="">{plainText(titleOf(row.entry)).trim() || text.tree.unnamed}</span>}
      size="large"
      hasQuietFocus
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <div className={styles.stage}>
        <IconButton
          isRepeatable
          label={text.quickLook.previous}
          icon={<ChevronLeft size={20} />}
          disabled={!before}
          onClick={() => goTo(before)}
        />
        <Picture key={row.id} row={row} />
        <IconButton
          isRepeatable
          label={text.quickLook.next}
          icon={<ChevronRight size={20} />}
          disabled={!after}
          onClick={() => goTo(after)}
        />
      </div>
      <Caption row={row} />
    </Modal>
  )
}

function Picture({ row }: { readonly row: EntryRow }) {
  return (
    <div className={styles.picture}>
      <PictureOf row={row} />
    </div>
  )
}

function PictureOf({ row: { entry, path, isFolder, openProblem } }: { readonly row: EntryRow }) {
  if (isFolder) return <FolderCover entry={entry} path={openProblem ? null : path} />
  return path ? <Thumbnail entry={entry} path={path} /> : <KindIcon kind={entry.kind} size={128} />
}

/** What it is, in a line that is read aloud when the person walks on. */
function Caption({ row }: { readonly row: EntryRow }) {
  const capabilities = useCapabilities()
  const text = useText()
  const nowMs = useNow()
  const { entry, problem, position, setSize } = row
  const contents = useContentsWords(row)
  const words = [
    kindText(text, entry),
    ...(entry.isPublic ? [text.tree.isPublic] : []),
    ...(entry.modifiedMs === null ? [] : [shortDate(text, entry.modifiedMs, nowMs)]),
    ...contents,
    text.quickLook.place(position, setSize),
  ]
  return (
    <footer className={styles.caption}>
      <div className={styles.words}>
        <p role="status" aria-label={text.quickLook.caption}>
          <span className="visually-hidden">{plainText(titleOf(entry))} · </span>
          {words.join(' · ')}
        </p>
        {problem && <p className={styles.problem}>{text.tree.cannotChange(text.problems[problem])}</p>}
      </div>
      {!row.isFolder && verbRefusal('spawn', capabilities) === null && <SpawnButton key={row.id} row={row} />}
    </footer>
  )
}
