// @ts-check
import { execFileSync } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses'
import { afterEach, describe, expect, it } from 'vitest'
import { projectFolder } from '../project-folder.mjs'

const distFolder = path.join(projectFolder, 'dist')

/** What `npm run package` made last; nothing where nobody packed. */
const tarball = fs.existsSync(distFolder)
  ? fs.readdirSync(distFolder).find(name => /^satchel-.*-linux-.*\.tar\.gz$/.test(name))
  : undefined

/** How a fuse is written in the program: the characters 0 and 1. */
const off = '0'.charCodeAt(0)
const on = '1'.charCodeAt(0)

/** @type {Readonly<Partial<Record<FuseV1Options, number>>>} */
const wanted = {
  [FuseV1Options.RunAsNode]: off,
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: off,
  [FuseV1Options.EnableNodeCliInspectArguments]: off,
  [FuseV1Options.OnlyLoadAppFromAsar]: on,
  [FuseV1Options.GrantFileProtocolExtraPrivileges]: off,
}

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'satchel-fuses-'))
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }))

describe('the packed program', () => {
  it.skipIf(tarball === undefined)('has its fuses set as docs/security.md says', async () => {
    const name = path.basename(tarball ?? '', '.tar.gz')
    const program = path.join(name, 'lib', 'satchel', 'satchel')
    execFileSync('tar', ['-xzf', path.join(distFolder, tarball ?? ''), '-C', folder, program])
    const wire = await getCurrentFuseWire(path.join(folder, program))
    const found = Object.keys(wanted).map(option => [option, Reflect.get(wire, option)])
    expect(Object.fromEntries(found)).toEqual(wanted)
  })
})
