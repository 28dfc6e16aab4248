import { Bot, Cloud, Eye, Folder, Globe, LogIn, Server } from 'lucide-react'
import type { GatewayPlatform } from '../../src-shared/model/added-source'
import { assertNever } from '../../src-shared/result'

/** `resonite`: what is found by itself. */
export function PlatformIcon({
  platform,
  size,
}: {
  readonly platform: GatewayPlatform | 'resonite'
  readonly size: number
}) {
  switch (platform) {
    case 'folder':
      return <Folder size={size} aria-hidden />
    case 'opensim':
      return <Server size={size} aria-hidden />
    case 'secondlife':
      return <Eye size={size} aria-hidden />
    case 'region':
      return <LogIn size={size} aria-hidden />
    case 's3':
      return <Cloud size={size} aria-hidden />
    case 'smartbots':
      return <Bot size={size} aria-hidden />
    case 'resonite':
      return <Globe size={size} aria-hidden />
    default:
      return assertNever(platform)
  }
}
