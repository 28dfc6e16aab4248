import { ROOT_ID } from '../../grids/grid-entry'
import { Pictures } from '../../grids/pictures/pictures'
import type { Uuid } from '../../grids/uuid'
import type { SubjectOptions } from '../../kit/conformance/subject.ts'
import { servePlatform } from '../../kit/testing/serve-platform.ts'
import { changesOf } from '../changes-of'
import { gridOf } from '../grid'
import { LindenPlatform } from '../linden-platform'
import { LiveHoldings } from '../live-holdings'
import { Session } from '../session'
import { HostRule } from '../wire/host-rule'
import { LindenHttp } from '../wire/linden-http'
import { uuid } from './inventory-store'
import { CEDAR, LindenServer, type LindenServerOptions } from './linden-server'

export interface OpenLinden {
  readonly server: LindenServer
  readonly socketPath: string
  /** How often what is not acked is sent before nobody is believed to hear it: `IMPATIENT_TRIES` where a region does not. */
  readonly rhythm: { tries: number }
  /** The contract's `root` is CEDAR's root. */
  idOf(folder: string): Uuid
  close(): Promise<void>
}

/** Ten seconds, which no machine is too busy for. */
export const PATIENT_TRIES = 200
export const IMPATIENT_TRIES = 4

interface Options extends SubjectOptions {
  readonly region?: LindenServerOptions
  readonly plant?: (server: LindenServer) => void
}

function httpTo(address: string): LindenHttp {
  const hosts = new HostRule({ login: new URL(address), alsoHosts: [], allowPlainHttp: false })
  return new LindenHttp({ hosts, firstPause: 1, timeouts: { connect: 30_000, reply: 30_000 } })
}

/** A region, and a gateway that stays signed in there. */
export async function openLinden({ region, plant, ...options }: Options = {}): Promise<OpenLinden> {
  const server = new LindenServer(region)
  plant?.(server)
  const address = await server.listen()
  const http = httpTo(address)
  const { first, last, password } = server.account
  const credentials = { account: { first, last }, password, code: '', codeHash: '' }
  const target = { address: new URL(`${address}/`), form: 'xml-rpc', presencePause: 1 } as const
  const rhythm = { again: 50, tries: PATIENT_TRIES, ack: 5, leave: 10_000 }
  const session = await Session.open({ http, target, credentials, keepSecret: () => {}, rhythm })
  const holdings = await LiveHoldings.of(session, http, new AbortController().signal)
  const grid = gridOf(`${address}/`, false)
  const platform = new LindenPlatform({
    grid,
    holdings,
    pictures: new Pictures(holdings.texture),
    changes: changesOf(grid, { session, holdings, http, shownWithinMs: 400 }),
    takenAtMs: null,
    whenOver: listener => session.whenOver(listener),
    close: () => http.close(),
  })
  const gateway = await servePlatform(platform, options)
  return {
    server,
    rhythm,
    socketPath: gateway.socketPath,
    idOf: folder => (folder === ROOT_ID ? server.store.rootOf(CEDAR) : uuid(folder)),
    close: async () => {
      await gateway.end()
      await server.close()
    },
  }
}
