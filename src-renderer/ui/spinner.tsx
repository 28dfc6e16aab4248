import { LoaderCircle } from 'lucide-react'
import styles from './spinner.module.css'

/** Says that something is under way; stands still for those who asked for less motion. */
export function Spinner({ size = 14 }: { readonly size?: number }) {
  return <LoaderCircle size={size} strokeWidth={size > 24 ? 1.5 : 2} className={styles.spinner} aria-hidden />
}
