import { Box, CircleHelp, Folder, FolderOpen, Globe, Link2 } from 'lucide-react'
import { memo } from 'react'
import type { EntryKind } from '../../src-shared/model/entry'
import { assertNever } from '../../src-shared/result'

interface KindIconProps {
  readonly kind: EntryKind
  readonly isOpen?: boolean
  readonly size?: number
}

/** Every kind has a shape of its own; colour never tells it alone. */
export const KindIcon = memo(function KindIcon({ kind, isOpen = false, size = 16 }: KindIconProps) {
  const look = {
    size,
    // Drawn larger, lines would grow with the shape and look coarse.
    strokeWidth: size > 32 ? 60 / size : 1.75,
    fill: 'currentColor',
    fillOpacity: kind === 'folder' ? 0.12 : 0,
    'aria-hidden': true,
  } as const
  switch (kind) {
    case 'folder':
      return isOpen ? <FolderOpen {...look} /> : <Folder {...look} />
    case 'object':
      return <Box {...look} />
    case 'world':
      return <Globe {...look} />
    case 'link':
      return <Link2 {...look} />
    case 'unknown':
      return <CircleHelp {...look} />
    default:
      return assertNever(kind)
  }
})
