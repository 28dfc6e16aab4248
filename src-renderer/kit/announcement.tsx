import { createStore, type Store, useStore } from './store'

interface Announcement {
  /** The same words are read again when they are said again. */
  readonly id: number
  readonly words: string
}

/** What others see at a glance, said for those who do not see it. */
export interface Announcements extends Store<Announcement> {
  readonly announce: (words: string) => void
}

export function createAnnouncements(): Announcements {
  const store = createStore<Announcement>({ id: 0, words: '' })
  return { ...store, announce: words => store.update(({ id }) => ({ id: id + 1, words })) }
}

interface AnnouncementRegionProps {
  readonly label: string
  readonly announcements: Announcements
}

/** A live region that is always there: an empty one that fills is read aloud. */
export function AnnouncementRegion({ label, announcements }: AnnouncementRegionProps) {
  const { id, words } = useStore(announcements, value => value)
  return (
    <div role="status" aria-label={label} className="visually-hidden">
      <span key={id}>{words}</span>
    </div>
  )
}
