import { useQuery } from '@tanstack/react-query'
import { ImageOff } from 'lucide-react'
import { useState } from 'react'
import { AppFailure } from '../../src-shared/errors'
import type { Entry } from '../../src-shared/model/entry'
import type { InventoryPath } from '../../src-shared/model/inventory-path'
import { KindIcon } from '../kit/kind-icon'
import { useText } from '../kit/text-context'
import { useHasTimeFor } from '../kit/use-has-time-for'
import { useSession } from '../session/session-context'
import { useSettings } from '../session/settings-store'
import type { Catalogue } from '../text/en'
import { errorText } from '../text/refusal-text'
import styles from './thumbnail.module.css'
import { hasNoPictures, isInterrupted, isSmall, thumbnailQuery } from './thumbnail-query'

const DEFAULT_ICON_PX = 64

interface ThumbnailProps {
  readonly entry: Entry
  readonly path: InventoryPath
  /** Of the shape that stands for a picture; the picture itself takes all the room there is. */
  readonly iconPx?: number
  /** How large it is drawn at most, in CSS pixels, where that is little. */
  readonly sizePx?: number
}

/** The picture of an item, or its kind's shape while there is none, or no time to look at it. */
export function Thumbnail(props: ThumbnailProps) {
  const { recordId, kind } = props.entry
  if (useHasTimeFor(recordId)) return <Picture {...props} />
  return (
    <span className={styles.box} data-private="" data-picture="loading">
      <KindIcon kind={kind} size={props.iconPx ?? DEFAULT_ICON_PX} />
    </span>
  )
}

function Picture({ entry, path, iconPx = DEFAULT_ICON_PX, sizePx }: ThumbnailProps) {
  const text = useText()
  const session = useSession()
  const showsPictures = useSettings(settings => settings.showsThumbnails)
  const { data: picture, error } = useQuery({
    ...thumbnailQuery(session, entry, path, isSmall(sizePx)),
    // Also while nothing is connected: main keeps pictures on disk.
    enabled: session.key !== '' && showsPictures,
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
      {isBroken ? (
        <ImageOff size={iconPx} strokeWidth={1.5} aria-hidden />
      ) : (
        // Also beneath a picture, unseen: a row that is scrolled shows items with and without one in turn.
        <KindIcon kind={entry.kind} size={iconPx} />
      )}
      {data && !isBroken && (
        // Its own element: until a picture is decoded, one that is changed shows the one before.
        <img
          key={data}
          src={data}
          alt=""
          draggable={false}
          decoding="async"
          onError={() => setBrokenUrl(data)}
        />
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
