import { createStore, useStore } from '../kit/store'

interface Words {
  /** The same words are read again when they are said again. */
  readonly id: number
  readonly words: string
}

const said = createStore<Words>({ id: 0, words: '' })

/** Says what happened to the tray, for those who do not see it. */
export function announce(words: string): void {
  said.update(({ id }) => ({ id: id + 1, words }))
}

/** A live region that is always there: an empty one that fills is read aloud. */
export function TrayAnnouncements({ label }: { readonly label: string }) {
  const { id, words } = useStore(said, value => value)
  return (
    <div role="status" aria-label={label} className="visually-hidden">
      <span key={id}>{words}</span>
    </div>
  )
}
