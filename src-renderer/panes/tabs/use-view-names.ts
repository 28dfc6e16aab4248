import type { PlaceShown } from '../../browser/browser'
import { branchName } from '../../browser/trash-look'
import { keyOf, ROOT_ID } from '../../kit/row-id'
import { useText } from '../../kit/text-context'
import { useAnswers } from '../../listings/session-resolver'
import { useCapabilities } from '../../session/session-context'

/** What a view is called: by its folder, wherever that is now and whatever it is called now. */
export function useViewNames(): (place: PlaceShown) => string {
  const text = useText()
  const { trash } = useCapabilities()
  const { whereIsRecord } = useAnswers()
  return place => {
    if (place.id === ROOT_ID) return text.app.inventory
    const found = whereIsRecord(keyOf(place.id))
    const known = 'seen' in found && found.seen ? { ...place, title: found.title } : place
    return branchName(text, known, trash).trim() || text.tree.unnamed
  }
}
