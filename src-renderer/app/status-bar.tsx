import { type ReactNode, useRef } from 'react'
import { plainText } from '../../src-shared/domain/rich-text'
import type { CurrentWorld, SourceState } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import { RunningWork } from '../actions/running-work'
import { useWorldTarget } from '../drag/use-world-target'
import { openOverlay } from '../kit/overlay-store'
import { Spinner } from '../kit/spinner'
import { useText } from '../kit/text-context'
import { ActivityButton } from '../panes/activity/activity-button'
import { TrayButton } from '../panes/collect/tray-button'
import { useTrayTarget } from '../panes/collect/use-tray-drag'
import { CrawlStatus } from '../panes/find/crawl-status'
import { LostLine } from '../panes/sources/lost-line'
import { WaitingLine } from '../panes/sources/waiting-line'
import { TileSizeSlider } from '../panes/toolbar/tile-size-slider'
import { UndoButtons } from '../panes/toolbar/undo-buttons'
import { serviceName } from '../session/service-words'
import { aboutOf, useSourceList } from '../session/source-list'
import type { Catalogue } from '../text/en'
import styles from './status-bar.module.css'

/** The same elements each time: what is selected changes nothing of them. */
const TOOLS = (
  <div className={styles.tools}>
    <WaitingLine />
    <CrawlStatus />
    <RunningWork />
    <TileSizeSlider />
    <TrayButton />
    <UndoButtons />
    <ActivityButton />
  </div>
)

interface StatusBarProps {
  readonly state: SourceState
  /** How many there are of what is shown. */
  readonly counts?: ReactNode
  /** When what is shown was listed; null while nothing is shown, which then says itself why. */
  readonly listedAtMs: number | null
}

/** The foot of the window: which service, who is signed in, which world, and what is being done. */
export function StatusBar({ state, listedAtMs, counts = null }: StatusBarProps) {
  const text = useText()
  const element = useRef<HTMLElement>(null)
  // Who throws something to the lower edge of the screen ends up here.
  useTrayTarget(element)
  return (
    <footer ref={element} className={styles.bar} aria-label={text.status.label}>
      {state.kind === 'connecting' ? (
        <Spinner size={12} />
      ) : (
        <span className={styles.dot} data-kind={state.kind} aria-hidden />
      )}
      {state.kind !== 'ready' && listedAtMs !== null ? (
        <LostLine state={state} listedAtMs={listedAtMs} />
      ) : (
        <Words state={state} />
      )}
      {counts}
      {TOOLS}
    </footer>
  )
}

/** Of which service, for whom, and where. */
function Words({ state }: Pick<StatusBarProps, 'state'>) {
  const text = useText()
  const { shown } = useSourceList()
  return (
    <button
      type="button"
      className={styles.words}
      data-private=""
      title={addressOf(state)}
      aria-haspopup="dialog"
      onClick={() => openOverlay(aboutOf(shown))}
    >
      <span className={styles.facts}>{partsOf(text, state).join(' · ')}</span>
      {state.kind === 'ready' && state.world.kind !== 'unknown' && <WorldName world={state.world} />}
    </button>
  )
}

/** A drop on it spawns (design-shown.md, "Drag and drop"). */
function WorldName({ world }: { readonly world: Exclude<CurrentWorld, { kind: 'unknown' }> }) {
  const text = useText()
  const element = useRef<HTMLSpanElement>(null)
  const isTarget = useWorldTarget(element, 'world-name', world)
  return (
    <>
      <span className={styles.between}>{' · '}</span>
      <span ref={element} className={styles.world} data-drop={isTarget}>
        {world.kind === 'world' ? plainText(world.name) : text.status.noWorld}
      </span>
    </>
  )
}

/** At what a person added nobody signs in: it says whose it is, or where. */
function whoIn(
  text: Catalogue,
  { account, source }: Extract<SourceState, { kind: 'ready' }>,
): readonly string[] {
  if (account === null) return []
  const name = plainText(account.userName)
  return [source.added ? name : text.status.signedInAs(name)]
}

function addressOf(state: SourceState): string | undefined {
  return 'source' in state ? state.source?.address : undefined
}

function partsOf(text: Catalogue, state: SourceState): readonly string[] {
  switch (state.kind) {
    case 'connecting':
      return [text.status.connecting]
    case 'choose-source':
      return [
        state.candidates.every(({ isAlike }) => isAlike) ? text.status.noneToOpen : text.status.chooseSource,
      ]
    case 'disconnected':
      return [text.status.disconnected]
    case 'not-signed-in':
      return [serviceName(text, state.source, state.facts), text.status.notSignedIn]
    case 'ready':
      return [serviceName(text, state.source, state.facts), ...whoIn(text, state)]
    default:
      return assertNever(state)
  }
}
