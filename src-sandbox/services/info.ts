import { type InfoServer, type ServerInfo, ServerPlatform } from '../../src-wire/gen/resonite_io/v1/info.ts'
import { type CallContext, serve } from '../call.ts'

/** The release of the mod whose behaviour the sheet describes. */
const modVersion = '0.5.0'
/** The last word is for people: this is no Resonite. */
const engineVersion = '2026.6.1 sandbox'

export function infoService(context: CallContext): InfoServer {
  const getServerInfo = async (): Promise<ServerInfo> => ({
    modVersion,
    engineVersion,
    platform: platformOf(process.platform),
    isWine: false,
    resonitePid: process.pid,
    rendererPid: 0,
  })
  return { getServerInfo: serve(context, { service: 'Info', method: 'GetServerInfo' }, getServerInfo) }
}

function platformOf(platform: NodeJS.Platform): ServerPlatform {
  switch (platform) {
    case 'win32':
      return ServerPlatform.SERVER_PLATFORM_WINDOWS
    case 'darwin':
      return ServerPlatform.SERVER_PLATFORM_OSX
    case 'linux':
      return ServerPlatform.SERVER_PLATFORM_LINUX
    case 'android':
      return ServerPlatform.SERVER_PLATFORM_ANDROID
    default:
      return ServerPlatform.SERVER_PLATFORM_OTHER
  }
}
