import { createServer } from 'node:http2'
import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { ROOT_ADDRESS } from '../../src-shared/domain/entry-address'
import { type AppError, AppFailure } from '../../src-shared/errors'
import type { TlsFiles } from '../../src-shared/model/source'
import { startSandbox } from '../testing/sandbox-process'
import { certificateFile, openTlsFront, openTunnel } from '../testing/tls-front'
import { openClient } from './channel'
import { openGateway } from './open-gateway'
import { parseSource } from './source-address'

const OURS: TlsFiles = { caFile: certificateFile('authority.pem'), certificateFile: null, keyFile: null }
const SYSTEM: TlsFiles = { caFile: null, certificateFile: null, keyFile: null }
const PERSON = {
  certificateFile: certificateFile('person.pem'),
  keyFile: certificateFile('person.key.pem'),
}

async function open(address: string, tls: TlsFiles | null) {
  const source = parseSource(address, 'dialog', tls)
  if (!source.ok) throw new AppFailure(source.error)
  const gateway = await openGateway(source.value, { isAccepted: false })
  onTestEnd(() => gateway.close())
  return gateway
}

async function problemOf(address: string, tls: TlsFiles | null): Promise<AppError> {
  try {
    await open(address, tls)
  } catch (thrown) {
    if (thrown instanceof AppFailure) return thrown.error
    throw thrown
  }
  throw new Error('It was opened.')
}

const empty = () => startSandbox({ args: ['--seed', 'empty'] })

describe('a source on the network', () => {
  it('is opened when its certificate is signed by the chosen authority', async () => {
    const port = await openTlsFront((await empty()).socketPath, 'service')
    const gateway = await open(`dns:///localhost:${port}`, OURS)
    expect((await gateway.list(ROOT_ADDRESS)).count).toBe(0)
  })

  it('is opened through a tunnel that ends on this computer', async () => {
    const port = await openTunnel((await empty()).socketPath)
    expect((await (await open(`localhost:${port}`, null)).list(ROOT_ADDRESS)).count).toBe(0)
    expect((await (await open(`ipv4:127.0.0.1:${port}`, null)).list(ROOT_ADDRESS)).count).toBe(0)
  })

  it('is not believed when the authorities of the system do not know it', async () => {
    const port = await openTlsFront((await empty()).socketPath, 'service')
    expect((await problemOf(`localhost:${port}`, { ...SYSTEM, ...PERSON })).message).toBe(
      `The certificate at localhost:${port} isn’t trusted. Choose the authority that signed it.`,
    )
  })

  it('is not believed under another name', async () => {
    const port = await openTlsFront((await empty()).socketPath, 'elsewhere')
    expect((await problemOf(`localhost:${port}`, OURS)).message).toMatch(/is for another name\.$/)
  })

  it('gets the client certificate that it asks for, and says when there is none', async () => {
    const strict = { requestCert: true, rejectUnauthorized: true }
    const port = await openTlsFront((await empty()).socketPath, 'service', strict)
    await open(`localhost:${port}`, { ...OURS, ...PERSON })
    expect((await problemOf(`localhost:${port}`, OURS)).kind).toBe('offline')
  })

  it('says that nothing listens, or that it does not encrypt', async () => {
    const port = await openTunnel((await empty()).socketPath)
    expect((await problemOf(`localhost:${port}`, OURS)).message).toMatch(/doesn’t use encryption/)
    expect((await problemOf('localhost:1', OURS)).message).toBe('No service is running at localhost:1.')
  })

  it('says that a name does not exist', async () => {
    expect((await problemOf('no-such-host.invalid:5000', null)).message).toMatch(
      /couldn’t be found|didn’t answer/,
    )
  })

  it('says of files that cannot be used what is wrong with them', async () => {
    const missing = await problemOf('localhost:1', { ...OURS, caFile: '/none/ca.pem' })
    expect(missing.message).toBe('The file /none/ca.pem can’t be read.')
    const wrong = await problemOf('localhost:1', { ...OURS, caFile: certificateFile('person.key.pem') })
    expect(wrong.message).toMatch(/contains no certificate in PEM format\.$/)
  })

  it('is told from an HTTP/2 server that answers 404 to everything', async () => {
    const server = createServer((_request, response) => {
      response.writeHead(404)
      response.end()
    })
    server.listen(0, '127.0.0.1')
    await new Promise(resolve => server.once('listening', resolve))
    onTestEnd(() => server.close())
    const address = server.address()
    const port = typeof address === 'object' ? address?.port : 0
    expect((await problemOf(`localhost:${port}`, null)).message).toBe(
      'What answers here isn’t an inventory service.',
    )
  })

  it('cannot even be made without encryption when it is elsewhere', () => {
    expect(() => openClient('dns:///inventory.example:5000')).toThrow('without encryption')
  })
})
