import { chmodSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { testFolder } from '../testing/sandbox-process'
import { configuredSource, type DiscoverySettings, socketFolder, socketsIn } from './socket-discovery'

const discovery = (facts: Partial<DiscoverySettings>): DiscoverySettings => ({
  argument: null,
  tls: null,
  env: {},
  home: '/home/ada',
  ...facts,
})

describe('configuredSource', () => {
  it('takes the argument before the environment', () => {
    const env = { RESONITE_IO_SOCKET: '/env.sock' }
    expect(configuredSource(discovery({ argument: 'unix:/arg.sock', env }))).toEqual({
      ok: true,
      value: { address: 'unix:/arg.sock', origin: 'argument' },
    })
  })

  it('takes the environment as it is', () => {
    expect(configuredSource(discovery({ env: { RESONITE_IO_SOCKET: '/env.sock' } }))).toEqual({
      ok: true,
      value: { address: 'unix:/env.sock', origin: 'environment' },
    })
  })

  it('counts an empty environment value as unset', () => {
    expect(configuredSource(discovery({ env: { RESONITE_IO_SOCKET: '' } }))).toBeNull()
  })

  it('complains about an argument that is no address instead of searching', () => {
    expect(configuredSource(discovery({ argument: 'nonsense' }))?.ok).toBe(false)
    expect(configuredSource(discovery({ argument: '' }))?.ok).toBe(false)
  })
})

describe('socketFolder', () => {
  it('prefers the environment, an empty one counting as unset', () => {
    expect(socketFolder(discovery({ env: { RESONITE_IO_SOCKET_DIR: '/run/r' } }))).toBe('/run/r')
    expect(socketFolder(discovery({ env: { RESONITE_IO_SOCKET_DIR: '' } }))).toBe('/home/ada/.resonite-io')
    expect(socketFolder(discovery({ home: null }))).toBeNull()
  })
})

describe('socketsIn', () => {
  it('finds what is named like a socket of the mod, numbers or not', async () => {
    const folder = testFolder()
    for (const name of ['resonite-12.sock', 'resonite-x.sock', 'other.sock', 'resonite-1.txt']) {
      writeFileSync(join(folder, name), '')
    }
    expect((await socketsIn(folder)).map(({ address }) => address)).toEqual([
      `unix:${folder}/resonite-12.sock`,
      `unix:${folder}/resonite-x.sock`,
    ])
  })

  it('finds nothing in a folder that does not exist', async () => {
    expect(await socketsIn('/nowhere/at/all')).toEqual([])
    expect(await socketsIn(null)).toEqual([])
  })
  it('says that a folder cannot be read', async () => {
    const file = join(testFolder(), 'file')
    writeFileSync(file, '')
    await expect(socketsIn(file)).rejects.toThrow('isn’t a folder')
  })

  it.skipIf(process.getuid?.() === 0)('says that a folder may not be read', async () => {
    const folder = testFolder()
    chmodSync(folder, 0)
    await expect(socketsIn(folder)).rejects.toThrow('permission')
  })
})
