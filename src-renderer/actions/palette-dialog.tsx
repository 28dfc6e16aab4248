import { useRef, useState } from 'react'
import { palettesOf } from '../../src-shared/domain/palettes'
import { keptTitleOf } from '../../src-shared/domain/places'
import { QuestionDialog } from '../kit/dialog'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { TextField } from '../kit/text-field'
import { useSelectOnEntry } from '../kit/window-blur'
import { useSession } from '../session/session-context'
import { dialogsOf, type PaletteWish } from './dialogs'
import styles from './palette-dialog.module.css'
import { addToPalette, createPalette, freePaletteName, whyNoPalette } from './palettes'

/** As main takes it (`ipc/schemas-places.ts`). */
const MAX_NAME = 200

/** What is asked of palettes. */
export function PaletteDialog() {
  const session = useSession()
  const wish = useStore(dialogsOf(session).palette, value => value)
  if (wish === null) return null
  const end = (): void => dialogsOf(session).palette.update(() => null)
  return wish.kind === 'add' ? (
    <AddDialog wish={wish} onEnd={end} />
  ) : (
    <RenameDialog wish={wish} onEnd={end} />
  )
}

interface DialogProps<K extends PaletteWish['kind']> {
  readonly wish: Extract<PaletteWish, { readonly kind: K }>
  readonly onEnd: () => void
}

/** Which palette takes the items: one of those that there are, or a new one. */
function AddDialog({ wish: { entries }, onEnd }: DialogProps<'add'>) {
  const text = useText()
  const session = useSession()
  const palettes = useStore(session.places.store, palettesOf)
  const openId = useStore(session.places.store, ({ openPalette }) => openPalette)
  const [chosen, setChosen] = useState(
    () => palettes.find(({ id }) => id === openId)?.id ?? palettes[0]?.id ?? null,
  )
  const [name, setName] = useState(() => freePaletteName(session, text))
  const choice = useRef<HTMLInputElement>(null)
  const field = useRef<HTMLInputElement>(null)
  const selectOnEntry = useSelectOnEntry()
  const isNew = chosen === null
  const noRoom = useStore(session.places.store, places => whyNoPalette(places, entries, text))
  const problem = noRoom ?? (name.trim() === '' ? text.palettes.needsName : '')
  const [first] = entries

  function confirm(): void {
    onEnd()
    if (chosen === null) void createPalette(session, name.trim(), entries, text)
    else void addToPalette(session, chosen, entries, text)
  }

  const title = first ? text.palettes.addTitle(entries.length, keptTitleOf(first)) : text.palettes.createTitle
  return (
    <QuestionDialog
      title={title}
      confirm={isNew ? text.palettes.confirmCreate : text.palettes.confirmAdd}
      cancel={text.ask.cancel}
      canConfirm={!isNew || problem === ''}
      initialFocus={palettes.length > 0 && !isNew ? choice : field}
      onConfirm={confirm}
      onCancel={onEnd}
    >
      {palettes.length > 0 && first && (
        <div role="radiogroup" aria-label={text.palettes.which} className={styles.choices}>
          {[...palettes, { id: null, name: text.palettes.create, entries: [] }].map(palette => (
            <label key={palette.id ?? ''} className={styles.choice}>
              <input
                {...(palette.id === chosen ? { ref: choice } : {})}
                type="radio"
                name="palette"
                checked={palette.id === chosen}
                onChange={() => setChosen(palette.id)}
              />
              <span className={styles.name} {...(palette.id === null ? {} : { 'data-private': '' })}>
                {palette.name}
              </span>
              {palette.id !== null && (
                <span className={styles.count}>{text.places.count(palette.entries.length)}</span>
              )}
            </label>
          ))}
        </div>
      )}
      {isNew && (
        <div className={styles.field}>
          <TextField
            ref={field}
            label={text.palettes.name}
            value={name}
            maxLength={MAX_NAME}
            problem={problem}
            {...selectOnEntry}
            onChange={setName}
          />
        </div>
      )}
    </QuestionDialog>
  )
}

function RenameDialog({ wish: { palette }, onEnd }: DialogProps<'rename'>) {
  const text = useText()
  const { places } = useSession()
  const [name, setName] = useState(palette.name)
  const field = useRef<HTMLInputElement>(null)
  const selectOnEntry = useSelectOnEntry()
  return (
    <QuestionDialog
      title={text.palettes.renameTitle(palette.name)}
      confirm={text.palettes.confirmRename}
      cancel={text.ask.cancel}
      canConfirm={name.trim() !== ''}
      initialFocus={field}
      onConfirm={() => {
        onEnd()
        void places.changePalettes({ kind: 'rename', id: palette.id, name: name.trim() })
      }}
      onCancel={onEnd}
    >
      <div className={styles.field}>
        <TextField
          ref={field}
          label={text.palettes.name}
          value={name}
          maxLength={MAX_NAME}
          problem={name.trim() === '' ? text.palettes.needsName : ''}
          {...selectOnEntry}
          onChange={setName}
        />
      </div>
    </QuestionDialog>
  )
}
