import { call } from '../bridge/client'
import type { PlaceShown } from '../browser/browser'
import { sayFailure } from '../kit/say-failure'
import type { Session } from '../session/session'

/** Opens another window of this inventory, at a folder. */
export function openWindow({ key }: Session, { id, path, title }: PlaceShown): void {
  call('window.open', { inventory: key, place: { id, path, title } }).catch(sayFailure)
}
