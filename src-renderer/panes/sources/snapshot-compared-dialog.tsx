import { plainText } from '../../../src-shared/domain/rich-text'
import {
  SNAPSHOT_CHANGE_KINDS,
  type SnapshotChange,
  type SnapshotChanges,
  type SnapshotPlace,
} from '../../../src-shared/model/snapshot-changes'
import { Button } from '../../kit/button'
import { Modal } from '../../kit/modal'
import { useText } from '../../kit/text-context'
import { exactDate } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { joinNames } from '../../text/joined-text'
import form from './inventory-form.module.css'
import styles from './snapshot-compared-dialog.module.css'

interface SnapshotComparedDialogProps {
  readonly changes: SnapshotChanges
  readonly onClose: () => void
}

/** What came, went, was moved and renamed since the snapshot before, in a list to read. */
export function SnapshotComparedDialog({
  changes: { sinceMs, counts, unsure, changes },
  onClose,
}: SnapshotComparedDialogProps) {
  const text = useText()
  const words = text.inventories.compared
  const kinds = SNAPSHOT_CHANGE_KINDS.filter(kind => counts[kind] > 0)
  const left = kinds.reduce((sum, kind) => sum + counts[kind], 0) - changes.length
  return (
    <Modal title={words.label} onClose={onClose}>
      <div className={form.form}>
        <p>
          {words.since(exactDate(text, sinceMs))}{' '}
          {kinds.length === 0
            ? words.same
            : joinNames(
                text,
                kinds.map(kind => words.counts[kind](counts[kind])),
              )}
        </p>
        {unsure > 0 && <p className={form.hint}>{words.unsure(unsure)}</p>}
        {kinds.length > 0 && (
          // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- it is scrolled by keyboard
          <section className={styles.list} aria-label={words.label} tabIndex={0}>
            {kinds.map(kind => (
              <div key={kind}>
                <h3 className={styles.kind}>{words.kinds[kind]}</h3>
                <ul className={styles.changes}>
                  {changes
                    .filter(it => it.kind === kind)
                    .map((change, index) => (
                      // oxlint-disable-next-line react/no-array-index-key -- they have no ids, and never change
                      <ChangeLine key={index} change={change} />
                    ))}
                </ul>
              </div>
            ))}
            {left > 0 && <p className={form.hint}>{words.more(left)}</p>}
          </section>
        )}
        <div className={form.buttons}>
          {/* oxlint-disable-next-line jsx-a11y/no-autofocus -- nothing else is left to do */}
          <Button look="primary" autoFocus onClick={onClose}>
            {words.done}
          </Button>
        </div>
      </div>
    </Modal>
  )
}

export function ChangeLine({ change: { at, before } }: { readonly change: SnapshotChange }) {
  const text = useText()
  return (
    <li className={styles.change}>
      <span className={styles.title} data-private="">
        {titleText(text, at)}
      </span>
      <span className={styles.place} data-private="">
        {placeText(text, at)}
      </span>
      {before !== null && (
        <span className={styles.place} data-private="">
          {text.inventories.compared.was(wayText(text, before))}
        </span>
      )}
    </li>
  )
}

function titleText(text: Catalogue, { title }: SnapshotPlace): string {
  return plainText(title) || text.inventories.compared.nameless
}

function placeText(text: Catalogue, { folders }: SnapshotPlace): string {
  return folders.length === 0 ? text.inventories.compared.top : folders.map(plainText).join(' › ')
}

function wayText(text: Catalogue, place: SnapshotPlace): string {
  return [...place.folders.map(plainText), titleText(text, place)].join(' › ')
}
