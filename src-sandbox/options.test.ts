import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { faultNames } from './fault-table.ts'
import { helpText } from './option-table.ts'
import { parseOptions } from './options.ts'

const parse = (...args: string[]) => parseOptions(args, {})

describe('parseOptions', () => {
  it('stays away from the folder in which Satchel looks for a Resonite', () => {
    expect(parse().socketDir).toBe(join(homedir(), '.resonite-io-sandbox'))
    expect(parseOptions([], { RESONITE_IO_SOCKET_DIR: '/run/x' }).socketDir).toBe('/run/x')
    expect(parseOptions([], { RESONITE_IO_SOCKET_DIR: '' }).socketDir).toBe(
      join(homedir(), '.resonite-io-sandbox'),
    )
  })

  it('keeps its data where the desktop keeps data', () => {
    expect(parse().dataDir).toBe(join(homedir(), '.local', 'share', 'satchel-sandbox'))
    expect(parseOptions([], { XDG_DATA_HOME: '/data' }).dataDir).toBe('/data/satchel-sandbox')
  })

  it('takes a fault as often as it is given', () => {
    expect(parse('--fault', 'no-world', '--fault=delay=20').faults).toEqual(['no-world', 'delay=20'])
  })

  it.each([
    [['--sockte', 'x']],
    [['stray']],
    [['--bulk', 'many']],
    [['--bulk']],
    [['--bulk-root', '-1']],
    [['--seed', 'fruit']],
    [['--data', '']],
    [['--socket', '/a', '--socket-dir', '/b']],
    [['--fault', 'gremlins']],
    [['--fault', 'delay']],
    [['--fault', 'delay=soon']],
    [['--fault', 'no-world=yes']],
    [['--fault', 'unavailable-rate=2']],
    [['--fault', 'unimplemented']],
    [['--fault', 'bridge-missing=camera']],
    [['--fault', 'page-order=sorted']],
  ])('refuses %j with one sentence', args => {
    const oneLine = expect.stringMatching(/^[^\n]{10,}[^\n]$/)
    expect(() => parse(...args)).toThrow(expect.objectContaining({ exitCode: 2, message: oneLine }))
  })

  it('explains every option and every fault', () => {
    for (const name of [...faultNames, '--control', '--bulk-root']) expect(helpText()).toContain(name)
  })
})
