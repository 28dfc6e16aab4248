import type { ExportRequest } from '../../../src-shared/ipc/index-contract'
import { exportKnown } from '../../actions/export-known'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useCapabilities, useSession } from '../../session/session-context'
import { CoverageLine, LookThrough } from './coverage-line'
import { FindFilters } from './find-filters'
import styles from './find-panel.module.css'
import type { FindScope, Found, FoundEntry } from './found'
import { FoundList } from './found-list'
import { countText, nothingText } from './found-text'
import { indexScope } from './use-find'

interface FindPanelProps {
  /** Beginning of the ids that the box points to. */
  readonly ids: string
  readonly found: Found | null
  readonly typed: string
  /** Null: there is no choice, only what this window has opened is searched. */
  readonly scope: FindScope | null
  /** Record id of the folder that is shown; null is the root. */
  readonly presentFolder: string | null
  readonly active: number
  readonly onType: (typed: string) => void
  readonly onScope: (scope: FindScope) => void
  readonly onActivate: (index: number) => void
  readonly onShow: (entry: FoundEntry) => void
}

/** What was found, where and by what, and how much was searched. */
export function FindPanel(props: FindPanelProps) {
  const { ids, found, typed, scope, active, onType, onScope, onActivate, onShow } = props
  const text = useText()
  const { tells } = useCapabilities()
  const isAsked = found?.isAsked ?? false
  const entries = found && isAsked ? found.entries : []
  return (
    <div className={styles.panel} data-asked={isAsked}>
      <FindFilters typed={typed} scope={scope} onType={onType} onScope={onScope} />
      {found && entries.length > 0 ? (
        <FoundList ids={ids} entries={entries} active={active} onActivate={onActivate} onShow={onShow} />
      ) : (
        <div className={styles.hint}>
          <p>{isAsked && found ? nothingText(text, found, tells) : text.find.hint}</p>
          {isAsked && found && <LookThrough coverage={found.coverage} isLarge />}
          {!isAsked && scope !== null && <Fields />}
        </div>
      )}
      <div className={styles.foot}>
        <p role="status" className={styles.count}>
          {found && isAsked && countText(text, found)}
        </p>
        {isAsked && scope !== null && (
          <>
            <SaveSearch typed={typed} />
            {entries.length > 0 && (
              <ExportFound typed={typed} scope={indexScope(scope, props.presentFolder)} />
            )}
          </>
        )}
        {found && (
          <CoverageLine
            id={`${ids}coverage`}
            coverage={found.coverage}
            hasControl={!isAsked || entries.length > 0}
          />
        )}
      </div>
    </div>
  )
}

/** What can be asked beside names, as far as this inventory tells it. */
function Fields() {
  const text = useText()
  const { tells } = useCapabilities()
  return (
    <>
      <p className={styles.fields}>{text.find.hintFields}</p>
      {tells.includes('creator') && <p className={styles.fields}>{text.find.hintTold}</p>}
    </>
  )
}

/** Keeps what is typed in Places, or takes it out again. */
function SaveSearch({ typed }: { readonly typed: string }) {
  const text = useText()
  const { places } = useSession()
  const query = typed.trim()
  const isSaved = useStore(places.store, ({ searches }) => searches?.includes(query) ?? false)
  return (
    <button
      type="button"
      className={styles.look}
      aria-pressed={isSaved}
      onMouseDown={event => event.preventDefault()}
      onClick={() => places.saveSearch(query, !isSaved)}
    >
      {isSaved ? text.places.savedSearch : text.places.saveSearch}
    </button>
  )
}

function ExportFound({ typed, scope }: { readonly typed: string; readonly scope: ExportRequest['scope'] }) {
  const text = useText()
  const session = useSession()
  return (
    <button
      type="button"
      className={styles.look}
      onMouseDown={event => event.preventDefault()}
      onClick={() => void exportKnown(session, text, { format: 'csv', query: typed.trim(), scope })}
    >
      {text.find.exportFound}
    </button>
  )
}
