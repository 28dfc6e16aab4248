import { Users } from 'lucide-react'
import { useRef } from 'react'
import { titleOf } from '../../../src-shared/domain/names'
import { childPath } from '../../../src-shared/domain/paths'
import { plainText } from '../../../src-shared/domain/rich-text'
import { KindIcon } from '../../kit/kind-icon'
import { RichName } from '../../kit/rich-name'
import { useText } from '../../kit/text-context'
import { titlesOnWay } from '../../listings/listed-entries'
import { Thumbnail } from '../../listings/thumbnail'
import { useSession } from '../../session/session-context'
import type { FoundEntry } from './find-entries'
import styles from './found-row.module.css'
import { useFoundDrag } from './use-found-drag'

interface FoundRowProps {
  readonly elementId: string
  readonly found: FoundEntry
  readonly topPx: number
  readonly position: number
  readonly setSize: number
  readonly isActive: boolean
  readonly onActivate: () => void
  readonly onShow: () => void
}

export function FoundRow(props: FoundRowProps) {
  const { found, isActive, onActivate, onShow } = props
  const { kind, isPublic } = found.entry
  const title = titleOf(found.entry)
  const text = useText()
  const session = useSession()
  const element = useRef<HTMLDivElement>(null)
  useFoundDrag(element, found)
  const folders = [text.app.inventory, ...titlesOnWay(session, found.folder).map(plainText)]
  const words = [text.kinds[kind], ...(isPublic ? [text.tree.isPublic] : []), folders.join(' / ')]
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/interactive-supports-focus -- the box or the list has the focus and points here
    <div
      ref={element}
      id={props.elementId}
      role="option"
      aria-label={plainText(title).trim() || text.tree.unnamed}
      // oxlint-disable-next-line jsx-a11y/role-supports-aria-props -- global since ARIA 1.3, and spoken by Chromium's platforms
      aria-description={words.join(', ')}
      aria-selected={isActive}
      aria-posinset={props.position}
      aria-setsize={props.setSize}
      className={styles.row}
      style={{ transform: `translateY(${props.topPx}px)` }}
      onClick={onActivate}
      onDoubleClick={onShow}
    >
      <span className={styles.picture} data-drag-picture="">
        <Picture found={found} />
      </span>
      <span className={styles.words}>
        <RichName name={title} />
        <FolderPath folders={folders} />
      </span>
      {isPublic && (
        <span className={styles.mark} title={text.tree.isPublic}>
          <Users size={14} aria-hidden />
        </span>
      )}
    </div>
  )
}

function Picture({ found: { entry, folder } }: Pick<FoundRowProps, 'found'>) {
  const path = childPath(folder, entry.name)
  const hasPicture = entry.kind !== 'folder' && entry.kind !== 'link' && path !== null
  return hasPicture ? (
    <Thumbnail entry={entry} path={path} iconPx={20} />
  ) : (
    <KindIcon kind={entry.kind} size={20} />
  )
}

/** Where there is little room, the folder itself is what stays readable. */
function FolderPath({ folders }: { readonly folders: readonly string[] }) {
  const above = folders.slice(0, -1)
  return (
    <span className={styles.path} title={folders.join(' / ')} data-private="">
      {above.length > 0 && <span className={styles.above}>{above.map(name => `${name} / `).join('')}</span>}
      <span className={styles.last}>{folders.at(-1)}</span>
    </span>
  )
}
