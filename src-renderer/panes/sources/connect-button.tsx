import { Button } from '../../kit/button'
import { openOverlay } from '../../kit/overlay-store'
import { useText } from '../../kit/text-context'

export function ConnectButton() {
  const text = useText()
  return <Button onClick={() => openOverlay({ kind: 'connect' })}>{text.source.connect.button}</Button>
}
