import { createServer } from 'node:http'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { onTestEnd } from '../../../src-sandbox/testing/on-test-end'
import { HostRule } from './host-rule'
import { LindenHttp } from './linden-http'

it('fails the call, and nothing else, where a zipped reply is reset in its middle', async () => {
  const uncaught: unknown[] = []
  const note = (thrown: unknown): void => void uncaught.push(thrown)
  process.on('uncaughtException', note)
  onTestEnd(() => process.off('uncaughtException', note))
  const zipped = gzipSync(crypto.getRandomValues(Buffer.alloc(60_000)))
  const server = createServer((_request, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip', 'content-length': zipped.length })
    response.write(zipped.subarray(0, 30_000), () => response.socket?.resetAndDestroy())
  })
  await new Promise<void>(done => server.listen(0, '127.0.0.1', done))
  onTestEnd(() => void server.close())
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('Not listening.')
  const url = `http://127.0.0.1:${address.port}/`
  const hosts = new HostRule({ login: new URL(url), alsoHosts: [], allowPlainHttp: false })
  const http = new LindenHttp({ hosts, timeouts: { connect: 30_000, reply: 30_000 } })
  onTestEnd(() => http.close())
  await expect(http.bytes(url, 1_000_000)).rejects.toMatchObject({ kind: 'unreachable' })
  expect(uncaught).toEqual([])
})
