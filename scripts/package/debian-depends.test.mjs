// @ts-check
import { describe, expect, it } from 'vitest'
import { debianDepends } from './debian-depends.mjs'

describe('debianDepends', () => {
  it('names each package once, by its old and its new name where it was renamed', () => {
    const depends = debianDepends(['libnss3.so', 'libsmime3.so', 'libgtk-3.so.0'], new Set())
    expect(depends.slice(-2)).toEqual(['libgtk-3-0 | libgtk-3-0t64', 'libnss3'])
    expect(depends).toContain('libx11-xcb1')
  })

  it('leaves out what comes along and what every system has', () => {
    const needed = ['libffmpeg.so', 'libc.so.6', 'ld-linux-x86-64.so.2', 'libpthread.so.0']
    expect(debianDepends(needed, new Set(['libffmpeg.so']))).toEqual(debianDepends([], new Set()))
  })

  it('refuses a library whose package is unknown', () => {
    expect(() => debianDepends(['libnew.so.7'], new Set())).toThrow('libnew.so.7')
  })
})
