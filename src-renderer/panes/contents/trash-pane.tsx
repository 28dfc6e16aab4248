import { CircleAlert, CircleDashed, RotateCcw, Search, Trash2, X } from 'lucide-react'
import { type KeyboardEvent, useRef } from 'react'
import { useActor } from '../../actions/actor'
import { askToEmptyTrash } from '../../actions/dialogs'
import { deleteRows, restoreRows } from '../../actions/trash-actions'
import { useBrowser, useTreeView } from '../../browser/browser-context'
import type { TrashNow } from '../../browser/flatten-trash'
import type { EntryRow } from '../../browser/row'
import type { Rows } from '../../browser/rows'
import { selectedRows } from '../../browser/selected-rows'
import type { SelectionSummary } from '../../browser/selection-summary'
import { Button, IconButton } from '../../kit/button'
import { Panel } from '../../kit/panel'
import { pressIn } from '../../kit/scope-keys'
import { Spinner } from '../../kit/spinner'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useCapabilities } from '../../session/session-context'
import { listingErrorText } from '../../text/refusal-text'
import { TrashList } from './trash-list'
import styles from './trash-pane.module.css'

interface TrashPaneProps {
  readonly rows: Rows
  readonly trash: TrashNow
  readonly selected: SelectionSummary
  readonly onOpen: (row: EntryRow) => void
}

/** What was deleted, newest first, and what can be done about it (design-shown.md, "The second look: 6. Trash"). */
export function TrashPane({ rows, trash, selected, onOpen }: TrashPaneProps) {
  return (
    <section className={styles.pane} aria-labelledby="trash-heading">
      <header className={styles.header}>
        <Count trash={trash} />
        <TrashFilter />
        <Tools rows={rows} count={selected.count} />
      </header>
      {trash.failed && <Failed failed={trash.failed} />}
      {trash.missing && !trash.failed && <Missing missing={trash.missing} />}
      <div className={styles.list}>
        <TrashList rows={rows} trash={trash} onOpen={onOpen} />
        <Nothing rows={rows} trash={trash} />
      </div>
    </section>
  )
}

function Count({ trash: { total, isLoading, failed, missing } }: Pick<TrashPaneProps, 'trash'>) {
  const text = useText()
  return (
    <>
      <h2 id="trash-heading" className={styles.title}>
        {text.trash.name}
      </h2>
      <p role="status" className={styles.count}>
        {isLoading && <Spinner size={12} />}
        {isLoading || failed || missing ? text.trash.countSoFar(total) : text.trash.count(total)}
      </p>
    </>
  )
}

function TrashFilter() {
  const text = useText()
  const browser = useBrowser()
  const field = useRef<HTMLInputElement>(null)
  const filter = useStore(browser.trashFilter, value => value)

  function clear(): void {
    browser.trashFilter.update(() => '')
    field.current?.focus()
  }

  function press(event: KeyboardEvent): void {
    pressIn('filter', event, {
      'to-list': () => browser.focus(),
      clear: () => {
        if (filter === '') browser.focus()
        else clear()
      },
    })
  }

  return (
    <span className={styles.filter}>
      <Search size={14} className={styles.filterIcon} aria-hidden />
      <input
        ref={field}
        type="text"
        className={styles.field}
        value={filter}
        spellCheck={false}
        autoComplete="off"
        placeholder={text.trash.filter}
        aria-label={text.trash.filter}
        onChange={({ target }) => browser.trashFilter.update(() => target.value)}
        onKeyDown={press}
      />
      {filter !== '' && (
        <IconButton label={text.trash.clearFilter} icon={<X size={14} />} tabIndex={-1} onClick={clear} />
      )}
    </span>
  )
}

function Tools({ rows, count }: { readonly rows: Rows; readonly count: number }) {
  const text = useText()
  const { tree } = useBrowser()
  const actor = useActor()
  const selected = (): readonly EntryRow[] => selectedRows(rows, tree.get().selection.ids)
  const canAct = actor.canChange && count > 0
  return (
    <div className={styles.tools}>
      <Button
        icon={<RotateCcw size={14} />}
        disabled={!canAct}
        onClick={() => restoreRows(selected(), actor)}
      >
        {text.trash.restoreCount(count)}
      </Button>
      <Button
        icon={<X size={14} />}
        disabled={!canAct}
        title={text.trash.deleteCount(count)}
        onClick={() => deleteRows(selected(), actor)}
      >
        <span className={styles.label}>{text.trash.deleteCount(count)}</span>
      </Button>
      <Button
        icon={<Trash2 size={14} />}
        disabled={!actor.canChange}
        onClick={() => askToEmptyTrash(actor.session)}
      >
        {text.trash.empty}
      </Button>
    </div>
  )
}

/** A folder of the Trash that could not be listed: what is missing is said, not hidden. */
function Failed({ failed: { branch, error } }: { readonly failed: NonNullable<TrashNow['failed']> }) {
  const text = useText()
  const browser = useBrowser()
  return (
    <p role="alert" className={styles.failed}>
      <CircleAlert size={14} aria-hidden />
      <span className={styles.failedText}>
        {text.trash.incomplete} {listingErrorText(text, error, false)}
      </span>
      <Button
        onClick={() => {
          browser.retry(branch)
          browser.focus()
        }}
      >
        {text.tree.retry}
      </Button>
    </p>
  )
}

/** Nothing failed, and yet nobody can say that this is all. */
function Missing({ missing }: { readonly missing: NonNullable<TrashNow['missing']> }) {
  const text = useText()
  return (
    <p role="status" className={styles.missing}>
      <CircleDashed size={14} aria-hidden />
      <span className={styles.failedText}>{text.trash.missing[missing]}</span>
    </p>
  )
}

function Nothing({ rows, trash }: Pick<TrashPaneProps, 'rows' | 'trash'>) {
  const text = useText()
  const rules = useCapabilities().trash
  const { trashFilter } = useBrowser()
  const filter = useStore(trashFilter, value => value)
  const hasFocusRow = useTreeView(tree => tree.selection.focus) !== null
  if (rows.count > 0 || trash.failed || (trash.isLoading && hasFocusRow)) return null
  if (trash.missing && !trash.isLoading) return null
  return (
    <div className={styles.nothing}>
      {trash.isLoading ? (
        <Panel icon={<Spinner size={32} />} title={text.trash.looking} isWaiting />
      ) : trash.total > 0 ? (
        <Panel icon={<Search size={32} strokeWidth={1.5} />} title={text.trash.noneNamed(filter.trim())} />
      ) : (
        <Panel icon={<Trash2 size={32} strokeWidth={1.5} />} title={text.trash.nothing}>
          {rules.kind !== 'none' && <p>{text.trash.meaning[rules.kind]}</p>}
        </Panel>
      )}
    </div>
  )
}
