import { type KeyboardEvent, type RefObject, useId, useLayoutEffect, useRef, useState } from 'react'
import { parsePath } from '../../../src-shared/domain/paths'
import { plainText } from '../../../src-shared/domain/rich-text'
import { isInTrash } from '../../../src-shared/domain/trash'
import { useBrowser } from '../../browser/browser-context'
import { HeldKeys } from '../../browser/held-keys'
import { KindIcon } from '../../kit/kind-icon'
import { pressIn, type ScopeHandlers } from '../../kit/scope-keys'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { isWindowBlur } from '../../kit/window-blur'
import { useCapabilities } from '../../session/session-context'
import { type Completion, completionsOf } from './complete-path'
import styles from './path-editor.module.css'
import { asMeant, asShown, trashSpelling } from './trash-spelling'
import { useFolderFinder } from './use-folder-finder'

/** The path as text: typed or pasted, completed from what is listed, followed on Enter. */
export function PathEditor({ path }: { readonly path: string }) {
  const text = useText()
  const ids = useId()
  const field = useRef<HTMLInputElement>(null)
  // Once: a window that one comes back to finds the field as it was.
  useLayoutEffect(() => field.current?.select(), [])
  const { typed, type, completions, active, complete, finder, onKeyDown, stop } = useTypedPath(path, field)
  return (
    <div className={styles.editor} data-path="">
      <input
        ref={field}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- the person has just asked to type here
        autoFocus
        role="combobox"
        className={styles.field}
        value={typed}
        spellCheck={false}
        autoComplete="off"
        aria-label={text.location.pathLabel}
        aria-autocomplete="list"
        aria-expanded={completions.length > 0}
        aria-controls={`${ids}list`}
        aria-invalid={finder.problem !== null}
        aria-describedby={`${ids}problem`}
        {...(active >= 0 ? { 'aria-activedescendant': `${ids}${active}` } : {})}
        onChange={event => type(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={({ target }) => isWindowBlur(target) || stop()}
      />
      {finder.isLooking && (
        <span className={styles.waiting}>
          <Spinner />
        </span>
      )}
      <CompletionList ids={ids} completions={completions} active={active} onChoose={complete} />
      <p id={`${ids}problem`} role="alert" className={styles.problem} hidden={finder.problem === null}>
        {finder.problem}
      </p>
    </div>
  )
}

/** What is typed, what it may become, and what the keys do. */
function useTypedPath(path: string, field: RefObject<HTMLInputElement | null>) {
  const text = useText()
  const browser = useBrowser()
  const { trash } = useCapabilities()
  const finder = useFolderFinder()
  const spelling = trashSpelling(trash, text.trash.name, finder.listingOf, parsePath(path))
  const [shown] = useState(() => asShown(path, spelling))
  const [typed, setTyped] = useState(shown)
  const [active, setActive] = useState(-1)
  const walkedAhead = useRef(new HeldKeys())
  const offered = typed === shown ? [] : completionsOf(typed, finder.listingOf)
  // Satchel's own folders have names for the service.
  const completions = offered.filter(({ path: folder }) => trash.kind !== 'satchel' || !isInTrash(folder))

  function type(value: string): void {
    setTyped(value)
    setActive(-1)
    finder.forget()
    walkedAhead.current.forget()
  }

  function complete({ path: chosen }: Completion): void {
    type(`${chosen}/`)
    field.current?.focus()
  }

  const stop = (): void => browser.isPathEdited.update(() => false)

  function close(): void {
    finder.forget()
    stop()
    browser.focus()
  }

  /** Arrows pressed right behind Enter are meant for the folder. */
  async function go(path: string): Promise<void> {
    walkedAhead.current.forget()
    if (!(await finder.go(asMeant(path, spelling)))) return
    close()
    const contents = browser.container.current
    if (contents) await walkedAhead.current.release(contents)
  }

  function onKeyDown(event: KeyboardEvent): void {
    const handlers = pathHandlers({
      completions,
      active,
      setActive,
      onGo: chosen => void go(chosen?.path ?? typed),
      onComplete: complete,
      onCancel: close,
      walkAhead: pressed => {
        if (finder.isLooking) walkedAhead.current.hold(pressed)
        return finder.isLooking
      },
    })
    pressIn('path', event, handlers)
  }

  return { typed, type, completions, active, complete, finder, onKeyDown, stop }
}

interface PathKeys {
  readonly completions: readonly Completion[]
  readonly active: number
  readonly setActive: (index: number) => void
  readonly onGo: (chosen: Completion | undefined) => void
  readonly onComplete: (completion: Completion) => void
  readonly onCancel: () => void
  /** Whether a key waits for the folder that is being looked for. */
  readonly walkAhead: (event: KeyboardEvent) => boolean
}

function pathHandlers(keys: PathKeys): ScopeHandlers<'path'> {
  const { completions, active, setActive, walkAhead } = keys
  const chosen = completions[active]
  return {
    go: () => keys.onGo(chosen),
    complete: () => {
      const completion = chosen ?? completions[0]
      if (completion) keys.onComplete(completion)
      return completion !== undefined
    },
    move: event => {
      if (walkAhead(event)) return
      const step = event.key === 'ArrowDown' ? 1 : -1
      setActive(Math.max(-1, Math.min(completions.length - 1, active + step)))
    },
    page: walkAhead,
    cancel: keys.onCancel,
  }
}

interface CompletionListProps {
  readonly ids: string
  readonly completions: readonly Completion[]
  /** The one that the field points to; -1 for none. */
  readonly active: number
  readonly onChoose: (completion: Completion) => void
}

function CompletionList({ ids, completions, active, onChoose }: CompletionListProps) {
  const text = useText()
  return (
    <div
      id={`${ids}list`}
      role="listbox"
      aria-label={text.location.pathLabel}
      className={styles.list}
      hidden={completions.length === 0}
    >
      {completions.map((completion, index) => (
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the field has the focus and points here
        <div
          key={completion.path}
          id={`${ids}${index}`}
          role="option"
          aria-selected={index === active}
          className={styles.option}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onChoose(completion)}
        >
          <KindIcon kind="folder" />
          <span className={styles.name} data-private="">
            {plainText(completion.title)}
          </span>
        </div>
      ))}
    </div>
  )
}
