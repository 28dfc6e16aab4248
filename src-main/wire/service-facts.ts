import type { ServiceFacts } from '../../src-shared/model/source'
import { type ServerInfo, ServerPlatform } from '../../src-wire/gen/resonite_io/v1/info'
import { shortText } from './short-text'

const PLATFORM_NAMES: Readonly<Record<number, string>> = {
  [ServerPlatform.SERVER_PLATFORM_WINDOWS]: 'Windows',
  [ServerPlatform.SERVER_PLATFORM_OSX]: 'macOS',
  [ServerPlatform.SERVER_PLATFORM_LINUX]: 'Linux',
  [ServerPlatform.SERVER_PLATFORM_ANDROID]: 'Android',
}

/** What a service says of itself, in our words. */
export function factsOf(info: ServerInfo): ServiceFacts {
  return {
    modVersion: shortText(info.modVersion),
    engineVersion: shortText(info.engineVersion),
    platform: PLATFORM_NAMES[info.platform] ?? 'unknown',
    pid: info.resonitePid,
  }
}
