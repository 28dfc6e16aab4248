import { PanelLeft } from 'lucide-react'
import { IconButton } from '../../kit/button'
import { useText } from '../../kit/text-context'
import { changeSettings, useSettings } from '../../session/settings-store'

/** Shows the sidebar or puts it away. */
export function SidebarToggle() {
  const text = useText()
  const pane = useSettings(settings => settings.sidebar)
  return (
    <IconButton
      label={pane.isOpen ? text.places.hide : text.places.show}
      aria-pressed={pane.isOpen}
      icon={<PanelLeft size={16} />}
      onClick={() => changeSettings({ sidebar: { ...pane, isOpen: !pane.isOpen } })}
    />
  )
}
