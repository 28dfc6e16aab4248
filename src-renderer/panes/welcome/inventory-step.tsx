import { plainText } from '../../../src-shared/domain/rich-text'
import type { SourceState } from '../../../src-shared/model/source'
import { Button } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { useText } from '../../kit/text-context'
import { serviceName } from '../../session/service-words'
import { lookForResonite, openSandbox } from '../../session/source-actions'
import { useSourceState } from '../../session/source-state'
import type { Catalogue } from '../../text/en'
import styles from './welcome-dialog.module.css'

/** The sandbox, or an inventory of one's own: which is open now, and the ways to the others. */
export function InventoryStep({ onLeave }: { readonly onLeave: () => void }) {
  const text = useText()
  const words = text.welcome
  const state = useSourceState()
  const isSandbox = state.kind === 'ready' && state.source.origin === 'built-in'
  return (
    <>
      <p>{openNow(text, state)}</p>
      <div className={styles.ways}>
        {state.kind !== 'ready' && (
          <Button
            onClick={() => {
              onLeave()
              openSandbox()
            }}
          >
            {words.openSandbox}
          </Button>
        )}
        {(isSandbox || state.kind !== 'ready') && (
          <Button onClick={lookForResonite}>{words.lookForResonite}</Button>
        )}
        <Button onClick={() => openOverlay({ kind: 'add-inventory' })}>{words.add}</Button>
      </div>
      <p className={styles.quiet}>{words.later}</p>
    </>
  )
}

function openNow(text: Catalogue, state: SourceState): string {
  if (state.kind !== 'ready') return text.welcome.noneOpen
  if (state.source.origin === 'built-in') return text.welcome.inSandbox
  const whose = state.account ? plainText(state.account.userName) : null
  return text.welcome.inYours(serviceName(text, state.source, state.facts), whose)
}
