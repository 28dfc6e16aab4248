import { CircleAlert, FlaskConical } from 'lucide-react'
import { memo, useState } from 'react'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { SourceState } from '../../../src-shared/model/source'
import { Button } from '../../kit/button'
import { NoticeLine } from '../../kit/notice-line'
import { openOverlay } from '../../kit/overlay-store'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { SLIM, useMedia } from '../../kit/use-media'
import { sandboxChosenStore } from '../../session/source-actions'
import { LookButton } from './look-button'

/** One line above the tree: that the mod is old, or that this is only the sandbox. */
export const Notice = memo(function Notice({ state }: { readonly state: SourceState }) {
  if (state.kind !== 'ready') return null
  if (state.source.origin === 'built-in') return <SandboxNotice />
  if (!state.isOutdated) return null
  const hasPictures = verbRefusal('thumbnail', state.capabilities) === null
  return <OutdatedNotice key={state.source.address} hasPictures={hasPictures} />
})

function SandboxNotice() {
  const text = useText()
  const isChosen = useStore(sandboxChosenStore, value => value)
  // Beside a game rows are what there is room for.
  const isSlim = useMedia(SLIM)
  return (
    <NoticeLine
      tone="quiet"
      icon={<FlaskConical size={14} aria-hidden />}
      actions={
        <>
          <LookButton look="quiet" />
          <Button look="quiet" onClick={() => openOverlay({ kind: 'add-inventory' })}>
            {text.inventories.add}
          </Button>
        </>
      }
    >
      {isSlim ? text.source.sandboxShort : isChosen ? text.source.sandboxChosen : text.source.sandboxNotice}
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
