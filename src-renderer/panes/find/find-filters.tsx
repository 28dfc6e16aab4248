import { Check, ListFilter, Users, X } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import type { QueryTerm } from '../../../src-shared/domain/find-query'
import { plainText } from '../../../src-shared/domain/rich-text'
import type { Capabilities } from '../../../src-shared/model/capabilities'
import { ENTRY_KINDS } from '../../../src-shared/model/entry'
import { KindIcon } from '../../kit/kind-icon'
import { useText } from '../../kit/text-context'
import { useAnswers } from '../../listings/session-resolver'
import { useCapabilities } from '../../session/session-context'
import styles from './find-filters.module.css'
import { FIND_SCOPES, type FindScope } from './found'
import {
  hasPreset,
  kindsOf,
  otherFields,
  termSaying,
  termsOf,
  textOf,
  withFieldToggled,
  withKindToggled,
  without,
  withTermToggled,
} from './query-terms'

interface FindFiltersProps {
  readonly typed: string
  readonly scope: FindScope | null
  readonly onType: (typed: string) => void
  readonly onScope: (scope: FindScope) => void
}

/** What a chip puts into the box. */
const PRESETS = {
  public: '',
  new: '<7d',
  modified: '<7d',
  dup: '',
  gone: '<30d',
  worn: '',
  broken: '',
} as const

/** Enough of an id to tell it from others. */
const SHOWN_OF_ID = 8

const NO_COPY = 'perm:no-copy'

type PresetField = Exclude<keyof typeof PRESETS, 'public'>

/** What every inventory can be asked, and what only those that tell it. */
function presetsOf({ tells }: Pick<Capabilities, 'tells'>): readonly PresetField[] {
  return ['new', 'modified', 'dup', 'gone', ...(tells.includes('worn') ? ['worn' as const] : []), 'broken']
}

/**
 * The box in other words: a chip is on where what it puts in is typed, and takes it out again.
 * In a narrow window those that are off are shown only when they are asked for.
 */
export function FindFilters({ typed, scope, onType, onScope }: FindFiltersProps) {
  const text = useText()
  const capabilities = useCapabilities()
  const { hasSharing } = capabilities
  const presets = presetsOf(capabilities)
  const terms = termsOf(typed)
  const kinds = kindsOf(terms)
  const isIndexed = scope !== null
  const chipWords = useChipWords(typed)
  const [isWhole, setWhole] = useState(false)
  // Rights of files are no rights to copy: who tells those tells sizes.
  const hasRights = capabilities.tells.includes('permissions') && !capabilities.tells.includes('size')
  const noCopy = hasRights ? termSaying(typed, NO_COPY) : undefined
  const said = Object.fromEntries(presets.map(field => [field, PRESETS[field]]))
  const others = otherFields(typed, hasSharing ? { ...said, public: PRESETS.public } : said).filter(
    ({ from }) => from !== noCopy?.from,
  )
  return (
    <div className={styles.filters}>
      <div className={styles.line}>
        {isIndexed && <Scopes scope={scope} onScope={onScope} />}
        <button
          type="button"
          className={styles.more}
          aria-expanded={isWhole}
          onMouseDown={event => event.preventDefault()}
          onClick={() => setWhole(!isWhole)}
        >
          <ListFilter size={14} aria-hidden />
          {text.find.filters}
        </button>
      </div>
      {/* oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out in one line */}
      <div role="group" aria-label={text.find.filters} className={styles.chips} data-whole={isWhole}>
        {ENTRY_KINDS.map(kind => (
          <Chip
            key={kind}
            label={text.kinds[kind]}
            icon={<KindIcon kind={kind} size={14} />}
            isOn={kinds.includes(kind)}
            onToggle={() => onType(withKindToggled(typed, kind))}
          />
        ))}
        {hasSharing && (
          <Chip
            label={text.inspector.isPublic}
            icon={<Users size={14} aria-hidden />}
            isOn={hasPreset(typed, 'public', PRESETS.public)}
            onToggle={() => onType(withFieldToggled(typed, 'public', PRESETS.public))}
          />
        )}
        {isIndexed &&
          presets.map(field => (
            <Chip
              key={field}
              label={text.find.presets[field]}
              icon={null}
              isOn={hasPreset(typed, field, PRESETS[field])}
              onToggle={() => onType(withFieldToggled(typed, field, PRESETS[field]))}
            />
          ))}
        {isIndexed && hasRights && (
          <Chip
            label={text.find.noCopy}
            icon={null}
            isOn={noCopy !== undefined}
            onToggle={() => onType(withTermToggled(typed, NO_COPY))}
          />
        )}
        {isIndexed &&
          others.map(term => (
            <TermChip key={term.from} words={chipWords(term)} onRemove={() => onType(without(typed, term))} />
          ))}
      </div>
    </div>
  )
}

function Scopes({
  scope,
  onScope,
}: {
  readonly scope: FindScope
  readonly onScope: (scope: FindScope) => void
}) {
  const text = useText()
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a fieldset cannot be laid out in one line
    <div role="group" aria-label={text.find.scope} className={styles.scopes}>
      {FIND_SCOPES.map(one => (
        <button
          key={one}
          type="button"
          className={styles.scope}
          aria-pressed={one === scope}
          onMouseDown={event => event.preventDefault()}
          onClick={() => onScope(one)}
        >
          {text.find.scopes[one]}
        </button>
      ))}
    </div>
  )
}

interface ChipProps {
  readonly label: string
  readonly icon: ReactNode
  readonly isOn: boolean
  readonly onToggle: () => void
}

function Chip({ label, icon, isOn, onToggle }: ChipProps) {
  return (
    <button
      type="button"
      className={styles.chip}
      aria-pressed={isOn}
      // The focus stays in the box: arrows and letters go on there.
      onMouseDown={event => event.preventDefault()}
      onClick={onToggle}
    >
      {isOn ? <Check size={14} aria-hidden /> : icon}
      {label}
    </button>
  )
}

/** Ids say nothing to people: where it is known what a term means, its chip says that. */
function useChipWords(typed: string): (term: QueryTerm) => string {
  const text = useText()
  const { whereIsRecord } = useAnswers()
  return term => {
    const id = term.kind === 'field' && !term.isNot && term.value.kind === 'ids' ? term.value.ids : []
    const [only] = id
    if (only === undefined || id.length > 1) return textOf(typed, term)
    const found = whereIsRecord(only)
    return found.kind === 'unknown'
      ? text.original.linksToId(only.slice(0, SHOWN_OF_ID))
      : text.original.linksTo(plainText(found.title))
  }
}

/** What was typed and has no chip of its own. */
function TermChip({ words, onRemove }: { readonly words: string; readonly onRemove: () => void }) {
  const text = useText()
  return (
    <button
      type="button"
      className={styles.chip}
      data-term=""
      aria-label={text.find.remove(words)}
      onMouseDown={event => event.preventDefault()}
      onClick={onRemove}
    >
      <span data-private="">{words}</span>
      <X size={12} aria-hidden />
    </button>
  )
}
