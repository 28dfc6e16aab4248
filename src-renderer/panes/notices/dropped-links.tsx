import { Search } from 'lucide-react'
import { useText } from '../../kit/text-context'
import styles from './dropped-links.module.css'
import { useDroppedLinks } from './use-dropped-links'

/** Says what a drop would do while a text from another program hovers over the window. */
export function DroppedLinks() {
  const text = useText()
  if (!useDroppedLinks()) return null
  return (
    <div className={styles.frame}>
      <p className={styles.hint}>
        <Search size={16} aria-hidden />
        {text.droppedLinks.hint}
      </p>
    </div>
  )
}
