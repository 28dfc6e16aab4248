import { createStore, useStore } from '../kit/store'
import { partOfSession, type Session } from '../session/session'
import { useSession } from '../session/session-context'

interface Words {
  /** The same words are read again when they are said again. */
  readonly id: number
  readonly words: string
}

const wordsOf = partOfSession(() => createStore<Words>({ id: 0, words: '' }))

/** Says what happened to the tray, for those who do not see it. */
export function announce(session: Session, words: string): void {
  wordsOf(session).update(({ id }) => ({ id: id + 1, words }))
}

/** A live region that is always there: an empty one that fills is read aloud. */
export function TrayAnnouncements({ label }: { readonly label: string }) {
  const { id, words } = useStore(wordsOf(useSession()), value => value)
  return (
    <div role="status" aria-label={label} className="visually-hidden">
      <span key={id}>{words}</span>
    </div>
  )
}
