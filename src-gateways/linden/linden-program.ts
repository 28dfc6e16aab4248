import { Pictures } from '../grids/pictures/pictures'
import type { PlatformProgram, PlatformSetUp } from '../kit/program.ts'
import { StartFailure, usageError } from '../kit/start-failure.ts'
import { changesOf } from './changes-of'
import { type Grid, gridOf } from './grid'
import { LindenPlatform } from './linden-platform'
import { sentenceOf } from './linden-refusal'
import { LiveHoldings } from './live-holdings'
import { Session } from './session'
import { compareSnapshots } from './snapshot/compare-snapshots'
import { replaceSnapshot } from './snapshot/replace-snapshot'
import type { Snapshot } from './snapshot/snapshot'
import { readSnapshot } from './snapshot/snapshot-file'
import { SnapshotHoldings } from './snapshot/snapshot-holdings'
import { takeSnapshot } from './snapshot/take-snapshot'
import { HostRule } from './wire/host-rule'
import { LindenFault } from './wire/linden-fault'
import { LindenHttp } from './wire/linden-http'
import { accountOf } from './wire/login-request'

/** Between two tellings of how far it is. Milliseconds. */
const TELL_MS = 100

/**
 * Three ways: `--snapshot <file>` reads one and asks nobody; with `--sign-in` beside it one is
 * taken anew, and that is all; `--sign-in` alone stays signed in. Without it nobody is ever
 * signed in, since that ends the session of one's viewer.
 */
export const lindenProgram: PlatformProgram = {
  name: 'linden',
  usage: '<agni | aditi | address>',
  summary: 'Second Life, or an OpenSimulator region, by signing in. It signs your viewer out.',
  options: {
    user: { type: 'string', help: 'who signs in: "First Last", or the one name' },
    snapshot: {
      type: 'string',
      help: 'the file of a snapshot; with --sign-in it is taken and the gateway ends',
    },
    'sign-in': { type: 'boolean', help: 'sign in, which ends the session of your viewer' },
    'login-form': { type: 'string', help: 'xml-rpc (what viewers use), or llsd' },
    'region-host': { type: 'string', help: 'further hosts that the grid may lead to, with commas between' },
    'allow-http': { type: 'boolean', help: 'plain HTTP beyond this computer' },
  },
  secrets: {
    password: 'of the person who signs in',
    code: 'of the app for two-factor sign-in, where the service asks for it',
  },
  open: async setUp => {
    const [address, ...others] = setUp.positionals
    if (address === undefined || others.length > 0) throw usageError('Give one grid.')
    const grid = gridOf(address, setUp.values['allow-http'] === true)
    const { snapshot, 'sign-in': signsIn } = setUp.values
    if (typeof snapshot !== 'string') {
      if (signsIn !== true) throw usageError('Nobody is signed in without --sign-in.')
      return await stayingSignedIn(setUp, grid)
    }
    if (signsIn !== true) return ofSnapshot(grid, snapshot)
    await taking(setUp, grid, snapshot)
    return null
  },
}

function ofSnapshot(grid: Grid, file: string): LindenPlatform {
  const snapshot = readOrFail(file)
  if (snapshot === null) throw new StartFailure('No snapshot was taken yet.')
  const holdings = new SnapshotHoldings(snapshot)
  const { takenAtMs } = snapshot
  return new LindenPlatform({
    grid,
    holdings,
    pictures: null,
    changes: null,
    takenAtMs,
    close: async () => {},
  })
}

/** Null where there is none that can be read: nothing is compared then. */
function earlierIn(file: string): Snapshot | null {
  try {
    return readSnapshot(file)
  } catch {
    return null
  }
}

function readOrFail(file: string): Snapshot | null {
  try {
    return readSnapshot(file)
  } catch (thrown) {
    const why = thrown instanceof Error ? thrown.message : String(thrown)
    throw new StartFailure(`The snapshot can't be read: ${why}`)
  }
}

async function stayingSignedIn(setUp: PlatformSetUp, grid: Grid): Promise<LindenPlatform> {
  const http = httpFor(setUp, grid)
  return await worded(http, async () => {
    const session = await signedIn(setUp, grid, http)
    const holdings = await LiveHoldings.of(session, http, setUp.ending)
    const pictures = new Pictures(holdings.texture)
    return new LindenPlatform({
      grid,
      holdings,
      pictures,
      changes: changesOf(grid, { session, holdings, http }),
      takenAtMs: null,
      whenOver: listener => session.whenOver(listener),
      close: () => http.close(),
    })
  })
}

/** Signs out whatever happens: only what came whole is kept. */
async function taking(setUp: PlatformSetUp, grid: Grid, file: string): Promise<void> {
  const http = httpFor(setUp, grid)
  await worded(http, async () => {
    const session = await signedIn(setUp, grid, http)
    let toldAtMs = 0
    try {
      const tell = (progress: object): void => {
        if (performance.now() - toldAtMs < TELL_MS) return
        toldAtMs = performance.now()
        setUp.tell({ progress })
      }
      const snapshot = await takeSnapshot(session, http, tell, setUp.ending)
      setUp.ending.throwIfAborted()
      const earlier = earlierIn(file)
      const hasBefore = replaceSnapshot(file, snapshot)
      if (earlier?.ownerId === snapshot.ownerId) setUp.tell({ compared: compareSnapshots(earlier, snapshot) })
      if (hasBefore)
        setUp.log.info(
          `The snapshot of before has more of what could not be read: it is kept as ${file}.before.`,
        )
      const { listings, unread } = snapshot
      const items = listings.reduce((sum, it) => sum + it.items.length, 0)
      setUp.tell({ taken: { folders: listings.length, items, unread: unread.length, hasBefore } })
    } finally {
      await session.leave()
    }
  })
  await http.close()
}

async function signedIn(
  { values, secrets, keepSecret, ending }: PlatformSetUp,
  grid: Grid,
  http: LindenHttp,
) {
  const { user, 'login-form': form } = values
  if (typeof user !== 'string' || user.trim() === '') throw usageError('Say who signs in: --user.')
  const { password = '', code = '' } = secrets
  if (password === '') throw new StartFailure('A password is needed.')
  const target = { address: grid.login, form: form === 'llsd' ? ('llsd' as const) : ('xml-rpc' as const) }
  const credentials = { account: accountOf(user), password, code, codeHash: '' }
  return await Session.open({ http, target, credentials, keepSecret }, { signal: ending })
}

function httpFor({ values }: PlatformSetUp, { login }: Grid): LindenHttp {
  const also = values['region-host']
  const alsoHosts = typeof also === 'string' ? also.split(',').map(host => host.trim().toLowerCase()) : []
  return new LindenHttp({
    hosts: new HostRule({
      login,
      alsoHosts: alsoHosts.filter(Boolean),
      allowPlainHttp: values['allow-http'] === true,
    }),
  })
}

/** Faults as sentences for whoever started this; what they ask of a person stands beside. */
async function worded<T>(http: LindenHttp, work: () => Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (thrown) {
    await http.close()
    if (!(thrown instanceof LindenFault)) throw thrown
    throw new StartFailure(sentenceOf(thrown), 1, thrown.kind)
  }
}
