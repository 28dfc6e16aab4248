import { History } from 'lucide-react'
import { IconButton } from '../../kit/button'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { activityStore, toggleActivity } from '../../session/activity-store'

/** Opens what is being done and what was done. */
export function ActivityButton() {
  const text = useText()
  const isOpen = useStore(activityStore, view => view.isOpen)
  return (
    <IconButton
      label={text.history.open}
      icon={<History size={14} />}
      aria-expanded={isOpen}
      onClick={toggleActivity}
    />
  )
}
