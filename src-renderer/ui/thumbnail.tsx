import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { useInventory } from '../connection/inventory-context'
import { thumbnailQuery } from '../queries/thumbnail-query'
import { KindIcon } from './kind-icon'
import styles from './thumbnail.module.css'

interface ThumbnailProps {
  readonly entry: Entry
  readonly path: InventoryPath
  /** Side of the square in pixels; the place is kept whether or not there is a picture. */
  readonly sizePx: number
}

/** The picture of an item, or its kind's shape while there is none. */
export function Thumbnail({ entry, path, sizePx }: ThumbnailProps) {
  const { key, isReady } = useInventory()
  const { data, isError } = useQuery({ ...thumbnailQuery(key, entry, path), enabled: isReady })
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null)
  const isBroken = isError || (data !== null && data === brokenUrl)
  const iconSize = sizePx > 48 ? 48 : 16
  return (
    <span
      className={styles.box}
      style={{ width: sizePx, height: sizePx }}
      data-picture={pictureState(data, isBroken)}
    >
      {data && !isBroken ? (
        <img src={data} alt="" draggable={false} decoding="async" onError={() => setBrokenUrl(data)} />
      ) : isBroken ? (
        <ImageOff size={iconSize} strokeWidth={1.5} aria-hidden />
      ) : (
        <KindIcon kind={entry.kind} size={iconSize} />
      )}
    </span>
  )
}

function pictureState(
  data: string | null | undefined,
  isBroken: boolean,
): 'shown' | 'none' | 'failed' | 'loading' {
  if (isBroken) return 'failed'
  if (data === undefined) return 'loading'
  return data === null ? 'none' : 'shown'
}
