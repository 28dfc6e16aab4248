import { CornerDownRight, Undo2 } from 'lucide-react'
import { plainText } from '../../../src-shared/domain/rich-text'
import { isInTrash, isTrash } from '../../../src-shared/domain/trash'
import type { Stay } from '../../../src-shared/model/record-history'
import { reveal } from '../../actions/reveal'
import { useTransfer } from '../../actions/use-run-operation'
import { useBrowser } from '../../browser/browser-context'
import { draggedOf } from '../../browser/drop-target'
import type { EntryRow } from '../../browser/row'
import { IconButton } from '../../kit/button'
import { ROOT_ID } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { titlesInTrash } from '../../listings/listed-entries'
import { useIndexAnswer } from '../../listings/use-index-answer'
import { useCapabilities } from '../../session/session-context'
import { useCanChange } from '../../session/use-can-change'
import { exactDate } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import styles from './where-it-has-been.module.css'

/** More would push everything else out of sight. */
const MOST = 12

/** The folders and names that something had, as far as listings and Satchel's own steps tell; nothing where it was always here. */
export function WhereItHasBeen({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const stays = useIndexAnswer('history', { recordId: row.entry.recordId }) ?? []
  if (stays.length < 2) return null
  return (
    <section className={styles.history} aria-label={text.been.whereItHasBeen}>
      <h3 className={styles.heading}>{text.been.whereItHasBeen}</h3>
      <ol className={styles.stays}>
        {stays.slice(0, MOST).map(stay => (
          <StayLine key={`${stay.fromMs} ${stay.place.folder} ${stay.place.name}`} stay={stay} row={row} />
        ))}
      </ol>
    </section>
  )
}

function StayLine({ stay, row }: { readonly stay: Stay; readonly row: EntryRow }) {
  const text = useText()
  const browser = useBrowser()
  const transfer = useTransfer()
  const canChange = useCanChange()
  const { folder, folderIds, folderTitles, isBehindLink, title } = stay.place
  const titles = folder === null ? folderTitles : titlesInTrash(browser.session, folder, folderTitles)
  const where = [text.app.inventory, ...titles.map(plainText)].join(' / ')
  const { trash } = useCapabilities()
  // Into the Trash and out of it lead Delete and Restore: a move there would be another thing than it says.
  const isOfTrash = [folder, row.branch.path].some(
    path => path !== null && (isTrash(path, trash) || isInTrash(path, trash)),
  )
  const isElsewhere = folder !== null && folder !== row.branch.path
  const name = plainText(titles.at(-1) ?? text.app.inventory)

  function go(): void {
    if (folder === null) return
    if (folderIds.length === 0) browser.enter(ROOT_ID)
    else void reveal(browser, [{ path: folder, recordIds: folderIds, kind: 'folder' }], text)
  }

  function putBack(): void {
    if (folder === null) return
    const target = {
      ref: { path: folder, recordIds: folderIds },
      title: folderTitles.at(-1) ?? text.app.inventory,
      kind: 'folder',
      problem: null,
      linkName: null,
    } as const
    transfer.paste({ dragged: [draggedOf(row)], target, mode: 'move' })
  }

  return (
    <li className={styles.stay}>
      <span className={styles.words}>
        <span className={styles.where} data-private="" title={where}>
          {where}
        </span>
        {title !== (row.entry.title ?? row.entry.name) && (
          <span className={styles.name} data-private="">
            {text.been.calledThen(title)}
          </span>
        )}
        <span className={styles.when}>{whenText(text, stay)}</span>
      </span>
      {isElsewhere && (
        <span className={styles.buttons}>
          <IconButton label={text.been.goThere(name)} icon={<CornerDownRight size={14} />} onClick={go} />
          {canChange && !isBehindLink && !isOfTrash && row.branch.link === null && (
            <IconButton label={text.been.putBackInto(name)} icon={<Undo2 size={14} />} onClick={putBack} />
          )}
        </span>
      )}
    </li>
  )
}

/** Nobody knows more than that it was seen there from one look to another. */
function whenText(text: Catalogue, { fromMs, toMs, start, lastSeenMs }: Stay): string {
  const from = exactDate(text, fromMs)
  if (toMs === null) return start === 'found' ? text.been.seenSince(from) : text.been.since(from)
  const to = exactDate(text, Math.max(lastSeenMs, Math.min(fromMs, toMs)))
  return text.been.fromTo(from, to)
}
