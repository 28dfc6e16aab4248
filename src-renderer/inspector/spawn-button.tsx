import { Sparkles } from 'lucide-react'
import type { CurrentWorld } from '../../src-shared/model/source'
import { assertNever } from '../../src-shared/result'
import { useInventory } from '../connection/inventory-context'
import type { Catalogue } from '../i18n/en'
import { useText } from '../i18n/text-context'
import { useSpawn } from '../operations/use-spawn'
import type { EntryRow } from '../tree/row'
import { Button } from '../ui/button'
import { Spinner } from '../ui/spinner'
import styles from './spawn-button.module.css'

/** Spawns one item. It names the world, and cannot be fired again while it works. */
export function SpawnButton({ row }: { readonly row: EntryRow }) {
  const text = useText()
  const { world, isReady } = useInventory()
  const { spawn, isSpawning } = useSpawn(row)
  const isDisabled = !isReady || world.kind === 'none' || row.path === null
  return (
    <div className={styles.spawn}>
      <Button
        look="primary"
        icon={isSpawning ? <Spinner size={16} /> : <Sparkles size={16} />}
        disabled={isDisabled}
        aria-disabled={isSpawning}
        onClick={spawn}
      >
        <span className={styles.label}>{isSpawning ? text.spawn.spawning : spawnLabel(text, world)}</span>
      </Button>
      {isReady && world.kind === 'none' && <p className={styles.reason}>{text.spawn.needsWorld}</p>}
    </div>
  )
}

function spawnLabel(text: Catalogue, world: CurrentWorld): string {
  switch (world.kind) {
    case 'world':
      return text.spawn.button(world.name)
    case 'none':
      return text.spawn.noWorld
    case 'unknown':
      return text.spawn.unknownWorld
    default:
      return assertNever(world)
  }
}
