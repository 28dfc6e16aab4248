import { PanelLeft } from 'lucide-react'
import { useCommandTip } from '../../actions/command-runner'
import { IconButton } from '../../kit/button'
import { useText } from '../../kit/text-context'
import type { SidePane } from '../../session/use-side-pane'

/** Shows the sidebar or puts it away. */
export function SidebarToggle({ pane: { isOpen, toggle } }: { readonly pane: SidePane }) {
  const text = useText()
  const tip = useCommandTip()
  const label = isOpen ? text.places.hide : text.places.show
  return (
    <IconButton
      label={label}
      {...tip('toggle-sidebar', label)}
      aria-pressed={isOpen}
      icon={<PanelLeft size={16} />}
      onClick={toggle}
    />
  )
}
