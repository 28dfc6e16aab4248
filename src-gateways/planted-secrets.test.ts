import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { onTestEnd } from '../src-sandbox/testing/on-test-end.ts'
import { temporaryFolder } from '../src-sandbox/testing/test-sandbox.ts'
import { connectWire } from '../src-wire/testing/wire-client.ts'
import { killGateway, startGateway } from './kit/testing/gateway-process.ts'
import { CEDAR_ACCOUNT, LindenServer } from './linden/testing/linden-server'
import { GridServer } from './opensim/testing/grid-server'
import { ALDER } from './opensim/testing/open-grid'
import { TEST_BUCKET } from './s3/testing/asked-request.ts'
import { S3Server, TEST_ACCESS_KEY } from './s3/testing/s3-server.ts'
import { BotServer, TEST_API_KEY, TEST_BOT, TEST_CODE } from './smartbots/testing/bot-server.ts'

/** A gateway with secrets that were planted, and a service that knows them. */
interface Planted {
  /** Of the gateway, without --secret-fd and --verbose. */
  readonly args: readonly string[]
  readonly secrets: Readonly<Record<string, string>>
  /** The service gives it up from now on, in a way that says much. */
  readonly spoil: () => void
  /** Beside `secrets`: what it was given by the service, and what it made of them to sign in. */
  readonly others: () => readonly string[]
  /** What may hold none of it beyond what every gateway says: such as all but the request that signs in. */
  readonly received: () => readonly string[]
}

const SECRET = 'planted/secret+9f3c0de7key'
const PASSWORD = 'planted-Tuna 42&fish'

/** One for each platform that has secrets: whoever adds one adds a line. */
const PLATFORMS: readonly (readonly [string, () => Promise<Planted>])[] = [
  ['s3', plantedBucket],
  ['opensim', plantedGrid],
  ['linden', plantedRegion],
  ['smartbots', plantedBot],
]

async function plantedBucket(): Promise<Planted> {
  const server = new S3Server({ secretKey: SECRET })
  server.put('hat')
  onTestEnd(() => server.close())
  const place = ['--bucket', TEST_BUCKET, '--access-key', TEST_ACCESS_KEY, '--path-style']
  return {
    args: ['s3', await server.listen(), ...place],
    secrets: { 'secret-key': SECRET },
    spoil: () => {
      server.refuse = ({ headers }) => ({
        status: 403,
        body: `<Error><Code>${JSON.stringify(headers)}</Code></Error>`,
      })
    },
    others: () => [],
    received: () => [JSON.stringify(server.asked)],
  }
}

async function plantedGrid(): Promise<Planted> {
  const account = { id: ALDER, firstName: 'Alder', lastName: 'Testling', password: PASSWORD }
  const server = new GridServer({ basic: { name: 'grid', password: SECRET }, accounts: [account] })
  server.inventory.createUser(ALDER)
  const address = await server.listen()
  onTestEnd(() => server.close())
  return {
    args: ['opensim', address, '--avatar', ALDER, '--service-name', 'grid'],
    secrets: { 'service-password': SECRET, password: PASSWORD },
    spoil: () => void server.close(),
    others: () => [
      Buffer.from(`grid:${SECRET}`).toString('base64'),
      createHash('md5').update(PASSWORD).digest('hex'),
    ],
    received: () => [],
  }
}

async function plantedRegion(): Promise<Planted> {
  const server = new LindenServer({ account: { ...CEDAR_ACCOUNT, password: PASSWORD } })
  const address = await server.listen()
  onTestEnd(() => server.close())
  return {
    args: ['linden', `${address}/`, '--user', 'Cedar Testling', '--sign-in'],
    secrets: { password: PASSWORD },
    spoil: () => server.revoke({ seeds: true }),
    others: () => [...server.sessions].flatMap(([id, caps]) => [id, ...caps.values()]),
    received: () => server.asked.filter(({ at }) => at !== 'login').map(({ body }) => body),
  }
}

async function plantedBot(): Promise<Planted> {
  const server = new BotServer()
  server.inventory.add('', 'Hat')
  const address = await server.listen()
  onTestEnd(() => server.close())
  return {
    args: ['smartbots', address, '--bot', TEST_BOT],
    secrets: { 'access-code': TEST_CODE, 'api-key': TEST_API_KEY },
    spoil: () => {
      server.meddle = ({ inputs }, reply) => {
        const resulttext = `No: ${inputs.get('secret')} ${inputs.get('apikey')}`
        reply.end(JSON.stringify({ result: 'FAIL', resulttext }))
      }
    },
    others: () => [],
    received: () => server.asked.map(({ url }) => url),
  }
}

it.each(PLATFORMS)(
  'nothing secret of %s is in what it logs, answers, is started with or dies with',
  async (_name, plant) => {
    const { args, secrets, spoil, others, received } = await plant()
    const reports = temporaryFolder()
    const gateway = await startGateway({
      args: [...args, '--secret-fd', '3', '--verbose'],
      secrets: JSON.stringify(secrets),
      // What Node writes when a program dies of a fault: stacks, arguments, environment, handles.
      execArgs: ['--report-on-signal', `--report-directory=${reports}`],
    })
    onTestEnd(() => killGateway(gateway))
    const wire = connectWire(gateway.socketPath)
    onTestEnd(() => wire.close())
    const said: unknown[] = [await wire.describe(), await wire.list('/Inventory')]
    const all = [...Object.values(secrets), ...others()].flatMap(formsOf)
    spoil()
    said.push(await wire.list('/Inventory').catch((thrown: unknown) => thrown))
    expect(said.at(-1)).toBeInstanceOf(Error)
    const { pid } = gateway.child
    const started = ['cmdline', 'environ'].map(name => readFileSync(`/proc/${pid}/${name}`, 'latin1'))
    gateway.child.kill('SIGUSR2')
    await expect.poll(() => readdirSync(reports)).toHaveLength(1)
    // It is written whole before it goes on: an answer says that.
    await wire.describe()
    const [report = ''] = readdirSync(reports)
    const died = readFileSync(join(reports, report), 'utf8')
    expect(died).toContain('javascriptStack')
    expect(gateway.stderr()).toContain('Inventory/List')
    const seen = {
      said: JSON.stringify(said, plain),
      log: gateway.stderr(),
      started: started.join(' '),
      died,
      received: received().join(' '),
    }
    for (const [where, text] of Object.entries(seen)) {
      expect([where, ...all.filter(form => text.includes(form))]).toEqual([where])
    }
  },
)

/** In every form in which it travels. */
function formsOf(secret: string): readonly string[] {
  const base64 = Buffer.from(secret).toString('base64').replace(/=+$/, '')
  return [secret, encodeURIComponent(secret), base64, JSON.stringify(secret).slice(1, -1)]
}

function plain(_key: string, value: unknown): unknown {
  if (value instanceof Error) return { ...value, message: value.message, stack: value.stack }
  return typeof value === 'bigint' ? value.toString() : value
}
