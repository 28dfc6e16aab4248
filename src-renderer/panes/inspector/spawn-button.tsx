import { Sparkles } from 'lucide-react'
import { useRef } from 'react'
import { actionRefusal } from '../../../src-shared/domain/why-not'
import type { CurrentWorld } from '../../../src-shared/model/source'
import { assertNever } from '../../../src-shared/result'
import { useCommandTip } from '../../actions/command-runner'
import { whyNotSpawnNow } from '../../actions/spawn-rows'
import { useSpawn } from '../../actions/use-spawn'
import { draggedOf } from '../../browser/drop-target'
import type { EntryRow } from '../../browser/row'
import { useWorldTarget } from '../../drag/use-world-target'
import { Button } from '../../kit/button'
import { Spinner } from '../../kit/spinner'
import { useText } from '../../kit/text-context'
import { useInventory } from '../../session/session-context'
import type { Catalogue } from '../../text/en'
import { refusalText } from '../../text/refusal-text'
import styles from './spawn-button.module.css'

interface SpawnButtonProps {
  readonly row: EntryRow
  /** In one line: why it cannot be done is in its tooltip. */
  readonly isCompact?: boolean
}

/** Spawns one item. */
export function SpawnButton({ row, isCompact = false }: SpawnButtonProps) {
  const text = useText()
  const denied = actionRefusal('spawn', draggedOf(row), useInventory().capabilities)
  return (
    <AnySpawnButton
      count={1}
      rows={() => [row]}
      recordId={row.entry.recordId}
      isDisabled={row.path === null || denied !== null}
      whyNever={denied && refusalText(text, denied)}
      isCompact={isCompact}
    />
  )
}

interface SpawnSeveralButtonProps {
  /** How many items there are to spawn. */
  readonly count: number
  /** Asked for at the click: making the rows of a large selection takes its time. */
  readonly rows: () => readonly EntryRow[]
  readonly isCompact?: boolean
}

/** Spawns the items of a selection, one after the other. */
export function SpawnSeveralButton(props: SpawnSeveralButtonProps) {
  return <AnySpawnButton {...props} recordId={null} isDisabled={false} whyNever={null} />
}

interface AnySpawnButtonProps extends SpawnSeveralButtonProps {
  /** Of the one item, when it is one. */
  readonly recordId: string | null
  readonly isDisabled: boolean
  /** Why this one never can be, in words. */
  readonly whyNever: string | null
}

/** It names the world, and cannot be fired again while it works. */
function AnySpawnButton(props: AnySpawnButtonProps) {
  const { count, rows, recordId, isDisabled, whyNever, isCompact = false } = props
  const text = useText()
  const inventory = useInventory()
  const { world, isReady } = inventory
  const why = whyNever ?? whyNotSpawnNow(text, inventory)
  const tip = useCommandTip()
  const { spawn, isSpawning } = useSpawn(rows, recordId)
  // Around the button: one that is disabled hears nothing of a drag.
  const element = useRef<HTMLDivElement>(null)
  const isTarget = useWorldTarget(element, 'spawn-button', world)
  return (
    <div ref={element} className={styles.spawn} data-drop={isTarget} data-compact={isCompact}>
      <Button
        look="primary"
        icon={isSpawning ? <Spinner size={16} until={<Sparkles size={16} />} /> : <Sparkles size={16} />}
        disabled={isDisabled || !isReady || world.kind === 'none'}
        aria-disabled={isSpawning}
        {...tip('spawn', why ?? spawnLabel(text, world, count))}
        onClick={spawn}
      >
        <span className={styles.label}>
          {isSpawning ? text.spawn.spawning : spawnLabel(text, world, count)}
        </span>
      </Button>
      {!isCompact && isReady && why !== null && <p className={styles.reason}>{why}</p>}
    </div>
  )
}

function spawnLabel(text: Catalogue, world: CurrentWorld, count: number): string {
  switch (world.kind) {
    case 'world':
      return count > 1 ? text.spawn.several(count, world.name) : text.spawn.button(world.name)
    case 'none':
      return text.spawn.noWorld
    case 'unknown':
      return count > 1 ? text.spawn.severalUnknownWorld(count) : text.spawn.unknownWorld
    default:
      return assertNever(world)
  }
}
