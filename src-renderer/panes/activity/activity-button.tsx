import { History } from 'lucide-react'
import { IconButton } from '../../kit/button'
import { useStore } from '../../kit/store'
import { useText } from '../../kit/text-context'
import { useSession } from '../../session/session-context'

/** Opens what is being done and what was done. */
export function ActivityButton() {
  const text = useText()
  const { activity } = useSession()
  const isOpen = useStore(activity.view, view => view.isOpen)
  return (
    <IconButton
      label={text.history.open}
      icon={<History size={14} />}
      aria-expanded={isOpen}
      onClick={activity.toggle}
    />
  )
}
