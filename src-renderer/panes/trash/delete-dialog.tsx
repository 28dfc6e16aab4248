import { useCallback, useEffect, useRef, useState } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { AppFailure } from '../../../src-shared/errors'
import type { EntryRef } from '../../../src-shared/model/entry'
import type { ContentCount } from '../../../src-shared/model/operation'
import { type Deletion, dialogsOf } from '../../actions/dialogs'
import { listTrash } from '../../actions/trash-content'
import { useRunOperation } from '../../actions/use-run-operation'
import { useTrashFolders } from '../../actions/use-trash-count'
import { QuestionDialog } from '../../kit/dialog'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { TextField } from '../../kit/text-field'
import { showToast } from '../../kit/toast-store'
import type { Session } from '../../session/session'
import { useSession } from '../../session/session-context'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import styles from './delete-dialog.module.css'
import { isLarge, shownOf, totalOf } from './deletion-count'

export function Deletions() {
  const deletion = useStore(dialogsOf(useSession()).deletion, value => value)
  return deletion && <DeleteDialog deletion={deletion} />
}

interface Counted {
  readonly entries: readonly EntryRef[]
  readonly count: ContentCount
  /** What a person has deleted: of the Trash without the folders that only say where things were. */
  readonly shown: ContentCount
}

/** The only deletion that cannot be taken back: counts everything inside first. */
function DeleteDialog({ deletion }: { readonly deletion: Deletion }) {
  const text = useText()
  const run = useRunOperation()
  const end = useEnd()
  const counted = useCount(deletion)
  const [typed, setTyped] = useState('')
  const shown = counted?.shown ?? null
  const total = shown ? totalOf(shown) : 0
  const mustType = counted !== null && isLarge(counted.count)
  const isTyped = typed.replaceAll(/\D/g, '') === String(total)

  function confirm(): void {
    end()
    const confirmedCount = counted ? totalOf(counted.count) : 0
    void run(
      deletion.kind === 'trash'
        ? { kind: 'empty-trash', confirmedCount }
        : { kind: 'delete', entries: deletion.entries, confirmedCount },
    )
  }

  return (
    <QuestionDialog
      title={
        deletion.kind === 'trash'
          ? text.trash.emptyTitle
          : text.trash.title(deletion.entries.length, deletion.entries[0] ? titleOf(deletion.entries[0]) : '')
      }
      description={
        shown ? (
          text.trash.meaningPermanently(contentsText(text, shown), shown.folders > 0)
        ) : (
          <span className={styles.counting}>
            <Spinner /> {text.trash.counting}
          </span>
        )
      }
      confirm={deletion.kind === 'trash' ? text.trash.confirmEmpty : text.trash.confirm}
      cancel={text.trash.cancel}
      isDangerous
      canConfirm={counted !== null && (!mustType || isTyped)}
      onConfirm={confirm}
      onCancel={end}
    >
      {shown !== null && shown.links > 0 && <p className={styles.links}>{text.original.onlyTheLink}</p>}
      {counted !== null && counted.count.unseenFolders > 0 && (
        <p className={styles.unseen}>{text.trash.unseen(counted.count.unseenFolders)}</p>
      )}
      {mustType && (
        <div className={styles.typed}>
          <TextField
            label={text.trash.typeCount(total)}
            value={typed}
            onChange={setTyped}
            inputMode="numeric"
          />
        </div>
      )}
    </QuestionDialog>
  )
}

function useEnd(): () => void {
  const { deletion } = dialogsOf(useSession())
  return useCallback(() => deletion.update(() => null), [deletion])
}

/** Null while it is being counted. What cannot be counted is not deleted: the question goes away with a word. */
function useCount(deletion: Deletion): Counted | null {
  const text = useText()
  const session = useSession()
  const end = useEnd()
  const [counted, setCounted] = useState<Counted | null>(null)
  const known = useTrashFolders()
  const around = useRef(known)
  useEffect(() => {
    around.current = known
  })
  useEffect(() => {
    const stop = new AbortController()
    countOf(deletion, session, stop.signal)
      // What is asked does not change once it is asked.
      .then(result => ({ ...result, shown: shownOf(deletion.kind, result.count, around.current) }))
      .then(result => {
        if (stop.signal.aborted) return
        if (result.entries.length > 0) return setCounted(result)
        end()
        showToast({ tone: 'note', message: text.trash.isEmpty, actions: [] })
      })
      .catch((error: unknown) => {
        if (stop.signal.aborted) return
        if (!(error instanceof AppFailure)) throw error
        end()
        const detail = errorText(text, error.error)
        showToast({ tone: 'failure', message: text.trash.countFailed, detail, actions: [] })
      })
    return () => stop.abort()
  }, [deletion, end, session, text])
  return counted
}

async function countOf(
  deletion: Deletion,
  session: Session,
  signal: AbortSignal,
): Promise<Omit<Counted, 'shown'>> {
  const entries = deletion.kind === 'entries' ? deletion.entries : await listTrash(session)
  if (entries.length === 0) return { entries, count: NOTHING }
  return { entries, count: await session.ask('inventory.count', { entries }, signal) }
}

function contentsText(text: Catalogue, { folders, items, links }: ContentCount): string {
  return text.trash.contents(folders, items, links)
}

const NOTHING: ContentCount = { folders: 0, items: 0, links: 0, unseenFolders: 0 }
