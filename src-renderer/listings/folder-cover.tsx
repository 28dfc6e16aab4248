import { useQuery } from '@tanstack/react-query'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { FolderShape } from '../kit/folder-shape'
import { useSession } from '../session/session-context'
import { useSettings } from '../session/settings-store'
import { coverQuery } from './cover-query'
import styles from './folder-cover.module.css'
import { isSmall } from './thumbnail-query'
import { useFolderFacts } from './use-folder-facts'

interface FolderCoverProps {
  readonly entry: Entry
  /** Null where it cannot be opened: nothing is known of it then. */
  readonly path: InventoryPath | null
  /** How large it is drawn at most, in CSS pixels, where that is little. */
  readonly sizePx?: number
}

/** A folder with up to four pictures of what is in it. Its shape is there from the beginning, and stays. */
export function FolderCover({ entry, path, sizePx }: FolderCoverProps) {
  const isLink = entry.kind === 'link'
  return (
    <span className={styles.box}>
      <span className={styles.folder}>
        <FolderShape isLink={isLink} />
        {path && !isLink && <Pictures folder={entry.recordId} path={path} sizePx={sizePx} />}
      </span>
    </span>
  )
}

interface PicturesProps {
  readonly folder: string
  readonly path: InventoryPath
  readonly sizePx: number | undefined
}

const NONE = [] as const

function Pictures({ folder, path, sizePx }: PicturesProps) {
  const session = useSession()
  const pictures = useFolderFacts(folder, path)?.pictures ?? NONE
  const showsPictures = useSettings(settings => settings.showsThumbnails)
  const { data } = useQuery({
    ...coverQuery(session, folder, pictures, isSmall(sizePx === undefined ? sizePx : sizePx / 2)),
    enabled: session.key !== '' && showsPictures && pictures.length > 0,
    // Of the same folder, while others come in: an element may become that of another one.
    placeholderData: (before, query) => (query?.queryKey[3] === folder ? before : undefined),
  })
  if (!showsPictures || !data || data.length === 0 || pictures.length === 0) return null
  return (
    <span className={styles.pictures} data-cover={data.length} data-private="">
      {data.map(url => (
        <img
          key={url}
          src={url}
          alt=""
          draggable={false}
          decoding="async"
          onError={({ currentTarget }) => currentTarget.remove()}
        />
      ))}
    </span>
  )
}
