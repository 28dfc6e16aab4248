import { Autocomplete } from '@base-ui/react/autocomplete'
import { Dialog } from '@base-ui/react/dialog'
import { Search } from 'lucide-react'
import { type ReactNode, useRef, useState } from 'react'
import { FocusAtOnce } from './focus-at-once'
import styles from './search-list.module.css'

export interface SearchItem {
  readonly id: string
  readonly label: string
  readonly shortcut: string | null
  /** The same for screen readers, which read it with the line. */
  readonly ariaShortcut: string | null
  /** Why it cannot be chosen now; null when it can. */
  readonly reason: string | null
  /** What tells it from others of its name. */
  readonly note?: string
  readonly picture?: ReactNode
}

export interface SearchGroup {
  readonly label: string
  readonly items: readonly SearchItem[]
}

interface SearchListProps {
  readonly title: string
  readonly placeholder: string
  readonly nothingFound: string
  readonly groups: readonly SearchGroup[]
  readonly isMatch: (item: SearchItem, query: string) => boolean
  readonly onChoose: (id: string) => void
  readonly onClose: () => void
  /** With every key: for what has to be looked for elsewhere. */
  readonly onType?: (query: string) => void
}

/** A field at the top of the window, and below it what matches: arrows walk, Enter chooses, Esc closes. */
export function SearchList(props: SearchListProps) {
  const { title, placeholder, nothingFound, groups, isMatch, onClose } = props
  const field = useRef<HTMLInputElement>(null)
  const [query, setQuery] = useState('')
  const [first] = groups.flatMap(({ items }) => items.filter(item => isMatch(item, query)).slice(0, 1))
  return (
    <Dialog.Root open onOpenChange={open => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={styles.backdrop} />
        <Dialog.Popup className={styles.popup} aria-label={title}>
          <FocusAtOnce on={field} />
          <Autocomplete.Root
            open
            inline
            items={groups}
            filter={isMatch}
            itemToStringValue={(item: SearchItem) => item.label}
            // What cannot be chosen is reached by the arrows, and never by Enter alone.
            autoHighlight={first?.reason === null ? 'always' : false}
            keepHighlight={first?.reason === null}
            onValueChange={value => {
              setQuery(value)
              props.onType?.(value)
            }}
          >
            <div className={styles.field}>
              <Search size={16} aria-hidden />
              <Autocomplete.Input
                ref={field}
                className={styles.input}
                aria-label={title}
                placeholder={placeholder}
              />
            </div>
            <Autocomplete.Empty className={styles.empty}>{nothingFound}</Autocomplete.Empty>
            <Autocomplete.List className={styles.list}>
              {(group: SearchGroup) => <Group key={group.label} group={group} onChoose={props.onChoose} />}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}

interface GroupProps extends Pick<SearchListProps, 'onChoose'> {
  readonly group: SearchGroup
}

function Group({ group, onChoose }: GroupProps) {
  return (
    <Autocomplete.Group items={group.items}>
      <Autocomplete.GroupLabel className={styles.heading}>{group.label}</Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: SearchItem) => <Line key={item.id} item={item} onChoose={onChoose} />}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  )
}

interface LineProps extends Pick<SearchListProps, 'onChoose'> {
  readonly item: SearchItem
}

/** A line that cannot be chosen says why, and does nothing. */
function Line({ item, onChoose }: LineProps) {
  const isUsable = item.reason === null
  return (
    <Autocomplete.Item
      value={item}
      className={styles.item}
      data-unusable={!isUsable}
      {...(item.ariaShortcut === null ? {} : { 'aria-keyshortcuts': item.ariaShortcut })}
      {...(isUsable ? {} : { 'aria-disabled': true, 'aria-description': item.reason ?? '' })}
      onClick={() => isUsable && onChoose(item.id)}
    >
      {item.picture && <span className={styles.picture}>{item.picture}</span>}
      <span className={styles.words}>
        <span className={styles.label} {...(item.note === undefined ? {} : { 'data-private': '' })}>
          {item.label}
        </span>
        {item.note !== undefined && (
          <span className={styles.note} data-private="">
            {item.note}
          </span>
        )}
        {item.reason && (
          <span className={styles.reason} aria-hidden>
            {item.reason}
          </span>
        )}
      </span>
      {item.shortcut && (
        <kbd className={styles.keys} aria-hidden>
          {item.shortcut}
        </kbd>
      )}
    </Autocomplete.Item>
  )
}
