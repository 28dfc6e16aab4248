import { Inbox, Pin, PinOff, Scissors, Sparkles } from 'lucide-react'
import { IconButton } from '../../kit/button'
import { useText } from '../../kit/text-context'
import type { FoundEntry } from './found'
import styles from './found-row.module.css'
import { useFoundActions } from './use-found-actions'

/** What can be done with something that was found, for the mouse; the keys of the box do the same. */
export function FoundActions({ found }: { readonly found: FoundEntry }) {
  const text = useText()
  const { isPinned, canSpawn, whyNotSpawn, canChange, pin, cut, collect, spawn } = useFoundActions(found)
  if (found.state === 'gone') return null
  const keepFocus = { tabIndex: -1, onMouseDown: (event: React.MouseEvent) => event.preventDefault() }
  return (
    <>
      <span className={styles.actions}>
        {canChange && (
          <IconButton label={text.find.cut} icon={<Scissors size={14} />} {...keepFocus} onClick={cut} />
        )}
        <IconButton label={text.find.collect} icon={<Inbox size={14} />} {...keepFocus} onClick={collect} />
        <IconButton
          label={isPinned ? text.find.unpin : text.find.pin}
          icon={isPinned ? <PinOff size={14} /> : <Pin size={14} />}
          {...keepFocus}
          onClick={pin}
        />
      </span>
      {canSpawn && (
        <span className={styles.spawn}>
          <IconButton
            label={text.find.spawn}
            {...(whyNotSpawn === null ? {} : { title: whyNotSpawn, 'aria-disabled': true })}
            icon={<Sparkles size={15} />}
            {...keepFocus}
            onClick={spawn}
          />
        </span>
      )}
    </>
  )
}
