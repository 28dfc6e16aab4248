import { type AuthServer, AuthStatus } from '../../src-wire/gen/resonite_io/v1/auth.ts'
import type { ConnectionServer } from '../../src-wire/gen/resonite_io/v1/connection.ts'
import { type InfoServer, ServerInfo, ServerPlatform } from '../../src-wire/gen/resonite_io/v1/info.ts'
import { OpenWorld, type WorldServer } from '../../src-wire/gen/resonite_io/v1/world.ts'
import { Action } from '../../src-wire/gen/satchel/v1/source.ts'
import type { Described } from './described.ts'
import type { Platform } from './platform.ts'
import { type CallContext, serve } from './serve.ts'

const PLATFORMS: Readonly<Partial<Record<NodeJS.Platform, ServerPlatform>>> = {
  win32: ServerPlatform.SERVER_PLATFORM_WINDOWS,
  darwin: ServerPlatform.SERVER_PLATFORM_OSX,
  linux: ServerPlatform.SERVER_PLATFORM_LINUX,
  android: ServerPlatform.SERVER_PLATFORM_ANDROID,
}

export function infoService(context: CallContext, platform: Platform): InfoServer {
  return {
    getServerInfo: serve(context, { name: 'Info/GetServerInfo' }, async () =>
      ServerInfo.fromPartial({
        modVersion: 'Satchel gateway',
        engineVersion: platform.describe().title ?? '',
        platform: PLATFORMS[process.platform] ?? ServerPlatform.SERVER_PLATFORM_OTHER,
        resonitePid: process.pid,
      }),
    ),
  }
}

export function connectionService(context: CallContext): ConnectionServer {
  return {
    ping: serve(context, { name: 'Connection/Ping' }, async ({ message }) => ({
      message,
      serverUnixNanos: BigInt(Date.now()) * 1_000_000n,
    })),
  }
}

export function authService(context: CallContext, platform: Platform): AuthServer {
  return {
    status: serve(context, { name: 'Auth/Status' }, async () => {
      const account = platform.account()
      return AuthStatus.fromPartial(account === null ? {} : { loggedIn: true, ...account })
    }),
  }
}

/** The one world that the platform spawns into; none, and nobody is asked, where nothing is spawned. */
export function worldService(context: CallContext, platform: Platform, described: Described): WorldServer {
  const current = async (): Promise<OpenWorld | undefined> => {
    const world = described.can(Action.ACTION_SPAWN) ? await platform.world?.() : null
    if (!world) return undefined
    return OpenWorld.fromPartial({ sessionId: world.id, name: world.name, focused: true })
  }
  return {
    getCurrent: serve(context, { name: 'World/GetCurrent' }, async () => {
      const world = await current()
      return { world, hasWorld: world !== undefined }
    }),
    listOpenWorlds: serve(context, { name: 'World/ListOpenWorlds' }, async () => {
      const world = await current()
      return { worlds: world === undefined ? [] : [world] }
    }),
  }
}
