import { ChevronRight } from 'lucide-react'
import { Fragment } from 'react'
import { plainText } from '../../src-shared/domain/rich-text'
import { useText } from '../i18n/text-context'
import type { Branch } from '../tree/branch'
import type { RowId } from '../tree/row-id'
import styles from './toolbar.module.css'

interface BreadcrumbProps {
  readonly path: readonly Branch[]
  readonly onGoTo: (id: RowId) => void
}

/** Where the focus is, from the inventory down; a click goes there. */
export function Breadcrumb({ path, onGoTo }: BreadcrumbProps) {
  const text = useText()
  return (
    <nav aria-label={text.toolbar.path} className={styles.path}>
      {path.map((branch, index) => (
        <Fragment key={branch.id}>
          {index > 0 && <ChevronRight size={14} aria-hidden className={styles.separator} />}
          <button
            type="button"
            className={styles.segment}
            aria-current={index === path.length - 1 ? 'location' : undefined}
            onClick={() => onGoTo(branch.id)}
          >
            {plainText(branch.name)}
          </button>
        </Fragment>
      ))}
    </nav>
  )
}
