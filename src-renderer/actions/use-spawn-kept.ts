import { verbRefusal } from '../../src-shared/domain/why-not'
import type { KeptPlace } from '../../src-shared/model/kept-place'
import { locate } from '../browser/locate'
import type { PointLine } from '../kit/overlay-store'
import { useInventory } from '../session/session-context'
import { useActor } from './actor'
import { sayMissing, sayNotReached } from './say-missing'
import { spawnOnce } from './spawn-once'
import { whyNotSpawnNow } from './spawn-rows'

/** The line of a menu that spawns a kept item, wherever it is by now; null for what is never spawned. */
export function useSpawnKept(): (
  place: KeptPlace,
) => (PointLine & { readonly reason: string | null }) | null {
  const actor = useActor()
  const inventory = useInventory()
  const { session, text } = actor

  function spawn(place: KeptPlace): void {
    locate(session, place).then(
      located =>
        located.kind === 'found'
          ? spawnOnce(located.row, inventory.world, actor)
          : sayMissing(session, text, place, located.found),
      (error: unknown) => sayNotReached(session, text, place, error),
    )
  }

  return place => {
    const isItem = place.kind !== 'folder' && place.kind !== 'link'
    if (!isItem || verbRefusal('spawn', inventory.capabilities) !== null) return null
    return { label: text.spawn.noWorld, reason: whyNotSpawnNow(text, inventory), run: () => spawn(place) }
  }
}
