import type { AuthServer, AuthStatus } from '../../src-wire/gen/resonite_io/v1/auth.ts'
import { type CallContext, serve } from '../call.ts'
import { nowNanos } from '../clock.ts'
import type { Engine } from '../engine.ts'

const dayNanos = 86_400_000_000_000n

/** "Not signed in" is no error here: OK with everything empty (sheet, section 3). */
export function authService(context: CallContext, engine: Engine): AuthServer {
  const status = async (): Promise<AuthStatus> =>
    engine.isSignedIn
      ? {
          loggedIn: true,
          userId: engine.userId,
          userName: engine.userName,
          sessionExpiresUnixNanos: nowNanos() + dayNanos,
        }
      : { loggedIn: false, userId: '', userName: '', sessionExpiresUnixNanos: 0n }
  return { status: serve(context, { service: 'Auth', method: 'Status' }, status) }
}
