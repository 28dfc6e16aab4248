import { Check, Users } from 'lucide-react'
import type { ReactNode } from 'react'
import type { NameFilter } from '../../../src-shared/domain/name-query'
import { ENTRY_KINDS, type EntryKind } from '../../../src-shared/model/entry'
import { KindIcon } from '../../kit/kind-icon'
import { useText } from '../../kit/text-context'
import styles from './find-filters.module.css'

interface FindFiltersProps {
  readonly filter: NameFilter
  readonly onChange: (filter: NameFilter) => void
}

/** Any number of kinds, and whether only what is public counts. */
export function FindFilters({ filter, onChange }: FindFiltersProps) {
  const text = useText()
  const { kinds, onlyPublic } = filter
  const toggled = (kind: EntryKind): readonly EntryKind[] =>
    kinds.includes(kind) ? kinds.filter(other => other !== kind) : [...kinds, kind]
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out in one line
    <div role="group" aria-label={text.find.filters} className={styles.filters}>
      {ENTRY_KINDS.map(kind => (
        <Chip
          key={kind}
          label={text.kinds[kind]}
          icon={<KindIcon kind={kind} size={14} />}
          isOn={kinds.includes(kind)}
          onToggle={() => onChange({ ...filter, kinds: toggled(kind) })}
        />
      ))}
      <Chip
        label={text.inspector.isPublic}
        icon={<Users size={14} aria-hidden />}
        isOn={onlyPublic}
        onToggle={() => onChange({ ...filter, onlyPublic: !onlyPublic })}
      />
    </div>
  )
}

interface ChipProps {
  readonly label: string
  readonly icon: ReactNode
  readonly isOn: boolean
  readonly onToggle: () => void
}

/** That it is on shows by shape, too: its picture becomes a tick. */
function Chip({ label, icon, isOn, onToggle }: ChipProps) {
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={isOn}
      // The box keeps the focus: typing goes on.
      onMouseDown={event => event.preventDefault()}
      onClick={onToggle}
    >
      {isOn ? <Check size={14} aria-hidden /> : icon}
      {label}
    </button>
  )
}
