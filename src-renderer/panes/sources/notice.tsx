import { CircleAlert, FlaskConical, Unplug } from 'lucide-react'
import { useState } from 'react'
import type { SourceState } from '../../../src-shared/model/source'
import { assertNever } from '../../../src-shared/result'
import { Button } from '../../kit/button'
import { NoticeLine } from '../../kit/notice-line'
import { openOverlay } from '../../kit/overlay-store'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useNow } from '../../kit/use-now'
import { sandboxChosenStore, searchAgain } from '../../session/source-actions'
import { ageWords } from '../../text/dates'
import type { Catalogue } from '../../text/en'
import { errorText } from '../../text/refusal-text'
import { LookButton } from './look-button'

interface NoticeProps {
  readonly state: SourceState
  /** When what is shown was listed, in milliseconds since 1970. */
  readonly listedAtMs: number | null
}

/** One line above the tree: that the connection is lost, that the mod is old, or that this is only the sandbox. */
export function Notice({ state, listedAtMs }: NoticeProps) {
  if (state.kind !== 'ready') return <LostNotice state={state} listedAtMs={listedAtMs} />
  if (state.source.origin === 'built-in') return <SandboxNotice />
  if (!state.isOutdated) return null
  const hasPictures = state.capabilities.verbs.thumbnail.how !== 'absent'
  return <OutdatedNotice key={state.source.address} hasPictures={hasPictures} />
}

function SandboxNotice() {
  const text = useText()
  const isChosen = useStore(sandboxChosenStore, value => value)
  return (
    <NoticeLine
      tone="quiet"
      icon={<FlaskConical size={14} aria-hidden />}
      actions={<LookButton look="quiet" />}
    >
      {isChosen ? text.source.sandboxChosen : text.source.sandboxNotice}
    </NoticeLine>
  )
}

/** It works all the same, so once read it may go. */
function OutdatedNotice({ hasPictures }: { readonly hasPictures: boolean }) {
  const text = useText()
  const [isRead, setRead] = useState(false)
  if (isRead) return null
  return (
    <NoticeLine
      tone="warning"
      role="status"
      icon={<CircleAlert size={14} aria-hidden />}
      actions={
        <Button look="quiet" onClick={() => setRead(true)}>
          {text.source.dismiss}
        </Button>
      }
    >
      {hasPictures ? text.source.outdated : text.source.outdatedWithoutPictures}
    </NoticeLine>
  )
}

interface LostNoticeProps {
  readonly state: Exclude<SourceState, { kind: 'ready' }>
  readonly listedAtMs: number | null
}

function LostNotice({ state, listedAtMs }: LostNoticeProps) {
  const text = useText()
  const nowMs = useNow()
  return (
    <NoticeLine
      tone="warning"
      icon={<Unplug size={14} aria-hidden />}
      actions={
        <>
          <Button look="quiet" onClick={searchAgain}>
            {text.source.retry}
          </Button>
          <Button look="quiet" onClick={() => openOverlay({ kind: 'source' })}>
            {text.source.more}
          </Button>
        </>
      }
    >
      {reasonOf(text, state)} {listedAtMs !== null && text.source.stale(ageWords(text, listedAtMs, nowMs))}
    </NoticeLine>
  )
}

function reasonOf(text: Catalogue, state: Exclude<SourceState, { kind: 'ready' }>): string {
  switch (state.kind) {
    case 'disconnected':
      return errorText(text, state.error)
    case 'not-signed-in':
      return text.source.notSignedInText
    case 'connecting':
    case 'choose-source':
      return text.status.connecting
    default:
      return assertNever(state)
  }
}
