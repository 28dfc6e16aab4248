import { chmodSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { startSandbox, testFolder } from '../testing/sandbox-process'
import { type DiagnosisParts, diagnose } from './diagnosis'

const partsIn = (folder: string, more: Partial<DiagnosisParts> = {}): DiagnosisParts => ({
  versions: [['Satchel', '0.1.0']],
  discovery: { argument: null, tls: null, env: { RESONITE_IO_SOCKET_DIR: folder }, home: '/home/ada' },
  userData: '/home/ada/.config/satchel',
  isWritable: true,
  logFile: '/home/ada/.config/satchel/logs/main.log',
  state: null,
  failures: [],
  hasNames: false,
  ...more,
})

describe('diagnose', () => {
  it('says of a living service what each of its parts answers', async () => {
    const folder = testFolder()
    await startSandbox({ folder, socketName: 'resonite-1.sock', args: ['--seed', 'empty'] })
    const report = await diagnose(partsIn(folder))
    for (const call of [
      'Connection/Ping',
      'Info/GetServerInfo',
      'Auth/Status',
      'World/GetCurrent',
      'Inventory',
    ])
      expect(report).toMatch(new RegExp(`${call}.* OK in \\d+ ms`))
    expect(report).toContain('signed in')
  })

  it('gives the status codes of what is missing', async () => {
    const folder = testFolder()
    const fault = 'unimplemented=info'
    await startSandbox({ folder, socketName: 'resonite-1.sock', args: ['--seed', 'empty', '--fault', fault] })
    expect(await diagnose(partsIn(folder))).toMatch(/Info\/GetServerInfo +12 UNIMPLEMENTED after/)
  })

  it('says why the others cannot be used, and does not connect to what is not trusted', async () => {
    const folder = testFolder()
    const open = join(folder, 'open')
    mkdirSync(open)
    await startSandbox({ folder: open, socketName: 'a.sock', args: ['--seed', 'empty'] })
    symlinkSync(join(open, 'a.sock'), join(folder, 'resonite-1.sock'))
    writeFileSync(join(folder, 'resonite-2.sock'), '')
    chmodSync(open, 0o777)
    const report = await diagnose(partsIn(folder))
    expect(report).toContain('is a file, not a socket')
    expect(report).toContain(`chmod go-w ${open}`)
    expect(report).toMatch(/resonite-1\.sock\n.*\n +folder .*mode 0700, owner/)
    expect(report).not.toContain('Connection/Ping')
  })

  it('prints nothing that steers a terminal or forges a line, whatever files and variables are called', async () => {
    const odd = '\u001b[2J\u001b]0;x\u0007\nVersions\u202e'
    const folder = testFolder()
    writeFileSync(join(folder, `resonite-${odd.replaceAll('/', '')}.sock`), '')
    const env = { RESONITE_IO_SOCKET_DIR: folder, RESONITE_IO_SOCKET: `/none/${odd}` }
    const discovery = { argument: null, tls: null, env, home: null }
    const report = await diagnose(partsIn(folder, { discovery, userData: odd, logFile: odd }))
    expect(report).not.toMatch(/[^\P{Cc}\n]|[\u202a-\u202e]/u)
    expect(report.match(/^Versions/gm)).toHaveLength(1)
    expect(report).toContain('␛[2J')
  })

  it('says that an address cannot be one', async () => {
    const discovery = { argument: 'ftp://x', tls: null, env: {}, home: null }
    expect(await diagnose(partsIn('/none', { discovery }))).toContain('“ftp://x” isn’t an address')
  })

  it('holds neither the name of the home folder nor names of entries', async () => {
    const error = { kind: 'not-found', message: '', detail: 'No entry at /Inventory/Love letters.' } as const
    const failures = [{ call: 'Inventory/List', code: 5, error, tookMs: 1, atMs: 0 }]
    const report = await diagnose(partsIn('/none', { failures }))
    expect(report).not.toContain('/home/ada')
    expect(report).not.toContain('Love letters')
    expect(report).toContain('1970-01-01T00:00:00.000Z  Inventory/List failed: 5 (not-found)')
    expect(await diagnose(partsIn('/none', { failures, hasNames: true }))).toContain('Love letters')
  })
})
