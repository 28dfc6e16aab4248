import { Link2 } from 'lucide-react'
import { memo } from 'react'
import styles from './folder-shape.module.css'

/** A folder that fills its box, as pictures do: room for some of them on its front. A link leads to one elsewhere. */
export const FolderShape = memo(function FolderShape({ isLink = false }: { readonly isLink?: boolean }) {
  return (
    <>
      <svg className={styles.shape} viewBox="0 0 100 100" aria-hidden data-link={isLink}>
        <path
          className={styles.back}
          d="M0 9a6 6 0 0 1 6-6h25a6 6 0 0 1 4.5 2L41 11h53a6 6 0 0 1 6 6v20H0z"
        />
        <rect className={styles.front} x="0" y="16" width="100" height="81" rx="6" />
      </svg>
      {isLink && <Link2 className={styles.link} strokeWidth={1.25} aria-hidden />}
    </>
  )
})
