import { useText } from '../i18n/text-context'
import { Button } from '../ui/button'
import { openOverlay } from '../view/overlay-store'

export function ConnectButton() {
  const text = useText()
  return <Button onClick={() => openOverlay({ kind: 'connect' })}>{text.source.connect.button}</Button>
}
