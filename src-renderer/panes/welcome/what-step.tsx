import { FolderShape } from '../../kit/folder-shape'
import { KindIcon } from '../../kit/kind-icon'
import { useText } from '../../kit/text-context'
import styles from './welcome-dialog.module.css'

/** What this is. */
export function WhatStep() {
  const text = useText()
  const words = text.welcome
  return (
    <>
      <div className={styles.shape} aria-hidden>
        <FolderShape />
        <span className={styles.kinds}>
          <KindIcon kind="object" size={28} />
          <KindIcon kind="world" size={28} />
          <KindIcon kind="object" size={28} />
          <KindIcon kind="link" size={28} />
        </span>
      </div>
      <p>{words.what}</p>
      <p className={styles.quiet}>{words.safe}</p>
    </>
  )
}
