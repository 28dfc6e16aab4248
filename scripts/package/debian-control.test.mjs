// @ts-check
import { describe, expect, it } from 'vitest'
import { debianArchitecture, debianControl, debianVersion } from './debian-control.mjs'

describe('debianControl', () => {
  it('declares what the program needs', () => {
    const control = debianControl({
      version: '1.0.0',
      architecture: 'amd64',
      installedKilobytes: 270_000,
      depends: ['libc6 (>= 2.28)', 'libnss3'],
    })
    expect(control).toContain('\nDepends: libc6 (>= 2.28), libnss3\n')
    expect(control).toContain('\nInstalled-Size: 270000\n')
    // dpkg reads no file whose last line is cut off.
    expect(control.endsWith('\n')).toBe(true)
  })

  it.each([
    ['1.0.0', '1.0.0'],
    ['1.0.0-beta.1', '1.0.0~beta.1'],
  ])('calls version %s %s', (version, expected) => {
    expect(debianVersion(version)).toBe(expected)
  })

  it.each([
    ['x64', 'amd64'],
    ['arm64', 'arm64'],
  ])('calls %s %s', (arch, expected) => {
    expect(debianArchitecture(arch)).toBe(expected)
  })
})
