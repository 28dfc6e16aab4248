import type { ReactNode } from 'react'
import styles from './sheet.module.css'

interface SpecimenProps {
  readonly name: string
  /** Of the room that the component gets, in pixels; it fills it. */
  readonly widthPx?: number
  readonly heightPx?: number
  readonly children: ReactNode
}

/** One component in one state, with the words for it above. */
export function Specimen({ name, widthPx, heightPx, children }: SpecimenProps) {
  return (
    <figure className={styles.specimen} style={{ width: widthPx }} data-specimen={name}>
      <figcaption>{name}</figcaption>
      <div className={styles.room} data-fixed={widthPx !== undefined} style={{ height: heightPx }}>
        {children}
      </div>
    </figure>
  )
}
