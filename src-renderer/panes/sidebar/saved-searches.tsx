import { CalendarPlus, Copy, Globe, Search, Sparkles, TriangleAlert, Users, X } from 'lucide-react'
import { findWishOf } from '../../actions/ask-find'
import { IconButton } from '../../kit/button'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'
import { PlaceLine } from './place-line'
import styles from './sidebar.module.css'
import type { PlaceKeys } from './use-place-keys'

const NO_SEARCHES: readonly string[] = []

/** Searches that are always there, and those that a person saved. */
export function SavedSearches({ tabIndexOf, onGone }: Pick<PlaceKeys, 'tabIndexOf' | 'onGone'>) {
  const text = useText()
  const session = useSession()
  const searches = useStore(session.places.store, places => places.searches ?? NO_SEARCHES)
  const find = (query: string): void => findWishOf(session).update(() => ({ query }))
  const always = [
    { query: 'new:<30d sort:new ', name: text.places.recentlyAdded, Icon: CalendarPlus },
    { query: 'spawned: sort:spawned ', name: text.places.recentlySpawned, Icon: Sparkles },
    { query: 'public:yes ', name: text.places.publicItems, Icon: Users },
    { query: 'kind:world ', name: text.places.worlds, Icon: Globe },
    { query: 'dup:yes sort:name ', name: text.places.duplicates, Icon: Copy },
    { query: 'problem:yes sort:path ', name: text.places.problems, Icon: TriangleAlert },
  ]
  return (
    <>
      <h2 className={styles.heading}>{text.places.smart}</h2>
      <ul className={styles.list}>
        {always.map(({ query, name, Icon }) => (
          <PlaceLine
            key={query}
            id={`search ${query}`}
            name={name}
            icon={<Icon size={16} aria-hidden />}
            isHere={false}
            target={null}
            tabIndex={tabIndexOf(`search ${query}`)}
            onGo={() => find(query)}
          />
        ))}
        {searches.map(query => (
          <PlaceLine
            key={query}
            id={`saved ${query}`}
            name={query}
            icon={<Search size={16} aria-hidden />}
            isHere={false}
            isPrivate
            target={null}
            tabIndex={tabIndexOf(`saved ${query}`)}
            onGo={() => find(query)}
            lines={() => [
              { label: text.commands.open, run: () => find(query) },
              { label: text.places.forgetSearch(query), run: () => session.places.saveSearch(query, false) },
            ]}
          >
            <IconButton
              label={text.places.forgetSearch(query)}
              icon={<X size={14} />}
              tabIndex={-1}
              onClick={() => {
                onGone(`saved ${query}`)
                session.places.saveSearch(query, false)
              }}
            />
          </PlaceLine>
        ))}
      </ul>
    </>
  )
}
