import { describe, expect, it } from 'vitest'
import { onTestEnd } from '../../src-sandbox/testing/on-test-end'
import { StartFailure } from '../kit/start-failure.ts'
import { parseGridAddress } from './grid-address'
import { opensimProgram } from './opensim-program'
import { type GridOptions, GridServer } from './testing/grid-server'
import { ALDER } from './testing/open-grid'

describe('the address of a grid', () => {
  it.each([
    ['http://localhost:9000', 'http://localhost:9000'],
    ['http://127.0.0.1:8003/', 'http://127.0.0.1:8003'],
    ['localhost', 'http://localhost:8003'],
    ['https://grid.example.invalid', 'https://grid.example.invalid:8003'],
    [' https://grid.example.invalid:443/xinventory ', 'https://grid.example.invalid'],
    ['http://[::1]:8003', 'http://[::1]:8003'],
  ])('%s is %s', (text, origin) => expect(parseGridAddress(text, false).origin).toBe(origin))

  it.each(['', 'ftp://localhost', 'http://', 'http://localhost/other', 'http://localhost/?a=b'])(
    'is not %j',
    text => expect(() => parseGridAddress(text, true)).toThrow(StartFailure),
  )

  it('is plain HTTP beyond this computer only where that is allowed', () => {
    expect(() => parseGridAddress('http://grid.example.invalid', false)).toThrow(StartFailure)
    expect(() => parseGridAddress('http://127.0.0.1.example.invalid', false)).toThrow(StartFailure)
    expect(parseGridAddress('http://grid.example.invalid', true).host).toBe('grid.example.invalid:8003')
  })

  it('holds no password, and a refusal repeats none', () => {
    const refused = (): unknown => parseGridAddress('http://me:hunter2@localhost', true)
    expect(refused).toThrow(StartFailure)
    expect(refused).not.toThrow(/hunter2/)
  })
})

describe('starting the gateway', () => {
  const start = async (values: Record<string, string>, grid: GridOptions = {}, secrets = {}) => {
    const server = new GridServer({
      accounts: [{ id: ALDER, firstName: 'Alder', lastName: 'Testling', password: 'alderpw' }],
      ...grid,
    })
    server.inventory.createUser(ALDER)
    const address = await server.listen()
    onTestEnd(() => server.close())
    const kept: string[] = []
    const platform = await opensimProgram.open({
      positionals: [address],
      values,
      secrets,
      allowChanges: false,
      log: { info: () => {}, debug: () => {} },
      keepSecret: text => kept.push(text),
      tell: () => {},
      ending: new AbortController().signal,
    })
    if (platform === null) throw new Error('Nothing is served.')
    onTestEnd(() => platform.close())
    return { platform, kept, address }
  }

  it('finds an avatar by name, and is the same inventory as by id', async () => {
    const { platform, address } = await start({ avatar: 'Alder Testling' })
    expect(platform.describe()).toMatchObject({
      identity: `${address}#${ALDER}`,
      ownerName: 'Alder Testling',
    })
  })

  it('fails in words for an avatar that nobody knows', async () => {
    await expect(start({ avatar: 'No Body' })).rejects.toThrow(StartFailure)
    await expect(start({})).rejects.toThrow(/--avatar/)
  })

  it('keeps passwords secret in every form in which they are sent', async () => {
    const basic = { name: 'grid', password: 'hunter2' }
    const secrets = { 'service-password': 'hunter2', password: 'alderpw' }
    const { kept } = await start({ avatar: ALDER, 'service-name': 'grid' }, { basic }, secrets)
    expect(kept).toEqual(['Z3JpZDpodW50ZXIy', 'b958c69bbc1b2323111e8a1facc4c2ba'])
  })

  it('refuses a password that the service cannot understand', async () => {
    const secrets = { 'service-password': 'a:b' }
    await expect(start({ avatar: ALDER, 'service-name': 'grid' }, {}, secrets)).rejects.toThrow(StartFailure)
  })
})
