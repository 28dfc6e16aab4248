import { Eye, MoveRight, Sparkles } from 'lucide-react'
import { isMac } from '../../kit/platform'
import { shortcutText } from '../../kit/shortcut'
import { useText } from '../../kit/text-context'
import styles from './welcome-dialog.module.css'

/** Three gestures that do most of what one wants. */
export function GesturesStep() {
  const text = useText()
  const words = text.welcome
  const gestures = [
    { Icon: Eye, say: words.look, keys: shortcutText('Space', isMac) },
    { Icon: MoveRight, say: words.drag, keys: shortcutText('Mod+Z', isMac) },
    { Icon: Sparkles, say: words.spawn, keys: shortcutText('Mod+Enter', isMac) },
  ]
  return (
    <ul className={styles.gestures}>
      {gestures.map(({ Icon, say, keys }) => (
        <li key={keys}>
          <Icon size={24} strokeWidth={1.5} aria-hidden />
          <span>{say(keys)}</span>
        </li>
      ))}
    </ul>
  )
}
