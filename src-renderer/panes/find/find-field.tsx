import { Search, X } from 'lucide-react'
import { type ComponentProps, useRef } from 'react'
import { MAX_QUERY_LENGTH } from '../../../src-shared/domain/name-query'
import { isMac } from '../../kit/platform'
import { ariaShortcut, shortcutText } from '../../kit/shortcut'
import { useText } from '../../kit/text-context'
import { useSelectOnEntry } from '../../kit/window-blur'
import styles from './find-field.module.css'
import { findBoxMark } from './focus-find'

interface FindFieldProps extends Omit<ComponentProps<'input'>, 'className' | 'value' | 'onChange'> {
  readonly value: string
  readonly onChange: (value: string) => void
}

export function FindField({ value, onChange, ...rest }: FindFieldProps) {
  const text = useText()
  const field = useRef<HTMLInputElement>(null)
  const selectOnEntry = useSelectOnEntry()

  function clear(): void {
    onChange('')
    field.current?.focus()
  }

  return (
    <>
      <Search size={14} className={styles.icon} aria-hidden />
      <input
        ref={field}
        {...findBoxMark}
        type="search"
        className={styles.field}
        value={value}
        maxLength={MAX_QUERY_LENGTH}
        placeholder={text.find.placeholder}
        spellCheck={false}
        autoComplete="off"
        aria-label={text.find.label}
        aria-keyshortcuts={ariaShortcut('Mod+F', isMac)}
        {...selectOnEntry}
        onChange={event => onChange(event.target.value)}
        {...rest}
      />
      {value === '' ? (
        <kbd className={styles.keys} aria-hidden>
          {shortcutText('Mod+F', isMac)}
        </kbd>
      ) : (
        <button
          type="button"
          tabIndex={-1}
          className={styles.clear}
          aria-label={text.find.clear}
          title={text.find.clear}
          onMouseDown={event => event.preventDefault()}
          onClick={clear}
        >
          <X size={14} aria-hidden />
        </button>
      )}
    </>
  )
}
