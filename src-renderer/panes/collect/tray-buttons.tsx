import { Copy, CornerDownRight, Sparkles, Trash2 } from 'lucide-react'
import { type ReactNode, useMemo } from 'react'
import { type DropTarget, divideDrop } from '../../../src-shared/domain/transfer'
import { verbRefusal } from '../../../src-shared/domain/why-not'
import type { TransferMode } from '../../../src-shared/model/operation'
import { isAvailable, type TrayLine } from '../../actions/resolve-tray'
import { whyNoWorld } from '../../actions/spawn-rows'
import { trashTargetOf } from '../../actions/trash-target'
import { draggedOfLines } from '../../actions/tray-dragged'
import { Button } from '../../kit/button'
import { useText } from '../../kit/text-context'
import { showToast } from '../../kit/toast-store'
import { useCapabilities, useInventory } from '../../session/session-context'
import { useCanChange } from '../../session/use-can-change'
import { refusalText } from '../../text/refusal-text'
import styles from './tray-buttons.module.css'
import type { TrayActions } from './use-tray-actions'

interface TrayButtonsProps {
  /** What is selected in the tray, or else everything. */
  readonly meant: readonly TrayLine[]
  readonly target: DropTarget
  readonly actions: TrayActions
}

/** What can be done with all of it at once; each button says with how many and where to. */
export function TrayButtons({ meant, target, actions }: TrayButtonsProps) {
  const text = useText()
  const capabilities = useCapabilities()
  const dragged = useMemo(() => draggedOfLines(meant), [meant])
  const whyNone = useWhyNone(meant)
  const entries = meant.map(({ entry }) => entry)
  const spawn = useSpawnState(meant)
  const name = target.ref.recordIds.length === 0 ? text.app.inventory : target.title

  function transferButton(mode: TransferMode, icon: ReactNode) {
    const { taken, left } = divideDrop(dragged, target, mode, capabilities)
    const why = whyNone ?? (taken.length === 0 && left[0] ? refusalText(text, left[0]) : null)
    return (
      <ActionButton
        kind={mode}
        label={text.tray.transfer(mode, taken.length, name)}
        icon={icon}
        isPrivate
        why={why}
        onPress={() => actions.transfer(entries, mode, target)}
      />
    )
  }

  const trash = trashTargetOf(capabilities.trash)
  const trashed = trash && divideDrop(dragged, trash, 'move', capabilities)
  const whyNoTrash =
    trashed?.taken.length === 0 && trashed.left[0] ? refusalText(text, trashed.left[0]) : null
  return (
    <div className={styles.buttons}>
      {transferButton('move', <CornerDownRight size={14} aria-hidden />)}
      {transferButton('copy', <Copy size={14} aria-hidden />)}
      {verbRefusal('spawn', capabilities) === null && (
        <ActionButton
          kind="spawn"
          label={text.tray.spawn(spawn.count)}
          icon={<Sparkles size={14} aria-hidden />}
          fixed="whole"
          why={whyNone ?? spawn.why}
          onPress={() => actions.spawn(entries)}
        />
      )}
      {trashed && (
        <ActionButton
          kind="trash"
          label={text.tray.trash(trashed.taken.length)}
          icon={<Trash2 size={14} aria-hidden />}
          fixed="icon"
          why={whyNone ?? whyNoTrash}
          onPress={() => actions.trash(entries)}
        />
      )}
    </div>
  )
}

/** Why nothing at all can be done with them. */
function useWhyNone(meant: readonly TrayLine[]): string | null {
  const text = useText()
  const canChange = useCanChange()
  if (meant.length === 0) return text.tray.isEmpty
  if (!canChange) return text.tree.notReady
  return meant.some(isAvailable) ? null : text.tray.noneAvailable
}

function useSpawnState(meant: readonly TrayLine[]): { readonly count: number; readonly why: string | null } {
  const text = useText()
  const { world, capabilities } = useInventory()
  const count = useMemo(() => meant.filter(canBeSpawned).length, [meant])
  if (count === 0) return { count, why: text.spawn.notAnItem }
  return { count, why: world.kind === 'none' ? whyNoWorld(text, capabilities) : null }
}

function canBeSpawned(line: TrayLine): boolean {
  const kind = line.row?.entry.kind ?? line.entry.kind
  return isAvailable(line) && kind !== 'folder' && kind !== 'link' && line.row?.path !== null
}

interface ActionButtonProps {
  readonly kind: 'move' | 'copy' | 'spawn' | 'trash'
  readonly label: string
  readonly icon: ReactNode
  /** Why it cannot be done, in words; it can be reached and asked all the same. */
  readonly why: string | null
  /** It names a folder of the person's. */
  readonly isPrivate?: boolean
  /** What of it is never cut. */
  readonly fixed?: 'whole' | 'icon'
  readonly onPress: () => void
}

function ActionButton({ kind, label, icon, why, isPrivate = false, fixed, onPress }: ActionButtonProps) {
  const text = useText()
  const press = (): void => {
    if (why === null) return onPress()
    showToast({ tone: 'failure', message: text.operation.refused[kind], detail: why, actions: [] })
  }
  return (
    <Button
      icon={icon}
      data-fixed={fixed}
      aria-disabled={why !== null}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- global since ARIA 1.3, and spoken by Chromium's platforms
      aria-description={why ?? undefined}
      title={why === null ? label : `${label}\n${why}`}
      aria-label={label}
      onClick={press}
    >
      <span className={styles.label} {...(isPrivate ? { 'data-private': '' } : {})}>
        {label}
      </span>
    </Button>
  )
}
