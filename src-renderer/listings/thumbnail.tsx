import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { useContext, useState } from 'react'
import { AppFailure } from '../../src-shared/errors'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { KindIcon } from '../kit/kind-icon'
import { ScrollPaceContext } from '../kit/scroll-pace'
import { useStore } from '../kit/store'
import { useText } from '../kit/text-context'
import { useInventory } from '../session/session-context'
import { useSettings } from '../session/settings-store'
import type { Catalogue } from '../text/en'
import { errorText } from '../text/refusal-text'
import styles from './thumbnail.module.css'
import { hasNoPictures, isInterrupted, thumbnailQuery } from './thumbnail-query'

const DEFAULT_ICON_PX = 64

interface ThumbnailProps {
  readonly entry: Entry
  readonly path: InventoryPath
  /** Of the shape that stands for a picture; the picture itself takes all the room there is. */
  readonly iconPx?: number
}

/** The picture of an item, or its kind's shape while there is none, or no time to look at it. */
export function Thumbnail(props: ThumbnailProps) {
  const { recordId, kind } = props.entry
  const isFlying = useStore(useContext(ScrollPaceContext).isFlying, value => value)
  const [askedFor, setAskedFor] = useState(isFlying ? null : recordId)
  if (!isFlying && askedFor !== recordId) setAskedFor(recordId)
  if (!isFlying || askedFor === recordId) return <Picture key={recordId} {...props} />
  return (
    <span className={styles.box} data-private="" data-picture="loading">
      <KindIcon kind={kind} size={props.iconPx ?? DEFAULT_ICON_PX} />
    </span>
  )
}

function Picture({ entry, path, iconPx = DEFAULT_ICON_PX }: ThumbnailProps) {
  const text = useText()
  const { key } = useInventory()
  const showsPictures = useSettings(settings => settings.showsThumbnails)
  const { data: picture, error } = useQuery({
    ...thumbnailQuery(key, entry, path),
    // Also while nothing is connected: main keeps pictures on disk.
    enabled: key !== '' && showsPictures,
  })
  const data = showsPictures ? picture : null
  const [brokenUrl, setBrokenUrl] = useState<string | null>(null)
  const isWithout = showsPictures && hasNoPictures(error)
  const isFailed = showsPictures && error !== null && !isWithout && !isInterrupted(error)
  const isBroken = isFailed || (!!data && data === brokenUrl)
  return (
    <span
      className={styles.box}
      data-private=""
      data-picture={pictureState(isWithout ? null : data, isBroken)}
      title={isBroken || isWithout ? whyBroken(text, error) : undefined}
    >
      {data && !isBroken ? (
        <img src={data} alt="" draggable={false} decoding="async" onError={() => setBrokenUrl(data)} />
      ) : isBroken ? (
        <ImageOff size={iconPx} strokeWidth={1.5} aria-hidden />
      ) : (
        <KindIcon kind={entry.kind} size={iconPx} />
      )}
    </span>
  )
}

function whyBroken(text: Catalogue, error: Error | null): string {
  return error instanceof AppFailure ? errorText(text, error.error) : text.inspector.pictureFailed
}

function pictureState(
  data: string | null | undefined,
  isBroken: boolean,
): 'shown' | 'none' | 'failed' | 'loading' {
  if (isBroken) return 'failed'
  if (data === undefined) return 'loading'
  return data === null ? 'none' : 'shown'
}
